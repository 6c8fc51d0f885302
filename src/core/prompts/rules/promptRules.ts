import { editedRelease } from './editedRelease.ts';
import { invalid } from './invalid.ts';
import { missingOwner } from './missingOwner.ts';
import { personalData } from './personalData.ts';
import type { PromptRule } from './promptRule.ts';
import { repeatedExample } from './repeatedExample.ts';
import { schemaDefault } from './schemaDefault.ts';
import { tooLong } from './tooLong.ts';
import { undefinedPlaceholder } from './undefinedPlaceholder.ts';
import { unusedInput } from './unusedInput.ts';

/** Every rule about prompts, in the order reports list them. */
export const promptRules: readonly PromptRule[] = [
  invalid, undefinedPlaceholder, unusedInput, schemaDefault, missingOwner, tooLong, repeatedExample, personalData, editedRelease,
];
