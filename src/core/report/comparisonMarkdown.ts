import type { ComparisonView, FigureRow, GridCellView, SideView, StructureChangeView } from '../views/comparison.ts';
import { changeWords, checkWords, servedBy } from './comparisonWords.ts';
import { escapeMarkdown, markdownCode } from './escapeMarkdown.ts';
import { printableText } from './printableText.ts';

/** A comparison for an issue or a pull request. Answers stand in code fences that they cannot close. */
export function comparisonToMarkdown(view: ComparisonView): string {
  return [
    `# ${escapeMarkdown(view.title)}`,
    '',
    `${escapeMarkdown(view.provider)}`,
    ...(view.sampleNotice === undefined ? [] : ['', `> ${escapeMarkdown(view.sampleNotice)}`]),
    '',
    ...(view.single === true ? ['| | |', '|---|---:|'] : ['| | baseline | candidate | delta |', '|---|---:|---:|---|']),
    ...view.figures.flatMap((row) => [figureLine(row, view), ...(row.id === 'cost' ? (view.costs ?? []).map((cost) => figureLine({ ...cost, label: `– ${cost.label}` }, view)) : [])]),
    ...(view.grid === undefined ? [] : ['', ...gridLines(view.grid)]),
    ...(view.spent === undefined ? [] : ['', escapeMarkdown(view.spent)]),
    ...(view.notices.length === 0 ? [] : ['', ...view.notices.map((notice) => `- ${escapeMarkdown(notice)}`)]),
    '',
    ...sideLines(view.single === true ? 'Model' : 'Baseline', view.baseline),
    ...(view.single === true ? [] : sideLines('Candidate', view.candidate)),
    ...(view.grid ?? []).filter(({ side }) => side === undefined).flatMap(betweenLines),
    ...(view.structure === undefined || view.single === true ? [] : structureLines(view.structure)),
  ].join('\n');
}

function figureLine({ label, baseline, candidate, delta, spread }: FigureRow, { single }: Pick<ComparisonView, 'single'>): string {
  const cell = (value: string, range: string | undefined): string => `${escapeMarkdown(value)}${range === undefined || range === '' ? '' : ` (${escapeMarkdown(range)})`}`;
  if (single === true) return `| ${escapeMarkdown(label)} | ${cell(baseline, spread?.baseline)} |`;
  return `| ${escapeMarkdown(label)} | ${cell(baseline, spread?.baseline)} | ${cell(candidate, spread?.candidate)} | ${escapeMarkdown(delta)} |`;
}

function gridLines(grid: readonly GridCellView[]): readonly string[] {
  const agreement = grid.some((cell) => cell.agreement !== undefined);
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [
    line(['version', 'model', 'output', 'total', 'cost', ...(agreement ? ['agreement'] : [])]),
    `|---|---|---:|---:|---:|${agreement ? '---:|' : ''}`,
    ...grid.map((cell) => line([cell.version, `${cell.model}${cell.side === undefined ? '' : ` (${cell.side})`}`, cell.output, cell.total, cell.cost, ...(agreement ? [cell.agreement ?? '–'] : [])])),
  ];
}

/** The first answer of one of a grid's other cells. */
function betweenLines({ version, model, text, error }: GridCellView): readonly string[] {
  return [`## ${escapeMarkdown(`${version} on ${model}`)}`, '', ...(error === undefined ? [] : [`**${escapeMarkdown(error)}**`, '']), ...(text === '' ? [] : [fenced(printableText(text)), ''])];
}

function sideLines(title: string, view: SideView): readonly string[] {
  const model = view.alias === undefined ? view.model : `${view.alias} → ${view.model}`;
  const version = view.version === undefined ? '' : `${view.version} on `;
  const labels = view.labels === undefined ? '' : ` (${view.labels.join(', ')})`;
  const calls = (view.toolCalls ?? []).map(({ name, arguments: given, check, compared }) =>
    `- ${markdownCode(`${name}(${given})`)}${check === undefined ? '' : ` ${escapeMarkdown(checkWords(check))}`}${compared === 'only' ? ' (only on this side)' : compared === 'differs' ? ' (differs)' : ''}`);
  return [
    `## ${title}: ${escapeMarkdown(`${version}${model}${labels}`)}`,
    '',
    ...(servedBy(view) === undefined ? [] : [escapeMarkdown(`Served: ${servedBy(view) ?? ''}`), '']),
    ...(view.notes.length === 0 ? [] : [escapeMarkdown(view.notes.join(' · ')), '']),
    ...(view.error === undefined ? [] : [`**${escapeMarkdown(view.error)}**`, '']),
    ...(view.text === '' ? [] : [fenced(printableText(view.text)), '']),
    ...(calls.length === 0 ? [] : [...calls, '']),
    ...(view.outputCheck === undefined ? [] : [`Output schema: ${escapeMarkdown(checkWords(view.outputCheck))}`, '']),
  ];
}

function structureLines(changes: readonly StructureChangeView[]): readonly string[] {
  return ['## Changes by structure', '', ...(changes.length === 0 ? ['None: the two JSON documents are equal.'] : changes.map((change) => `- ${change.kind}: ${markdownCode(changeWords(change))}`)), ''];
}

/** A fence longer than any run of backticks in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
