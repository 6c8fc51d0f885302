import type { Analyzer } from '../analyzer.ts';
import type { LanguageId } from '../types.ts';
import { baml } from './baml.ts';
import { bash } from './bash.ts';
import { bicep } from './bicep.ts';
import { cpp } from './cpp.ts';
import { csharp } from './csharp.ts';
import { dockerfile } from './dockerfile.ts';
import { dotenv } from './dotenv.ts';
import { ecmaScript } from './ecmascript.ts';
import { go } from './go.ts';
import { hcl } from './hcl.ts';
import { ini } from './ini.ts';
import { java } from './java.ts';
import { json } from './json.ts';
import { kotlin, withoutDollars } from './kotlin.ts';
import { markdown } from './markdown.ts';
import { notebook } from './notebook.ts';
import { php } from './php.ts';
import { powershellFile } from './powershell.ts';
import { prompt } from './prompt.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { sql } from './sql.ts';
import { quotedPlainly, swift } from './swift.ts';
import { toml } from './toml.ts';
import { treeSitter } from './treeSitter.ts';
import { yaml } from './yaml.ts';

/** Every language the scanner reads. A new one is a file here and a line there. */
export const analyzers: Readonly<Record<LanguageId, Analyzer>> = {
  typescript: treeSitter(ecmaScript('typescript', 'typescript')),
  tsx: treeSitter(ecmaScript('tsx', 'tsx')),
  // JSX is part of this grammar.
  javascript: treeSitter(ecmaScript('javascript', 'javascript')),
  python: treeSitter(python),
  go: treeSitter(go),
  java: treeSitter(java),
  csharp: treeSitter(csharp),
  ruby: treeSitter(ruby),
  rust: treeSitter(rust),
  php: treeSitter(php),
  cpp: treeSitter(cpp),
  kotlin: treeSitter(kotlin, withoutDollars),
  swift: treeSitter(swift, quotedPlainly),
  bash: treeSitter(bash),
  powershell: powershellFile,
  hcl: treeSitter(hcl),
  toml, ini, dockerfile, sql, bicep, prompt, baml,
  json, yaml, dotenv, notebook, markdown,
};
