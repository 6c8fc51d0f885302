/** UTF-16 units; more is no front matter. */
const longest = 50_000;

/** The front matter of a prompt file as YAML at its place: what stands before it is blank, what follows is cut. Undefined where there is none. */
export function frontMatterText(text: string): string | undefined {
  const front = /^(\uFEFF?---[^\S\n]*\r?\n)([\s\S]*?)^---[^\S\n]*\r?$/m.exec(text.slice(0, longest));
  if (front === null || front.index !== 0) return undefined;
  const before = front[1] ?? '';
  return before.replaceAll(/[^\r\n]/g, ' ') + (front[2] ?? '');
}
