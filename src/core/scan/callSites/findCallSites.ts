import { settled, shifted } from './shift.ts';
import { partsOf } from '../languages/markdown.ts';
import type { SyntaxRuntime } from '../syntax/runtime.ts';
import type { LanguageId, SourceDocument } from '../types.ts';
import type { CallSite } from './callSite.ts';
import { jsonSites, yamlSites } from './data.ts';
import { csharpSites } from './csharp.ts';
import { ecmaScriptSites } from './ecmaScript.ts';
import { goSites } from './go.ts';
import { javaSites } from './java.ts';
import { kotlinSites } from './kotlin.ts';
import { phpSites } from './php.ts';
import { pythonSites } from './python.ts';
import { rubySites } from './ruby.ts';
import { rustSites } from './rust.ts';
import { treeSites } from './tree.ts';
import type { CallSiteLanguage } from './treeLanguage.ts';

/** What is known of the calls of a language of code. */
export const callSiteLanguages: Readonly<Partial<Record<LanguageId, CallSiteLanguage>>> = {
  typescript: ecmaScriptSites('typescript', 'typescript'), tsx: ecmaScriptSites('tsx', 'tsx'), javascript: ecmaScriptSites('javascript', 'javascript'),
  python: pythonSites, go: goSites, java: javaSites, csharp: csharpSites, ruby: rubySites, kotlin: kotlinSites, php: phpSites, rust: rustSites,
};

/** The call sites that the model at each offset reaches; one item an offset. Languages without a reader have none. */
export async function findCallSites(document: SourceDocument, offsets: readonly number[], runtime: SyntaxRuntime, signal: AbortSignal): Promise<readonly (readonly CallSite[])[]> {
  const { language, text } = document;
  const none = offsets.map(() => []);
  if (offsets.length === 0) return [];
  const code = callSiteLanguages[language];
  if (code !== undefined) {
    return await runtime.withTree(code.grammar, text, (tree) => offsets.map((offset) => treeSites(tree.rootNode, text, code, offset).map((site) => settled(site, text))), signal, document.name) ?? none;
  }
  switch (language) {
    case 'json': return readable(() => jsonSites(text, offsets).map((site) => (site === undefined ? [] : [site]))) ?? none;
    case 'yaml': return readable(() => yamlSites(text, offsets).map((site) => (site === undefined ? [] : [site]))) ?? none;
    case 'markdown': case 'prompt': return await inParts(document, offsets, runtime, signal);
    default: return none;
  }
}

/** Front matter and fenced code, each by its own language. */
async function inParts(document: SourceDocument, offsets: readonly number[], runtime: SyntaxRuntime, signal: AbortSignal): Promise<readonly (readonly CallSite[])[]> {
  const { path, text } = document;
  const found = new Map<number, readonly CallSite[]>();
  for (const part of partsOf(text)) {
    const inside = offsets.filter((offset) => part.start <= offset && offset < part.end);
    if (inside.length === 0 || part.language === undefined) continue;
    const sites = await findCallSites({ path, language: part.language, text: text.slice(part.start, part.end) }, inside.map((offset) => offset - part.start), runtime, signal);
    for (const [at, offset] of inside.entries()) found.set(offset, (sites[at] ?? []).map((site) => shifted(site, part.start)));
  }
  return offsets.map((offset) => found.get(offset) ?? []);
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    // Nested deeper than a parser's stack, or not to be parsed: the scan itself has said what is wrong with the file.
    return undefined;
  }
}

