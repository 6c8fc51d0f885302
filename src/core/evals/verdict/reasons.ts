import type { Bound, Decision } from './types.ts';

/** What decided comes first; the pass rate is always said; what is met besides only where that was what counted, and never that nothing was seen. */
export function reasonsOf(decision: Decision, bounds: readonly Bound[], cases: { readonly absent: number; readonly total: number }): readonly string[] {
  const ofState = (...states: Bound['state'][]): readonly Bound[] => bounds.filter(({ state }) => states.includes(state));
  const met = ofState('met').filter(({ id, none }) => (decision === 'promote' && none !== true) || id === 'maxDrop');
  return [
    ...(cases.absent > 0 ? [`${cases.absent} of ${cases.total} cases ${cases.absent === 1 ? 'has' : 'have'} no answer on a side: run the suite again to ask for them`] : []),
    ...(cases.total === 0 ? ['the suite has no cases: add one'] : []),
    ...[...ofState('failed'), ...ofState('unsettled', 'unknown'), ...met].map(({ text }) => text),
  ];
}
