import { callSiteLanguages } from '../scan/callSites/findCallSites.ts';
import type { CallSiteLanguage } from '../scan/callSites/treeLanguage.ts';
import { bash } from '../scan/languages/bash.ts';
import { cpp } from '../scan/languages/cpp.ts';
import { csharp } from '../scan/languages/csharp.ts';
import { ecmaScript } from '../scan/languages/ecmascript.ts';
import { go } from '../scan/languages/go.ts';
import { hcl } from '../scan/languages/hcl.ts';
import { java } from '../scan/languages/java.ts';
import { kotlin, withoutDollars } from '../scan/languages/kotlin.ts';
import { php } from '../scan/languages/php.ts';
import { powershell } from '../scan/languages/powershell.ts';
import { python } from '../scan/languages/python.ts';
import { ruby } from '../scan/languages/ruby.ts';
import { rust } from '../scan/languages/rust.ts';
import { quotedPlainly, swift } from '../scan/languages/swift.ts';
import type { SyntaxLanguage } from '../scan/syntax/language.ts';
import type { LanguageId } from '../scan/types.ts';

/** A language of code: where its texts are, how its calls are read, and what makes its grammar read newer syntax. */
export type CodeSyntax = { readonly syntax: SyntaxLanguage; readonly calls?: CallSiteLanguage; readonly readable?: (text: string) => string };

/** Node types that the scanner takes for strings and that are no text somebody wrote for a model: words of a shell, symbols. */
const noTexts: ReadonlySet<string> = new Set([
  'word', 'extglob_pattern', 'regex', 'generic_token', 'switch_clause_condition', 'delimited_symbol', 'bare_symbol', 'bare_string', 'preproc_arg',
]);

const readable: Readonly<Partial<Record<LanguageId, (text: string) => string>>> = { kotlin: withoutDollars, swift: quotedPlainly };

const syntaxes: Readonly<Partial<Record<LanguageId, SyntaxLanguage>>> = {
  typescript: ecmaScript('typescript', 'typescript'), tsx: ecmaScript('tsx', 'tsx'), javascript: ecmaScript('javascript', 'javascript'),
  python, go, java, csharp, ruby, rust, php, cpp, kotlin, swift, bash, powershell, hcl,
};

/** What is known of a language whose texts a grammar finds; undefined for the others. */
export function codeSyntaxOf(language: LanguageId): CodeSyntax | undefined {
  const syntax = syntaxes[language];
  const calls = callSiteLanguages[language];
  const prepare = readable[language];
  return syntax && { syntax, ...(calls === undefined ? {} : { calls }), ...(prepare === undefined ? {} : { readable: prepare }) };
}

export function isText(type: string, { syntax }: CodeSyntax): boolean {
  return syntax.strings.has(type) && !noTexts.has(type);
}
