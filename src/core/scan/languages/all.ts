import type { Analyzer } from '../analyzer.ts';
import type { LanguageId } from '../types.ts';
import { dotenv } from './dotenv.ts';
import { ecmaScript } from './ecmascript.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { notebook } from './notebook.ts';
import { python } from './python.ts';
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
  json, yaml, dotenv, notebook, markdown,
};
