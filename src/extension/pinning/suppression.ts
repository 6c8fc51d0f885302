import type { LanguageId } from '../../core/scan/types.ts';

/** How a line comment begins; undefined where the format has none (JSON proper). */
const commentStarts: Readonly<Record<LanguageId, string | undefined>> = {
  typescript: '//', tsx: '//', javascript: '//', go: '//', java: '//',
  python: '#', yaml: '#', dotenv: '#',
  csharp: '//', rust: '//', php: '//', cpp: '//', kotlin: '//', swift: '//',
  ruby: '#', bash: '#', powershell: '#', hcl: '#', toml: '#', ini: '#', dockerfile: '#',
  bicep: '//', baml: '//', sql: '--', prompt: undefined,
  json: undefined, notebook: undefined, markdown: undefined,
};

/** Text of a comment line that suppresses a rule on the line below, with that line's indentation; undefined where it cannot be. */
export function suppressionLine(language: LanguageId, rule: string, nextLine: string): string | undefined {
  const start = commentStarts[language];
  if (start === undefined) return undefined;
  const indentation = /^[ \t]*/.exec(nextLine)?.[0] ?? '';
  return `${indentation}${start} promptshift-ignore ${rule}: `;
}
