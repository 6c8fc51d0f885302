/** The first `$ref` of a schema that points outside of it; undefined when there is none. */
export function remoteReference(schema: unknown): string | undefined {
  const left: unknown[] = [schema];
  const seen = new Set<unknown>();
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    for (const [key, value] of Object.entries(node)) {
      if ((key === '$ref' || key === '$dynamicRef' || key === '$recursiveRef') && typeof value === 'string' && !value.startsWith('#')) return value.slice(0, 200);
      left.push(value);
    }
  }
  return undefined;
}
