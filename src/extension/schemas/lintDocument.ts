import type * as vscode from 'vscode';
import type { LanguageId } from '../../core/scan/types.ts';
import type { ReadCaches } from '../../core/toolSchemas/code/readCache.ts';
import type { LintCache, LintedFound } from '../../core/toolSchemas/lintCache.ts';
import type { SchemaProfileId } from '../../core/toolSchemas/types.ts';
import type { EditorDocument } from '../scanning/editorDocument.ts';
import { scanLanguage } from '../scanning/scanLanguage.ts';
import type { Scanning } from '../scanning/scanning.ts';
import type { Services } from '../services.ts';

/** Longer texts are not linted while somebody types in them. */
const maxLength = 2_000_000;

/** The schemas of a document with what is wrong with them. `broken` where the text cannot be read as it is now: what was known of it may still hold. */
export type LintedDocument = { readonly language: LanguageId; readonly schemas: readonly LintedFound[]; readonly broken: boolean };

export interface DocumentLinter {
  /** Undefined for a document that schemas are not looked for in. */
  lint(document: EditorDocument, signal: AbortSignal): Promise<LintedDocument | undefined>;
  /** Frees what was kept for a document that was closed. */
  forget(uri: string): void;
}

/** Lints what an editor holds, by the settings of the person and of the repository. */
export function createDocumentLinter({ core, settings }: Pick<Services, 'core' | 'settings'>, scanning: Scanning): DocumentLinter {
  let cache: LintCache | undefined;
  let read: ReadCaches | undefined;
  return {
    async lint({ source, uri }, signal) {
      const language = schemaLanguage(source);
      if (language === undefined || !settings['promptshift.lint.enabled'].value) return undefined;
      const text = source.getText();
      if (text.length > maxLength) return undefined;
      const [{ acceptFindings, createLintCache, createReadCaches, findDocumentSchemas, isSchemaLanguage }, syntax, { found, path }] = await Promise.all([core(), scanning.syntax(), scanning.repository.of(source.uri)]);
      if (!isSchemaLanguage(language) || !found.filter.file(source.uri.fsPath)) return undefined;
      read ??= createReadCaches();
      const document = await findDocumentSchemas({ text, language, name: uri }, syntax, signal, read);
      if (document.kind === 'broken') return { language, schemas: [], broken: true };
      cache ??= createLintCache();
      const { rules, ignore } = found.settings;
      const schemas = cache.lint(uri, document.found, profileSetting(settings))
        .map((schema) => ({ ...schema, findings: acceptFindings(schema.findings, text, { rules, ignore, path }) }));
      return { language, schemas, broken: false };
    },
    forget(uri) {
      cache?.forget(uri);
      read?.forget(uri);
    },
  };
}

/** The profile that the person asked for; undefined where each schema is judged as the API whose shape it has. */
export function profileSetting(settings: Services['settings']): SchemaProfileId | undefined {
  const { value } = settings['promptshift.lint.profile'];
  return value === 'auto' ? undefined : value;
}

/** The language that schemas of a document are looked for in, if any. */
export function schemaLanguage({ uri, languageId }: vscode.TextDocument): LanguageId | undefined {
  return /\.(?:jsonl|snap|min\.[cm]?js)$/i.test(uri.path) ? undefined : scanLanguage({ scheme: uri.scheme, path: uri.path, languageId });
}
