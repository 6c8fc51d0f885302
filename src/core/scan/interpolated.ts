import { identifyModel } from '../models/identify.ts';
import type { Context, Literal, Surroundings } from './context.ts';
import { readProse } from './prose.ts';
import { isModelPosition } from './roles/position.ts';
import { roleOf } from './roles/roleOf.ts';
import { isAmbiguousPiece, isFamilyPiece } from './seeds.ts';
import type { ModelReference } from './types.ts';
import { unknownModel } from './unknownModel.ts';

/** Written by a function that fills in: `format!("gpt-4o-{day}")`, `fmt.Sprintf("gpt-4o-%s", day)`. */
const isFormat = ([first]: Context): boolean => first?.kind === 'argument' && first.index === 0 && /(?:^|\.)(?:format|sprintf)$/i.test(first.callee);

/** A literal with code in it: an id that is put together, or prose about one. */
export function readInterpolated(literal: Literal, text: string, around: Surroundings): readonly ModelReference[] {
  const { start, end } = literal.content;
  const value = text.slice(start, end);
  let solid = '';
  let at = start;
  for (const hole of literal.holes) {
    solid += `${text.slice(at, hole.start)}\u0000`;
    at = hole.end;
  }
  solid += text.slice(at, end);
  const plain = solid.replaceAll('\u0000', 'x');
  const shaped = /^[\w./:@-]+$/.test(plain) && !/^[/.~]|\/\/|\.[a-z][a-z\d]{1,4}$/.test(plain);
  if (shaped) {
    const parts = solid.split('\u0000').map((part) => part.replace(/^.*:(?:foundation-model|inference-profile)\//, '').replace(/^[/:.@_-]+|[/:.@_]+$/g, ''));
    const part = parts.find((piece) => piece !== '' && (identifyModel(piece)?.bareWord === false || isFamilyPiece(piece)));
    if (part !== undefined && (isFormat(literal.context()) || roleOf(value, literal.context(), around) !== 'mention') && (!isAmbiguousPiece(part) || isModelPosition(literal.context()))) {
      return [{ range: literal.content, text: value, identity: identifyModel(plain) ?? identifyModel(part) ?? unknownModel(value), role: 'dynamic' }];
    }
    return [];
  }
  const found: ModelReference[] = [];
  let from = start;
  for (const hole of [...literal.holes, { start: end, end }]) {
    found.push(...readProse(text.slice(from, hole.start), from, 'mention'));
    from = hole.end;
  }
  return found;
}
