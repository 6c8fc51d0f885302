import { addItems } from './addItems.ts';
import { addProperties } from './addProperties.ts';
import { addType } from './addType.ts';
import { closeObject } from './closeObject.ts';
import { describeKeyword } from './describeKeyword.ts';
import { inlineRef } from './inlineRef.ts';
import { inlineRoot } from './inlineRoot.ts';
import { mergeAllOf } from './mergeAllOf.ts';
import { replaceOneOf } from './replaceOneOf.ts';
import { requireAll } from './requireAll.ts';
import { unwrapRoot } from './unwrapRoot.ts';
import type { Transformation } from './types.ts';

/** These bring schemas together; what they bring may be in need of them again. */
export const firstPasses: readonly Transformation[] = [inlineRoot, inlineRef, mergeAllOf, replaceOneOf, unwrapRoot];
/** The type before what depends on it, null last: a type that is named later would forbid it. */
export const lastPasses: readonly Transformation[] = [addType, addItems, describeKeyword, addProperties, closeObject, requireAll];
