type Pair = { readonly expected: unknown; readonly actual: unknown; readonly path: readonly string[] };
type Options = {
  /** JSON pointers; `*` stands for any key or index. */
  readonly ignore?: readonly string[];
  /** True when objects may have more keys than expected. */
  readonly subset?: boolean;
};

/**
 * The first difference between two JSON values as a sentence; undefined when there is none. The order of keys does not
 * count, that of lists does. Walks with a list of its own, so that depth costs no stack.
 */
export function differenceOf(expected: unknown, actual: unknown, { ignore = [], subset = false }: Options = {}): string | undefined {
  const ignored = ignore.map((pointer) => pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')));
  const left: Pair[] = [{ expected, actual, path: [] }];
  for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
    const { path } = pair;
    if (ignored.some((parts) => parts.length === path.length && parts.every((part, at) => part === '*' || part === path[at]))) continue;
    const found = Array.isArray(pair.expected) || Array.isArray(pair.actual) ? ofLists(pair, left) : ofOthers(pair, left, subset, ignored);
    if (found !== undefined) return found;
  }
  return undefined;
}

function ofLists({ expected, actual, path }: Pair, left: Pair[]): string | undefined {
  if (!Array.isArray(expected) || !Array.isArray(actual)) return unlike(expected, actual, path);
  if (expected.length !== actual.length) return `${place(path)} has ${actual.length} items, not ${expected.length}.`;
  for (let at = expected.length - 1; at >= 0; at--) left.push({ expected: expected[at] as unknown, actual: actual[at] as unknown, path: [...path, String(at)] });
  return undefined;
}

function ofOthers({ expected, actual, path }: Pair, left: Pair[], subset: boolean, ignored: readonly (readonly string[])[]): string | undefined {
  if (!isObject(expected) || !isObject(actual)) return expected === actual ? undefined : unlike(expected, actual, path);
  const counts = (key: string): boolean => !ignored.some((parts) => parts.length === path.length + 1 && [...path, key].every((part, at) => parts[at] === '*' || parts[at] === part));
  const keys = Object.keys(expected).filter(counts);
  const missing = keys.find((key) => !Object.hasOwn(actual, key));
  if (missing !== undefined) return `${place([...path, missing])} is not there.`;
  const extra = subset ? undefined : Object.keys(actual).find((key) => !Object.hasOwn(expected, key) && counts(key));
  if (extra !== undefined) return `${place([...path, extra])} was not expected.`;
  for (const key of keys.toReversed()) left.push({ expected: expected[key], actual: actual[key], path: [...path, key] });
  return undefined;
}

function unlike(expected: unknown, actual: unknown, path: readonly string[]): string {
  return `${place(path)} is ${brief(actual)}, not ${brief(expected)}.`;
}

function place(path: readonly string[]): string {
  if (path.length === 0) return 'The value';
  const pointer = path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return pointer.length > 200 ? `${pointer.slice(0, 200)}…` : pointer;
}

function brief(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
