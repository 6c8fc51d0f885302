import type { AnswerLabel, ComparisonView, SideHeader, SideView, ToolCallView } from '../views/comparison.ts';
import { changeStarts } from '../views/folds.ts';
import type { Answer, SidePlan } from '../runs/types.ts';
import type { AnswerCheck } from './toolChecks.ts';
import { toChangeView, toLineView, toStructureView } from './diffViews.ts';
import { costRows, figureRows } from './figures.ts';
import { toGridView } from './gridView.ts';
import { noticesOf, spentSentence } from './notices.ts';
import { planSides } from './plan.ts';
import { servedAs } from './servedAs.ts';
import { printArguments } from './toolChecks.ts';
import { pairToolCalls, type ToolPair } from './toolPairs.ts';
import type { Cell, CompareDeps, CompareInput, Comparison, PromptRef, SideName } from './types.ts';

/** Said wherever answers come from fixtures. */
export const sampleNotice = 'These answers come from sample fixtures, not from a model: their tokens, times and cost are samples too.';

/** The heading of one side, before and after its answer. */
export function toSideHeader({ model, parameters, omittedParameters }: SidePlan): SideHeader {
  const sent = Object.entries(parameters).map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  return {
    model: model.model,
    ...(model.alias === undefined ? {} : { alias: model.alias }),
    notes: [...sent, ...omittedParameters.map(({ name, reason, sentAs }) => `${name} ${sentAs === undefined ? 'left out' : `sent as ${sentAs}`}: ${reason}`)],
  };
}

/** A page before anything was run: headings, no answers, no figures. `provider` is the label of where answers will come from. */
export function toIdleView(input: CompareInput, provider: string, rejected: CompareDeps['rejected']): ComparisonView {
  const { baseline, candidate } = planSides(input, rejected);
  const idle = (plan: SidePlan): SideView => ({ ...toSideHeader(plan), text: '', status: 'idle' });
  return { title: titleOf(input.prompt, input.candidatePrompt), provider, notices: [], baseline: idle(baseline), candidate: idle(candidate), figures: [], diff: [] };
}

/** What every face shows of a comparison; all figures formatted. */
export function toComparisonView(comparison: Comparison): ComparisonView {
  const { baseline, candidate, cells, runs } = comparison;
  const pairs = pairToolCalls(baseline.toolCalls ?? [], candidate.toolCalls ?? []);
  const structure = toStructureView(baseline.text, candidate.text);
  const grid = toGridView(comparison);
  const costs = costRows(comparison);
  const spent = spentSentence(comparison);
  const versions = new Set(cells.map(({ prompt }) => prompt.version));
  const side = (name: SideName, cell: Cell | undefined): SideView => ({
    ...toSideView(comparison[name], name, pairs, cell?.checks?.[0]),
    ...(versions.size > 1 && cell?.prompt.version !== undefined ? { version: cell.prompt.version } : {}),
  });
  return {
    title: titleOf(comparison.prompt, cells.at(-1)?.prompt),
    provider: comparison.provider,
    ...(baseline.sample || candidate.sample ? { sampleNotice } : {}),
    notices: noticesOf(comparison),
    baseline: side('baseline', cells[0]),
    candidate: side('candidate', cells.at(-1)),
    figures: figureRows(comparison),
    diff: comparison.diff,
    changes: changeStarts(comparison.diff),
    lines: toLineView(baseline.text, candidate.text),
    ...(structure === undefined ? {} : { structure }),
    runs,
    ...(cells.length === 1 ? { single: true } : {}),
    ...(costs.length === 0 ? {} : { costs }),
    ...(spent === undefined ? {} : { spent }),
    ...(grid === undefined ? {} : { grid }),
  };
}

function toSideView(answer: Answer, side: SideName, pairs: readonly ToolPair[], check: AnswerCheck | undefined): SideView {
  const labels = labelsOf(answer);
  return {
    ...toSideHeader(answer),
    text: answer.text,
    status: answer.status,
    ...(answer.error === undefined ? {} : { error: answer.error }),
    ...(labels.length === 0 ? {} : { labels }),
    ...servedView(answer),
    ...(answer.toolCalls === undefined ? {} : { toolCalls: toToolCallViews(answer.toolCalls, side, pairs, check) }),
    ...(check?.output === undefined ? {} : { outputCheck: check.output }),
  };
}

function servedView({ model, servedModel }: Answer): Pick<SideView, 'served' | 'servedSnapshot'> {
  const as = servedModel === undefined ? 'asked' : servedAs(model.model, servedModel);
  if (servedModel === undefined || as === 'asked') return {};
  return as === 'snapshot' ? { servedSnapshot: servedModel } : { served: servedModel };
}

function toToolCallViews(calls: NonNullable<Answer['toolCalls']>, side: SideName, pairs: readonly ToolPair[], check: AnswerCheck | undefined): readonly ToolCallView[] {
  const other = side === 'baseline' ? 'candidate' : 'baseline';
  return calls.map((call, index): ToolCallView => {
    const pair = pairs.find((one) => one[side] === call);
    const checked = check?.toolCalls[index];
    const changes = pair?.changes ?? [];
    return {
      name: call.name,
      arguments: printArguments(call.arguments),
      ...(checked === undefined ? {} : { check: checked }),
      compared: pair?.[other] === undefined ? 'only' : pair.same ? 'same' : 'differs',
      ...(changes.length === 0 ? {} : { changes: changes.map(toChangeView) }),
    };
  });
}

/** Where an answer comes from, when it is not fresh from a model. */
export function labelsOf({ sample, replayed, cached }: Pick<Answer, 'sample' | 'replayed' | 'cached'>): readonly AnswerLabel[] {
  return [...(sample ? ['sample' as const] : []), ...(replayed ? ['replayed' as const] : []), ...(cached ? ['cached' as const] : [])];
}

function titleOf(before: PromptRef, after: PromptRef | undefined): string {
  const title = before.version === undefined ? before.name : `${before.name} ${before.version}`;
  if (after === undefined || (after.name === before.name && after.version === before.version)) return title;
  return `${title} → ${after.name === before.name ? (after.version ?? after.path) : after.name}`;
}
