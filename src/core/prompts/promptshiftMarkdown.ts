import { LineIndex } from '../text/lineIndex.ts';
import type { TextRange } from '../text/range.ts';
import type { PromptFormat } from './format.ts';
import { readFrontMatter, type FrontMatter } from './frontMatter.ts';
import { splitMessages } from './messageBlocks.ts';
import { analyzeTemplate } from './template.ts';
import type { Placeholder, Prompt, PromptMessage, PromptProblem } from './types.ts';

const semver = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** Promptshift's own format: `prompts/<name>/<semver>.md`, YAML front matter, `# System` and the other message headings. */
export const promptshiftMarkdown: PromptFormat = {
  id: 'promptshift',
  matches: (path) => {
    const segments = segmentsOf(path);
    return segments.at(-3) === 'prompts' && versionOf(segments) !== undefined;
  },
  parse,
};

function parse(path: string, text: string): Prompt {
  const lines = new LineIndex(text);
  const front = readFrontMatter(text);
  const found: { readonly message: string; readonly range: TextRange }[] = [...front.problems];
  const report = (message: string, range: TextRange): void => void found.push({ message, range });

  const { blocks, loose, openFence } = splitMessages(text, front.bodyStart);
  if (blocks.length === 0) report('The prompt has no message: start one with a heading such as # User.', { start: front.bodyStart, end: text.length });
  else if (loose !== undefined) report('This text belongs to no message: put it under a heading such as # System.', loose);
  if (openFence !== undefined) report('This code fence is never closed, so headings after it are text.', openFence);

  const messages: PromptMessage[] = [];
  const placeholders: Placeholder[] = [];
  for (const { role, body } of blocks) {
    const template = text.slice(body.start, body.end).replaceAll(/\r\n?/g, '\n');
    messages.push({ role, template, range: body, line: lines.positionAt(body.start).line });
    const inFile = templateRanges(text, template, body);
    const { uses, problems } = analyzeTemplate(template);
    for (const use of uses) {
      const range = inFile(use.range);
      placeholders.push({ name: use.parts[0] ?? '', path: use.parts.join('.'), parts: use.parts, range, line: lines.positionAt(range.start).line, required: use.required });
    }
    for (const { message, range } of problems) report(message, inFile(range));
  }
  const segments = segmentsOf(path);
  const version = versionOf(segments);
  // of half-read YAML the syntax error alone is worth saying
  const read = readFields(front, front.problems.length === 0 ? report : () => {});
  return {
    path,
    name: (version === undefined ? undefined : segments.at(-2)) ?? (segments.at(-1) ?? path).replace(/\.md$/i, ''),
    ...(version === undefined ? {} : { version }),
    ...read,
    messages,
    placeholders,
    metadata: front.values,
    problems: found.map(({ message, range }): PromptProblem => ({ message, range, ...lines.positionAt(range.start) })).toSorted((a, b) => a.range.start - b.range.start),
  };
}

function readFields(
  front: FrontMatter,
  report: (message: string, range: TextRange) => void,
): Pick<Prompt, 'description' | 'owner' | 'model' | 'parameters' | 'input' | 'expectedTokens'> {
  const { values } = front;
  const text = (key: string): string | undefined => {
    const value = values[key];
    if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
    report(`"${key}" must be a text.`, front.keyRange(key));
    return undefined;
  };
  const map = (value: unknown, name: string, key: string): Readonly<Record<string, unknown>> | undefined => {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
    report(`"${name}" must be a map of names to values.`, front.keyRange(key));
    return undefined;
  };
  const description = text('description');
  const owner = text('owner');
  const model = text('model');
  const modelRange = front.scalarRange('model');
  const input = map(values['input'], 'input', 'input') ?? {};
  const schema = map(input['schema'], 'input.schema', 'input');
  const expected = map(values['expectedTokens'], 'expectedTokens', 'expectedTokens');
  const tokens = (name: 'input' | 'output'): { [key in typeof name]?: number } => {
    const value = expected?.[name];
    return typeof value === 'number' && value >= 0 ? { [name]: value } : {};
  };
  return {
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    ...(model === undefined || model === '' || modelRange === undefined ? {} : { model: { text: model, range: modelRange } }),
    parameters: map(values['parameters'], 'parameters', 'parameters') ?? {},
    input: { ...(schema === undefined ? {} : { schema }), defaults: map(input['default'], 'input.default', 'input') ?? {} },
    ...(expected === undefined ? {} : { expectedTokens: { ...tokens('input'), ...tokens('output') } }),
  };
}

/** Template offsets count `\n` where the file may have `\r\n`: lines and columns agree, offsets do not. */
function templateRanges(text: string, template: string, body: TextRange): (range: TextRange) => TextRange {
  const inTemplate = new LineIndex(template);
  const inBody = new LineIndex(text.slice(body.start, body.end));
  const offset = (at: number): number => {
    const { line, column } = inTemplate.positionAt(at);
    return body.start + inBody.lineStart(line) + column - 1;
  };
  return ({ start, end }) => ({ start: offset(start), end: offset(end) });
}

function segmentsOf(path: string): readonly string[] {
  return path.split(/[\\/]/);
}

function versionOf(segments: readonly string[]): string | undefined {
  const file = segments.at(-1) ?? '';
  const stem = file.replace(/\.md$/i, '');
  return stem !== file && semver.test(stem) ? stem : undefined;
}
