import type { ToolCall } from '../prompts/tools.ts';
import { parseJson } from './structure/jsonValue.ts';
import { structureDiff, type StructureChange } from './structure/structureDiff.ts';

/** A call of one side and the one of the other that it is compared with: the same tool, called as the same one in order. */
export type ToolPair = {
  readonly name: string;
  readonly baseline?: ToolCall;
  readonly candidate?: ToolCall;
  /** What differs in the arguments; empty when they are equal as values. Absent when one side has no call or no JSON. */
  readonly changes?: readonly StructureChange[];
  readonly same: boolean;
};

/** Pairs calls by name and order: the baseline's in their order, then what only the candidate called. */
export function pairToolCalls(baseline: readonly ToolCall[], candidate: readonly ToolCall[]): readonly ToolPair[] {
  const left = [...candidate];
  const pairs = baseline.map((call): ToolPair => {
    const at = left.findIndex(({ name }) => name === call.name);
    const other = at < 0 ? undefined : left.splice(at, 1)[0];
    return other === undefined ? { name: call.name, baseline: call, same: false } : compared(call, other);
  });
  return [...pairs, ...left.map((call): ToolPair => ({ name: call.name, candidate: call, same: false }))];
}

function compared(baseline: ToolCall, candidate: ToolCall): ToolPair {
  const [before, after] = [parseJson(baseline.arguments), parseJson(candidate.arguments)];
  const both = { name: baseline.name, baseline, candidate };
  if (before === undefined || after === undefined) return { ...both, same: baseline.arguments === candidate.arguments };
  const changes = structureDiff(before, after);
  return { ...both, changes, same: changes.length === 0 };
}
