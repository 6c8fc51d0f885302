import type { LanguageId } from '../../src/core/scan/types.ts';
import { constructNames, constructs, type ConstructFixture } from './constructs.ts';

type Parser = { readonly name: string; readonly parser: string };

/** What reads each language: a package (its version is added from package.json), or a lexer of this project. */
const parsers: Readonly<Record<LanguageId, Parser>> = {
  typescript: { name: 'TypeScript', parser: '@vscode/tree-sitter-wasm' }, tsx: { name: 'TSX', parser: '@vscode/tree-sitter-wasm' },
  javascript: { name: 'JavaScript, JSX', parser: '@vscode/tree-sitter-wasm' }, python: { name: 'Python', parser: '@vscode/tree-sitter-wasm' },
  go: { name: 'Go', parser: '@vscode/tree-sitter-wasm' }, java: { name: 'Java', parser: '@vscode/tree-sitter-wasm' },
  csharp: { name: 'C#', parser: '@vscode/tree-sitter-wasm' }, ruby: { name: 'Ruby', parser: '@vscode/tree-sitter-wasm' },
  rust: { name: 'Rust', parser: '@vscode/tree-sitter-wasm' }, php: { name: 'PHP', parser: '@vscode/tree-sitter-wasm' },
  cpp: { name: 'C, C++', parser: '@vscode/tree-sitter-wasm' }, kotlin: { name: 'Kotlin', parser: '@tree-sitter-grammars/tree-sitter-kotlin' },
  swift: { name: 'Swift', parser: '@repomix/tree-sitter-wasms' }, bash: { name: 'Bash', parser: '@vscode/tree-sitter-wasm' },
  powershell: { name: 'PowerShell', parser: '@vscode/tree-sitter-wasm' }, hcl: { name: 'HCL, Terraform', parser: '@tree-sitter-grammars/tree-sitter-hcl' },
  toml: { name: 'TOML', parser: 'toml-eslint-parser' }, ini: { name: 'INI, properties', parser: 'our lexer' },
  dockerfile: { name: 'Dockerfile', parser: 'our lexer' }, sql: { name: 'SQL', parser: 'our lexer' }, bicep: { name: 'Bicep', parser: 'our lexer' },
  prompt: { name: '.prompt, .prompty', parser: 'front matter: `yaml`; text: our lexer' }, baml: { name: 'BAML', parser: 'our lexer' },
  json: { name: 'JSON, JSONC', parser: 'jsonc-parser' }, yaml: { name: 'YAML', parser: 'yaml' }, dotenv: { name: '.env', parser: 'our lexer' },
  notebook: { name: 'Jupyter notebook', parser: 'jsonc-parser' }, markdown: { name: 'Markdown', parser: 'our splitter; front matter and fenced code by their own languages' },
};

const introduction = `# Languages and constructs

What the scanner recognises, and in which languages. Every cell that is filled is a snippet in [test/fixtures/constructs](../test/fixtures/constructs) which the unit tests scan: each id in it must be found at its place, with its role. The cell says which role that is, and links the file. An empty cell says that there is no such snippet: often the language does not have the construct. "not yet" marks a snippet that is judged wrongly today.

The roles: \`usage\` selects the model that is called, \`branch\` changes behaviour with the model, \`catalog\` lists known models, \`assert\` is expected in a test, \`mention\` is text, \`dynamic\` is only complete at run time. Of markers, spelling and positions the fixtures' [expected.json](../test/fixtures/constructs/expected.json) is the record; this page is written from it by \`npm run languages\`.
`;

/** The text of `docs/languages.md`. `versions` are the dependencies of package.json. */
export function languagesPage(fixtures: readonly ConstructFixture[], versions: Readonly<Record<string, string>>): string {
  const cells = fixtures.reduce((sum, { cells: own }) => sum + Object.keys(own).length, 0);
  const gaps = fixtures.flatMap((fixture) => gapLines(fixture));
  return [
    introduction,
    `${fixtures.length} languages and formats, ${cells} cells, ${gaps.length} known gaps.\n`,
    '## Constructs\n', ...table(fixtures), '',
    '## Parsers\n', '| language | read by |', '|---|---|',
    ...fixtures.map(({ language }) => `| ${parsers[language].name} | ${parserOf(language, versions)} |`), '',
    '## Known gaps\n', ...(gaps.length === 0 ? ['None among the snippets.'] : gaps), '',
  ].join('\n');
}

function table(fixtures: readonly ConstructFixture[]): readonly string[] {
  const head = ['language', ...constructNames.map((name) => constructs[name])];
  return [row(head), row(head.map(() => '---')), ...fixtures.map((fixture) => row([parsers[fixture.language].name, ...constructNames.map((name) => cell(fixture, name))]))];
}

function cell({ file, cells, gaps }: ConstructFixture, name: (typeof constructNames)[number]): string {
  const lines = cells[name];
  if (lines === undefined) return gaps[name] === undefined ? '' : 'not yet';
  const roles = new Set(lines.map((line) => (line.endsWith(' alias') ? 'alias' : line.split(' ')[1] ?? '')));
  return `[${[...roles].join(', ')}](../test/fixtures/constructs/${file})`;
}

function gapLines({ language, gaps }: ConstructFixture): readonly string[] {
  return constructNames.flatMap((name) => {
    const gap = gaps[name];
    if (gap === undefined) return [];
    return [`- ${parsers[language].name}, ${constructs[name]}: should be ${listed(gap.expected)}; is ${listed(gap.found)}.`];
  });
}

const listed = (lines: readonly string[]): string => (lines.length === 0 ? 'not found' : lines.map((line) => `\`${line}\``).join(', '));

const row = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;

function parserOf(language: LanguageId, versions: Readonly<Record<string, string>>): string {
  const { parser } = parsers[language];
  if (parser.startsWith('our ') || parser.includes(':')) return parser;
  const version = versions[parser];
  if (version === undefined) throw new Error(`${parser} is not a dependency in package.json. Correct the parser of ${language} in scripts/docs/languagesPage.ts.`);
  return `\`${parser}\` ${version}`;
}
