import {
  acceptFindings, findCodeSchemas, findSchemas, frontMatterText, isOtherNotation, LineIndex, lintFound, lintRows, lintSchema, mayHoldSchemas, readSchemaDocument, type FindingSettings, type LintRow, type SchemaFinding, type SchemaProfileId, type SyntaxRuntime,
} from '../../core/index.ts';
import type { LanguageId } from '../../core/scan/types.ts';
import { readTextFile } from '../../node/readTextFile.ts';

/** A file to lint. `shown` is the path that rows and messages have. */
export type LintFile = {
  readonly path: string;
  readonly shown: string;
  readonly language: LanguageId;
  /** The whole file is one schema. */
  readonly bare: boolean;
  /** A person named this very file: it is read even where nothing looks like a schema. */
  readonly named: boolean;
  /** What the repository decided about findings here. */
  readonly settings?: FindingSettings;
};

/** `reason` is a sentence without the path, but with the line. */
export type FileLint =
  | { readonly kind: 'linted'; readonly rows: readonly LintRow[]; readonly schemas: number; /** Found, and not readable without running the code. */ readonly unchecked?: number }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly line?: number };

/** Lints the schemas of one file. */
export async function lintFile(lintedFile: LintFile, profile: SchemaProfileId | undefined, syntax: SyntaxRuntime, signal: AbortSignal): Promise<FileLint> {
  const { path, shown, language, bare, named } = lintedFile;
  const file = await readTextFile(path, signal);
  if (file.kind !== 'text') return file;
  const { text } = file;
  const accepted = (findings: readonly SchemaFinding[]): readonly SchemaFinding[] => acceptFindings(findings, text, lintedFile.settings);
  if (!bare && (language === 'prompt' || language === 'markdown')) return lintFrontMatter(text, lintedFile, profile);
  if (!bare && language !== 'json' && language !== 'yaml') {
    const { found, problem } = await findCodeSchemas(text, language, syntax, signal);
    if (problem !== undefined) return { kind: 'skipped', reason: problem };
    const readable = found.filter(({ root }) => root.kind !== 'opaque');
    const rows = lintRows(accepted(found.flatMap((each) => lintFound(each, profile))), text, shown);
    return { kind: 'linted', rows, schemas: readable.length, unchecked: found.length - readable.length };
  }
  const format = language === 'yaml' ? 'yaml' : 'json';
  if (!bare && !named && !mayHoldSchemas(text)) return { kind: 'linted', rows: [], schemas: 0 };
  const document = readSchemaDocument(text, format);
  if (document.kind === 'broken') {
    if (!bare && !named && isOtherNotation(text, format)) return { kind: 'linted', rows: [], schemas: 0 };
    return { kind: 'unreadable', line: new LineIndex(text).positionAt(document.offset).line, reason: `Cannot be read, ${document.reason}.` };
  }
  if (bare) return { kind: 'linted', rows: lintRows(accepted(lintSchema(document.root, { profile: profile ?? 'openai' })), text, shown), schemas: 1 };
  const found = findSchemas(document.root);
  return { kind: 'linted', rows: lintRows(accepted(found.flatMap((each) => lintFound(each, profile))), text, shown), schemas: found.length };
}

/** The tools and formats in a prompt's settings. Broken settings are another command's to name. */
function lintFrontMatter(text: string, { shown, settings }: LintFile, profile: SchemaProfileId | undefined): FileLint {
  const front = frontMatterText(text);
  const document = front !== undefined && mayHoldSchemas(front) ? readSchemaDocument(front, 'yaml') : undefined;
  const found = document?.kind === 'read' ? findSchemas(document.root) : [];
  return { kind: 'linted', rows: lintRows(acceptFindings(found.flatMap((each) => lintFound(each, profile)), text, settings), text, shown), schemas: found.length };
}
