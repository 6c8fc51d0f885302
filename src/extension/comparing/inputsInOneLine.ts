/** Inputs by name, to tell one row of a list from another; at most `length` UTF-16 units. */
export function inputsInOneLine(inputs: Readonly<Record<string, unknown>>, length: number): string {
  const line = Object.entries(inputs).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(' · ').replaceAll(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
