import type { LanguageId } from '../../scan/types.ts';
import type { CodeLanguage } from './codeLanguage.ts';
import { ecmaScriptCode } from './ecmaScript.ts';
import { csharpCode } from './csharp.ts';
import { goCode } from './go.ts';
import { javaCode } from './java.ts';
import { pythonCode } from './python.ts';
import { rubyCode } from './ruby.ts';

/** The languages whose literals are read for schemas. */
export const codeLanguages: Readonly<Partial<Record<LanguageId, CodeLanguage>>> = {
  typescript: ecmaScriptCode('typescript', 'typescript'),
  tsx: ecmaScriptCode('tsx', 'tsx'),
  javascript: ecmaScriptCode('javascript', 'javascript'),
  python: pythonCode,
  go: goCode,
  java: javaCode,
  csharp: csharpCode,
  ruby: rubyCode,
};

/** True when schemas are looked for in the literals of that language. */
export function isSchemaCode(language: LanguageId): boolean {
  return codeLanguages[language] !== undefined;
}
