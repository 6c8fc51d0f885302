import type { Node } from 'web-tree-sitter';
import type { SchemaEntry, SchemaNode, SourceRange } from '../../schemaNode.ts';
import { keyword, scalarAt, unseenAt, withEntry } from '../library/schemaTree.ts';
import type { ZodVersion } from './zodType.ts';

/** A call of a method: its name's place, and its arguments. */
export type ZodCall = { readonly name: string; readonly at: SourceRange; readonly args: readonly Node[] };

/** What a check leaves of the keywords; undefined where that is not certain. */
type Checked = readonly SchemaEntry[] | undefined;

/** The value of `format`, as both versions send it. */
const formats: Readonly<Record<string, string>> = { email: 'email', url: 'uri', uuid: 'uuid', date: 'date', duration: 'duration' };
/** Version 4 sends the check's own name as `format`; version 3 a pattern. */
const patterned: Readonly<Record<string, string>> = {
  cuid: 'cuid', cuid2: 'cuid2', ulid: 'ulid', nanoid: 'nanoid', emoji: 'emoji', startsWith: 'starts_with', endsWith: 'ends_with', includes: 'includes',
};
/** Only version 4 has them, or sends anything for them. */
const newer: Readonly<Record<string, string>> = {
  guid: 'uuid', uuidv4: 'uuid', uuidv6: 'uuid', uuidv7: 'uuid', ipv4: 'ipv4', ipv6: 'ipv6', cidrv4: 'cidrv4', cidrv6: 'cidrv6', xid: 'xid', ksuid: 'ksuid', jwt: 'jwt', e164: 'e164', lowercase: 'lowercase', uppercase: 'uppercase', httpUrl: 'uri',
};
/** They change the value and say nothing of it. */
const silent: ReadonlySet<string> = new Set(['trim', 'toLowerCase', 'toUpperCase', 'normalize']);

/** True for the name of a text's format, which version 4 also has as a function of its own: `z.email()`. */
export function isTextFormat(name: string): boolean {
  return [formats, patterned, newer].some((known) => Object.hasOwn(known, name)) && !['startsWith', 'endsWith', 'includes', 'lowercase', 'uppercase', 'date', 'duration'].includes(name);
}

/** The keywords of a text with one more check. */
export function checkedText(entries: readonly SchemaEntry[], { name, at, args }: ZodCall, read: (node: Node) => SchemaNode, version: ZodVersion): Checked {
  // In version 3 some releases of the helpers refuse them.
  if (silent.has(name)) return version === 'v3' ? undefined : entries;
  const [first] = args;
  const bound = first === undefined ? unseenAt(at) : read(first);
  const withPattern = (): Checked => (entries.some(({ key }) => key.name === 'pattern') ? undefined : withEntry(entries, keyword('pattern', name === 'regex' ? patternOf(first, at) : unseenAt(at), at)));
  const withFormat = (format: string | undefined): Checked => {
    const rest = withPattern();
    return rest && withEntry(rest, keyword('format', format ?? unseenAt(at), at));
  };
  /** Version 4 sends a pattern with most formats. */
  const plainFormat = (format: string): Checked => {
    if (entries.some(({ key }) => key.name === 'format')) return undefined;
    return version === 'v3' || (version === 'v4' && format === 'uri') ? withEntry(entries, keyword('format', format, at)) : withFormat(format);
  };
  // In version 4 the last check that has a format gives it, also where its own is none.
  switch (name) {
    case 'min': return limited(entries, 'minLength', bound, at);
    case 'max': return limited(entries, 'maxLength', bound, at);
    case 'nonempty': return limited(entries, 'minLength', scalarAt(at, 1), at);
    case 'length': return limited(limited(entries, 'minLength', bound, at), 'maxLength', bound, at);
    case 'regex': return withPattern()?.flatMap((entry) => (entry.key.name !== 'format' || version === 'v3' ? [entry] : version === 'v4' ? [] : [keyword('format', unseenAt(at), at)]));
    case 'base64': {
      const rest = version === 'v3' ? entries : withFormat(version === 'v4' ? 'base64' : undefined);
      return rest && withEntry(rest, keyword('contentEncoding', 'base64', at));
    }
    // With options, and in some releases for a time, there is a pattern in place of the format.
    case 'datetime': return args.length > 0 ? withFormat(undefined) : plainFormat('date-time');
    case 'time': return version === 'v3' ? plainFormat('time') : withFormat(undefined);
    default: break;
  }
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format !== undefined) return plainFormat(format);
  if (Object.hasOwn(patterned, name)) return version === 'v3' ? withPattern() : withFormat(version === 'v4' ? patterned[name] : undefined);
  return Object.hasOwn(newer, name) && version !== 'v3' ? withFormat(newer[name]) : undefined;
}

/** One limit; of two of a kind the narrower one is sent, which is not worked out. */
export function limited(entries: readonly SchemaEntry[], name: string, bound: SchemaNode, at: SourceRange): readonly SchemaEntry[] {
  return withEntry(entries, keyword(name, entries.some(({ key }) => key.name === name) ? unseenAt(at) : bound, at));
}

function patternOf(argument: Node | undefined, at: SourceRange): SchemaNode {
  const pattern = argument?.type === 'regex' ? argument.childForFieldName('pattern') : null;
  return pattern === null || pattern === undefined ? unseenAt(at) : { kind: 'scalar', range: { start: pattern.startIndex, end: pattern.endIndex }, value: pattern.text };
}
