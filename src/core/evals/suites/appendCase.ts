import { isMap, isScalar, isSeq, parseDocument, stringify, type Document, type ParsedNode } from 'yaml';
import { PromptshiftError } from '../../errors.ts';
import type { TextEdit } from '../../text/range.ts';
import type { Assertion } from '../assertions/options.ts';

/** A case to add, as it stands in a suite. */
export type NewCase = { readonly id: string; readonly vars: Readonly<Record<string, unknown>>; readonly assert?: readonly Assertion[] };

/**
 * The edit that adds a case at the end of a suite's `cases`; nothing else of the text changes.
 * @throws PromptshiftError `configuration` for a suite that is no valid YAML, has `cases` in brackets, or has a case of this id
 */
export function appendCase(path: string, text: string, added: NewCase): TextEdit {
  const document = parseDocument<ParsedNode>(text, { prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined || !isMap(document.contents)) throw new PromptshiftError('configuration', `${path} is not a valid suite.`, 'Correct it first; the Test Explorer says what is wrong with it.');
  if (caseIds(document).includes(added.id)) throw new PromptshiftError('configuration', `${path} has a case "${added.id}" already.`, 'Choose another id.');
  const line = text.includes('\r\n') ? '\r\n' : '\n';
  const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === 'cases');
  const cases = pair?.value;
  if (cases === undefined || (isScalar(cases) && cases.value === null)) {
    const at = pair === undefined ? text.length : lineEnd(text, (pair.key as { readonly range: readonly [number, number, number] }).range[1]);
    return insertion(text, at, `${pair === undefined ? `cases:${line}` : ''}${caseText(added, '  ', line)}`, line);
  }
  if (!isSeq(cases) || cases.flow === true || cases.items.length === 0) throw new PromptshiftError('configuration', `The cases of ${path} are not a list of lines.`, 'Write each case on a line of its own, beginning with "- ".');
  const last = cases.items.at(-1) as ParsedNode | undefined;
  const first = cases.items[0] as ParsedNode | undefined;
  if (last?.range === undefined || last.range === null || first?.range === undefined || first.range === null) throw new PromptshiftError('configuration', `The cases of ${path} cannot be added to.`, 'Add the case by hand.');
  const dash = text.lastIndexOf('-', first.range[0]);
  const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
  return insertion(text, lineEnd(text, last.range[1]), caseText(added, indent, line), line);
}

/** The text of a new suite that holds one case. Paths are relative to the suite. */
export function newSuiteText(suite: { readonly name: string; readonly prompt: string } & Readonly<Record<'alias' | 'baseline' | 'candidate', string | undefined>>, added: NewCase): string {
  const { alias, baseline, candidate, name, prompt } = suite;
  const models = alias === undefined ? { baseline, candidate } : { alias };
  return `${stringify({ name, prompt, ...models })}cases:\n${caseText(added, '  ', '\n')}\n`;
}

function caseIds({ contents }: Document<ParsedNode>): readonly unknown[] {
  const cases = isMap(contents) ? contents.get('cases') : undefined;
  return isSeq(cases) ? cases.items.map((item) => (isMap(item) ? item.get('id') : undefined)) : [];
}

function caseText({ id, vars, assert }: NewCase, indent: string, line: string): string {
  const text = stringify([{ id, vars, ...(assert === undefined || assert.length === 0 ? {} : { assert }) }], { lineWidth: 0 }).trimEnd();
  return text.split('\n').map((each) => (each === '' ? each : indent + each)).join(line);
}

/** Behind the line that an offset stands on, without its end. */
function lineEnd(text: string, offset: number): number {
  // a block scalar ends behind its last line end
  const from = text[offset - 1] === '\n' ? offset - 1 : offset;
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}

function insertion(text: string, at: number, added: string, line: string): TextEdit {
  const before = at === 0 || text.slice(0, at).endsWith('\n') ? '' : line;
  const after = at === text.length ? line : '';
  return { range: { start: at, end: at }, newText: `${before}${added}${after}` };
}
