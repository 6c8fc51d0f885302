import {
  findSchemas, LineIndex, lintFound, lintRows, lintSchema, mayHoldSchemas, readSchemaDocument, type LintRow, type SchemaProfileId,
} from '../../core/index.ts';
import { readTextFile } from '../../node/readTextFile.ts';

/** A file to lint. `shown` is the path that rows and messages have. */
export type LintFile = {
  readonly path: string;
  readonly shown: string;
  readonly language: 'json' | 'yaml';
  /** The whole file is one schema. */
  readonly bare: boolean;
  /** A person named this very file: it is read even where nothing looks like a schema. */
  readonly named: boolean;
};

/** `reason` is a sentence without the path, but with the line. */
export type FileLint =
  | { readonly kind: 'linted'; readonly rows: readonly LintRow[]; readonly schemas: number }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly line?: number };

/** Lints the schemas of one file. */
export async function lintFile({ path, shown, language, bare, named }: LintFile, profile: SchemaProfileId | undefined, signal: AbortSignal): Promise<FileLint> {
  const file = await readTextFile(path, signal);
  if (file.kind !== 'text') return file;
  const { text } = file;
  if (!bare && !named && !mayHoldSchemas(text)) return { kind: 'linted', rows: [], schemas: 0 };
  const document = readSchemaDocument(text, language);
  if (document.kind === 'broken') {
    return { kind: 'unreadable', line: new LineIndex(text).positionAt(document.offset).line, reason: `Cannot be read, ${document.reason}.` };
  }
  if (bare) return { kind: 'linted', rows: lintRows(lintSchema(document.root, { profile: profile ?? 'openai' }), text, shown), schemas: 1 };
  const found = findSchemas(document.root);
  return { kind: 'linted', rows: lintRows(found.flatMap((each) => lintFound(each, profile)), text, shown), schemas: found.length };
}
