import type { ComparisonView, SideName, SideView } from '../views/comparison.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { printableText } from './printableText.ts';

/** A comparison for an issue or a pull request. Answers stand in code fences that they cannot close. */
export function comparisonToMarkdown(view: ComparisonView): string {
  return [
    `# ${escapeMarkdown(view.title)}`,
    '',
    `${escapeMarkdown(view.provider)}`,
    ...(view.sampleNotice === undefined ? [] : ['', `> ${escapeMarkdown(view.sampleNotice)}`]),
    '',
    '| | baseline | candidate | delta |',
    '|---|---:|---:|---|',
    ...view.figures.map((row) => `| ${escapeMarkdown(row.label)} | ${escapeMarkdown(row.baseline)} | ${escapeMarkdown(row.candidate)} | ${escapeMarkdown(row.delta)} |`),
    ...(view.notices.length === 0 ? [] : ['', ...view.notices.map((notice) => `- ${escapeMarkdown(notice)}`)]),
    '',
    ...sideLines('baseline', view.baseline),
    ...sideLines('candidate', view.candidate),
  ].join('\n');
}

function sideLines(side: SideName, view: SideView): readonly string[] {
  const title = side === 'baseline' ? 'Baseline' : 'Candidate';
  const model = view.alias === undefined ? view.model : `${view.alias} → ${view.model}`;
  return [
    `## ${title}: ${escapeMarkdown(model)}`,
    '',
    ...(view.notes.length === 0 ? [] : [escapeMarkdown(view.notes.join(' · ')), '']),
    ...(view.error === undefined ? [] : [`**${escapeMarkdown(view.error)}**`, '']),
    ...(view.text === '' ? [] : [fenced(printableText(view.text)), '']),
  ];
}

/** A fence longer than any run of backticks in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
