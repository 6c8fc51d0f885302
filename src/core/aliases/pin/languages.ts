import type { LanguageId } from '../../scan/types.ts';
import { ecmaScriptPin } from './ecmaScript/ecmaScript.ts';
import type { PinLanguage } from './types.ts';
import { javascriptAccessor } from '../accessors/javascript.ts';
import { typescriptAccessor } from '../accessors/typescript.ts';

/** The languages whose literals can be pinned. */
export function pinLanguageOf(language: LanguageId): PinLanguage | undefined {
  return Object.hasOwn(byLanguage, language) ? byLanguage[language] : undefined;
}

const typescript = ecmaScriptPin(typescriptAccessor);
const byLanguage: Readonly<Partial<Record<LanguageId, PinLanguage>>> = {
  typescript,
  tsx: typescript,
  javascript: ecmaScriptPin(javascriptAccessor),
};
