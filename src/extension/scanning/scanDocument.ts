import * as vscode from 'vscode';
import type { GrammarSource } from '../../core/host.ts';
import type { SyntaxRuntime } from '../../core/scan/syntax/runtime.ts';
import type { WordStore } from '../../core/scan/live/wordStore.ts';
import type { TreeStore } from '../../core/scan/syntax/treeStore.ts';
import type { ScannedDocument, Scanner, SourceDocument } from '../../core/scan/types.ts';
import type { FoundSettings } from '../../node/settingsFinder.ts';
import type { Services } from '../services.ts';
import type { AliasNames } from './aliasNames.ts';
import type { EditorDocument } from './editorDocument.ts';
import { today, type RepositorySettings } from './repositorySettings.ts';
import { scanLanguage } from './scanLanguage.ts';

/** Longer texts are not scanned while somebody types in them. */
const maxLength = 2_000_000;

/** Documents whose trees and words are kept between two scans; the tree of 5,000 lines takes some megabytes. */
const mostKept = 8;

/** ms after which a parse is given up. */
const parseLimitMs = 600;

export interface DocumentScanner {
  /** Its parsers and trees, for others that look at the same documents. */
  syntax(): Promise<SyntaxRuntime>;
  /** Reads facts only when `isSettled`: nobody waits for them while typing. */
  scan(document: EditorDocument, signal: AbortSignal, isSettled?: boolean): Promise<ScannedDocument | undefined>;
  /** True where the last parse of a document went on from broken code; `startAgain` makes the next one start at the beginning. */
  isRough(uri: string): boolean;
  startAgain(uri: string): void;
  /** Frees what was kept for a document, such as one that was closed. */
  forget(uri: string): void;
  dispose(): void;
}

/** Scans what an editor holds, by the settings of its repository. Parsers are loaded with the first document that holds a model id. */
export function createDocumentScanner(
  { core, logger, settings }: Services, repository: RepositorySettings, aliasNames: AliasNames, grammars: () => Promise<GrammarSource>,
): DocumentScanner {
  const scanners = new WeakMap<FoundSettings, Scanner>();
  let trees: TreeStore | undefined;
  let words: WordStore | undefined;
  let runtime: SyntaxRuntime | undefined;

  const syntax = async (): Promise<SyntaxRuntime> => {
    const [{ createSyntaxRuntime, createTreeStore }, source] = await Promise.all([core(), grammars()]);
    trees ??= createTreeStore(mostKept);
    runtime ??= createSyntaxRuntime(source, logger, parseLimitMs, trees);
    return runtime;
  };

  const scannerFor = async (found: FoundSettings): Promise<Scanner> => {
    const [{ createScanner, createWordStore }, source, parsers] = await Promise.all([core(), grammars(), syntax()]);
    const { rules, catalog, accessors } = found.settings;
    words ??= createWordStore(mostKept);
    const scanner = scanners.get(found) ?? createScanner(source, { today, rules, catalog, accessors, syntax: parsers, words, factsApart: true });
    scanners.set(found, scanner);
    return scanner;
  };

  const scan: DocumentScanner['scan'] = async ({ source, uri }, signal, isSettled = false) => {
    const language = scanLanguage({ scheme: source.uri.scheme, path: source.uri.path, languageId: source.languageId });
    if (language === undefined || !settings['promptshift.scan.enabled'].value) return undefined;
    const text = source.getText();
    if (text.length > maxLength) return undefined;
    const { found, path } = await repository.of(source.uri);
    if (!found.filter.file(source.uri.fsPath)) return undefined;
    const [{ applySettings }, scanner] = await Promise.all([core(), scannerFor(found)]);
    const document = { path, language, text, name: uri };
    const quick = await scanner.analyse(document, signal);
    const analysis = isSettled && quick.lacksFacts === true ? await scanner.addFacts(document, quick, signal) : quick;
    const aliases = analysis.references.some(({ alias }) => alias !== undefined) ? await aliasNames.of(source.uri) : undefined;
    const scanned = scanner.judge(aliases === undefined ? document : { ...document, aliases }, analysis);
    if (scanned.problem !== undefined) logger.info(`${vscode.workspace.asRelativePath(source.uri)}: ${scanned.problem}`);
    return applySettings(await withParameters(document, scanned, scanner, { source, target: found.settings.target, signal }), found.settings, path);
  };

  /** With `model/parameter`, where `target` of the settings or an alias's candidate says what to aim at. */
  const withParameters = async (
    document: SourceDocument, scanned: ScannedDocument, scanner: Scanner,
    { source, target, signal }: { readonly source: vscode.TextDocument; readonly target: string | undefined; readonly signal: AbortSignal },
  ): Promise<ScannedDocument> => {
    const used = scanned.references.filter(({ role }) => role === 'usage');
    if (used.length === 0 || (target === undefined && used.every(({ alias }) => alias === undefined))) return scanned;
    const models = await aliasNames.modelsOf(source.uri);
    return await scanner.checkParameters(document, scanned, { ...(target === undefined ? {} : { target }), ...(models === undefined ? {} : { aliases: models }) }, signal);
  };

  const isRough: DocumentScanner['isRough'] = (uri) => trees?.isRough(uri) === true;
  const startAgain: DocumentScanner['startAgain'] = (uri) => {
    if (isRough(uri)) trees?.forget(uri);
  };
  const forget: DocumentScanner['forget'] = (uri) => {
    trees?.forget(uri);
    words?.forget(uri);
  };
  return { scan, syntax, isRough, startAgain, forget, dispose: () => trees?.clear() };
}
