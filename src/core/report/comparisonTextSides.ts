import type { CheckView, ComparisonView, SideName, SideView, ToolCallView } from '../views/comparison.ts';
import { changeWords, checkWords, servedBy } from './comparisonWords.ts';
import { printableText } from './printableText.ts';
import { padText, wrapText } from './textColumns.ts';
import type { Paint } from './types.ts';

/** From this width on the two answers stand side by side. */
const wide = 120;

/** A line with its style, so that it can be padded before it is painted. */
type Line = { readonly text: string; readonly style?: Parameters<Paint>[0] };

/** Both answers with their headings, tool calls and checks. */
export function sidesText(view: ComparisonView, paint: Paint, columns: number): readonly string[] {
  return columns < wide ? [...stacked('baseline', view.baseline, paint), ...stacked('candidate', view.candidate, paint)] : sideBySide(view, paint, columns);
}

function stacked(side: SideName, view: SideView, paint: Paint): readonly string[] {
  const { model, notes } = heading(view);
  return [
    `${paint('strong', side.padEnd('candidate'.length))}  ${model}${notes === '' ? '' : `   ${paint('faint', notes)}`}`,
    ...(view.text === '' ? [] : [indent(printableText(view.text))]),
    ...checkLines(view).map(({ text, style }) => `  ${style === undefined ? text : paint(style, text)}`),
    ...(view.error === undefined ? [] : [`  ${paint('error', printableText(view.error))}`]),
    '',
  ];
}

function sideBySide(view: ComparisonView, paint: Paint, columns: number): readonly string[] {
  const width = Math.floor((columns - 3) / 2);
  const heads = [headLines('baseline', view.baseline, width), headLines('candidate', view.candidate, width)];
  const tallest = Math.max(...heads.map(({ length }) => length));
  const [left = [], right = []] = [view.baseline, view.candidate].map((side, index) => {
    const head = heads[index] ?? [];
    // the answers begin on the same line, however long their headings are
    return [...head, ...Array.from({ length: tallest - head.length }, (): Line => ({ text: '' })), ...bodyLines(side, width)];
  });
  const show = ({ text, style }: Line, padded: boolean): string => {
    const full = padded ? padText(text, width) : text;
    return style === undefined ? full : `${paint(style, text)}${full.slice(text.length)}`;
  };
  const blank: Line = { text: '' };
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) => `${show(left[index] ?? blank, true)} │ ${show(right[index] ?? blank, false)}`.trimEnd());
  return [...rows, ''];
}

function wrapped(text: string, width: number, style?: Line['style']): readonly Line[] {
  return wrapText(text, width).map((line) => (style === undefined ? { text: line } : { text: line, style }));
}

function headLines(side: SideName, view: SideView, width: number): readonly Line[] {
  const { model, notes } = heading(view);
  return [...wrapped(`${side}: ${model}`, width, 'strong'), ...(notes === '' ? [] : wrapped(notes, width, 'faint'))];
}

function bodyLines(view: SideView, width: number): readonly Line[] {
  return [
    { text: '─'.repeat(width), style: 'faint' },
    ...(view.text === '' ? [] : wrapped(printableText(view.text), width)),
    ...checkLines(view).flatMap(({ text, style }) => wrapped(text, width, style)),
    ...(view.error === undefined ? [] : wrapped(printableText(view.error), width, 'error')),
  ];
}

function heading(view: SideView): { readonly model: string; readonly notes: string } {
  const version = view.version === undefined ? '' : `${view.version} on `;
  const by = servedBy(view);
  const served = by === undefined ? '' : ` (served: ${by})`;
  const labels = view.labels === undefined ? '' : ` [${view.labels.join(', ')}]`;
  const model = view.alias === undefined ? view.model : `${view.alias} → ${view.model}`;
  return { model: printableText(`${version}${model}${served}${labels}`), notes: printableText(view.notes.join(' · ')) };
}

/** Tool calls and the output schema, each with ✓ or ✖. */
function checkLines({ toolCalls = [], outputCheck }: SideView): readonly Line[] {
  return [...toolCalls.flatMap(callLines), ...(outputCheck === undefined ? [] : [{ text: `output schema ${printableText(checkWords(outputCheck))}`, style: styleOf(outputCheck) }])];
}

function callLines({ name, arguments: given, check, compared, changes = [] }: ToolCallView): readonly Line[] {
  const verdict = check === undefined ? '' : `  ${checkWords(check)}`;
  const only = compared === 'only' ? '  (only on this side)' : '';
  const text = printableText(`${name}(${given})${verdict}${only}`);
  return [check === undefined || check.ok ? { text } : { text, style: 'error' as const }, ...changes.map((change) => ({ text: `  ${printableText(changeWords(change))}`, style: 'faint' as const }))];
}

function styleOf({ ok }: CheckView): 'info' | 'error' {
  return ok ? 'info' : 'error';
}

function indent(text: string): string {
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}
