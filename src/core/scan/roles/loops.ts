import type { Context, LoopBody, Surroundings } from '../context.ts';
import type { Role } from '../types.ts';
import { callKind } from './calls.ts';
import { isModelName, isTableName } from './names.ts';

/** What a loop does with its entries: passes each on as a model, tests something against each, or neither. */
export function loopRole(loop: LoopBody, around: Surroundings, depth: number): Role {
  if (depth > 2) return 'catalog';
  const uses = around.usesOf(loop.variable, loop);
  if (uses.some(passesOn)) return 'usage';
  return uses.some(testsAgainst) ? 'branch' : 'catalog';
}

function testsAgainst([first]: Context): boolean {
  if (first?.kind === 'argument') return callKind(first.callee, first.index) === 'branch';
  return first?.kind === 'compared' || (first?.kind === 'membership' && first.side === 'left' && !isTableName(first.other));
}

/** Makes a text or an entry of what it is given; nothing is called. */
const describes = /(?:^|[._])_*(?:to|format|describe|is|has|label|normali[sz]e|parse|escape|encode|String|Number|option)(?:[A-Z_(]\w*)?$|(?:Descri(?:ption|be)|Label|Option|Item|Info|Entry|Name)$/;

function passesOn(context: Context): boolean {
  const [first] = context;
  if (first === undefined) return false;
  if (first.kind === 'member') return isModelName(first.key);
  if (first.kind !== 'argument') return false;
  return first.name !== undefined ? isModelName(first.name) : callKind(first.callee, first.index) === 'other' && !describes.test(first.callee);
}
