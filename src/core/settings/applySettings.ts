import type { ScannedDocument } from '../scan/types.ts';
import type { Settings } from './types.ts';

/**
 * Leaves out the findings that `ignore` accepts; references themselves all stay. Severities are the scanner's part, which is given `rules`.
 * `path` is the document's path from the folder of `promptshift.json`, with '/'.
 */
export function applySettings(document: ScannedDocument, { ignore }: Settings, path: string): ScannedDocument {
  const accepted = ignore.filter((entry) => entry.path === path);
  if (accepted.length === 0) return document;
  return {
    ...document,
    references: document.references.map((reference) => ({
      ...reference,
      findings: reference.findings.filter((finding) =>
        !accepted.some(({ rule, text }) => rule === finding.rule && (text === undefined || text === reference.text))),
    })),
  };
}
