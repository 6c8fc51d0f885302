import { identifyModel } from '../models/identify.ts';
import type { ModelIdentity } from '../models/identity.ts';
import { nearestKnownModel } from '../models/nearest.ts';
import type { TextRange } from '../text/range.ts';
import type { Context, Literal, Surroundings } from './context.ts';
import { endpointsIn } from './endpoints.ts';
import { isBody, readInside } from './inside.ts';
import { readInterpolated } from './interpolated.ts';
import { isModelPosition } from './roles/position.ts';
import { roleOf } from './roles/roleOf.ts';
import { isAmbiguousPiece, isFamilyPiece } from './seeds.ts';
import type { ModelReference } from './types.ts';
import { unknownModel } from './unknownModel.ts';

/** The references inside one literal of `text`. */
export function readLiteral(literal: Literal, text: string, around: Surroundings): readonly ModelReference[] {
  const endpoints = endpointsIn(literal, text);
  const models = readModels(literal, text, around);
  return endpoints.length === 0 ? models : [...endpoints, ...models];
}

function readModels(literal: Literal, text: string, around: Surroundings): readonly ModelReference[] {
  const { start, end } = literal.content;
  const value = text.slice(start, end);
  if (literal.holes.length > 0) {
    const solid = withoutHoles(literal, text);
    return isBody(solid) ? readInside({ ...literal, holes: [] }, solid, around) : readInterpolated(literal, text, around);
  }
  const identity = identifyModel(value) ?? pathOfModel(value);
  if (identity !== undefined && !identity.bareWord) return readWhole(literal.content, value, identity, literal.context(), around);
  if (value.length <= longestId && /^[\w./:@~-]+$/.test(value)) {
    const context = literal.context();
    if (identity !== undefined) return isModelPosition(context) ? readWhole(literal.content, value, identity, context, around) : [];
    if (isFamilyPiece(value)) return readPiece(literal.content, value, context, around);
    if (isModelPosition(context) && nearestKnownModel(value) !== undefined) return readWhole(literal.content, value, unknownModel(value), context, around).filter(({ role }) => role === 'usage');
  }
  const glob = value.length <= longestId ? /^([\w./:@-]+)[*%]$/.exec(value)?.[1] : undefined;
  if (glob !== undefined && literal.context()[0]?.kind === 'compared') return readGlob({ start, end: start + glob.length }, glob);
  return readInside(literal, value, around);
}

/** `gpt-4*`, SQL's `gpt-4%`: a test by prefix. */
function readGlob(range: TextRange, text: string): readonly ModelReference[] {
  const identity = identifyModel(text);
  const known = identity !== undefined && !identity.bareWord;
  return known || isFamilyPiece(text) ? [{ range, text, identity: known ? identity : unknownModel(text), role: 'branch' }] : [];
}

/** The text with its code blanked out, every character in its place. */
function withoutHoles({ content, holes }: Literal, text: string): string {
  let solid = '';
  let at = content.start;
  for (const { start, end } of holes) {
    solid += text.slice(at, start) + '_'.repeat(end - start);
    at = end;
  }
  return solid + text.slice(at, content.end);
}

const longestId = 120;

/** `some-org/llama-3-8b-instruct`: a repository of weights under a name nobody lists. Paths and URLs are not. */
function pathOfModel(value: string): ModelIdentity | undefined {
  if (!/^[A-Za-z][\w.-]*(?:\/[\w.-]+){0,3}\/[\w.:-]+$/.test(value) || value.length > longestId || /\.(?:json|md|mdx|txt|py|ts|tsx|js|ya?ml|png|jpe?g|svg|csv|log|html|ipynb|gguf|sh|toml)$/i.test(value)) return undefined;
  const identity = identifyModel(value.slice(value.lastIndexOf('/') + 1));
  return identity === undefined || identity.bareWord || /^(?:docs?|src|lib|libs|test|tests|packages|examples?|prompts?|images?|assets|evals|data|models_cache|tmp|var|api|blog|news|guides?)\//.test(value) ? undefined : { ...identity, text: value, channel: 'unknown' };
}

function readWhole(range: TextRange, text: string, identity: ModelIdentity, context: Context, around: Surroundings): readonly ModelReference[] {
  const role = roleOf(text, context, around);
  return role === undefined ? [] : [{ range, text, identity, role }];
}

/** `gpt-` alone is a reference where it is tested against or built upon. */
function readPiece(range: TextRange, text: string, context: Context, around: Surroundings): readonly ModelReference[] {
  const role = roleOf(text, context, around);
  if (isAmbiguousPiece(text) && !isModelPosition(context)) return [];
  return role === 'branch' || role === 'dynamic' ? [{ range, text, identity: unknownModel(text), role }] : [];
}
