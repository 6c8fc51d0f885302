import type { LanguageId } from '../../scan/types.ts';
import { ecmaScriptPin } from './ecmaScript/ecmaScript.ts';
import { goPin } from './go/go.ts';
import { javaPin } from './java/java.ts';
import { pythonPin } from './python/python.ts';
import { csharpPin } from './csharp/csharp.ts';
import { kotlinPin } from './kotlin/kotlin.ts';
import { phpPin } from './php/php.ts';
import { rubyPin } from './ruby/ruby.ts';
import { rustPin } from './rust/rust.ts';
import type { PinLanguage } from './types.ts';
import { goAccessor } from '../accessors/go.ts';
import { javaAccessor } from '../accessors/java.ts';
import { javascriptAccessor } from '../accessors/javascript.ts';
import { pythonAccessor } from '../accessors/python.ts';
import { csharpAccessor } from '../accessors/csharp.ts';
import { kotlinAccessor } from '../accessors/kotlin.ts';
import { phpAccessor } from '../accessors/php.ts';
import { rubyAccessor } from '../accessors/ruby.ts';
import { rustAccessor } from '../accessors/rust.ts';
import { typescriptAccessor } from '../accessors/typescript.ts';

/** The languages whose literals can be pinned. */
export function pinLanguageOf(language: LanguageId): PinLanguage | undefined {
  return Object.hasOwn(byLanguage, language) ? byLanguage[language] : undefined;
}

/** Whether files of this format are settings, which get a variable or a snapshot where code gets a call. */
export function isConfigFormat(language: LanguageId): boolean {
  return configFormats.has(language);
}

const configFormats: ReadonlySet<LanguageId> = new Set<LanguageId>(['yaml', 'json', 'toml', 'dotenv', 'ini', 'dockerfile', 'hcl', 'bash']);

const typescript = ecmaScriptPin(typescriptAccessor);
const byLanguage: Readonly<Partial<Record<LanguageId, PinLanguage>>> = {
  typescript,
  tsx: typescript,
  javascript: ecmaScriptPin(javascriptAccessor),
  python: pythonPin(pythonAccessor),
  go: goPin(goAccessor),
  java: javaPin(javaAccessor),
  rust: rustPin(rustAccessor),
  ruby: rubyPin(rubyAccessor),
  php: phpPin(phpAccessor),
  kotlin: kotlinPin(kotlinAccessor),
  csharp: csharpPin(csharpAccessor),
};
