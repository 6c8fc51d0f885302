import type { ComparisonView, SideHeader, SideView } from '../views/comparison.ts';
import { figureRows } from './figures.ts';
import { noticesOf } from './notices.ts';
import { planSides } from './plan.ts';
import type { Answer, CompareDeps, CompareInput, Comparison, SidePlan } from './types.ts';

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
  return { title: titleOf(input.prompt), provider, notices: [], baseline: idle(baseline), candidate: idle(candidate), figures: [], diff: [] };
}

/** What every face shows of a comparison; all figures formatted. */
export function toComparisonView(comparison: Comparison): ComparisonView {
  const { baseline, candidate } = comparison;
  return {
    title: titleOf(comparison.prompt),
    provider: comparison.provider,
    ...(baseline.sample || candidate.sample ? { sampleNotice } : {}),
    notices: noticesOf(comparison),
    baseline: toSideView(baseline),
    candidate: toSideView(candidate),
    figures: figureRows(comparison),
    diff: comparison.diff,
  };
}

function toSideView(answer: Answer): SideView {
  return {
    ...toSideHeader(answer),
    text: answer.text,
    status: answer.status,
    ...(answer.error === undefined ? {} : { error: answer.error }),
  };
}

function titleOf({ name, version }: { readonly name: string; readonly version?: string }): string {
  return version === undefined ? name : `${name} ${version}`;
}
