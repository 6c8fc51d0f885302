import type { ScannedDocument, ScannedReference } from '../scan/types.ts';
import type { IgnoredFinding, Settings } from './types.ts';

/**
 * Sets the findings aside that `ignore` accepts; references themselves all stay. Severities are the scanner's part, which is given `rules`.
 * `path` is the document's path from the folder of `promptshift.json`, with '/'.
 */
export function applySettings(document: ScannedDocument, { ignore }: Pick<Settings, 'ignore'>, path: string): ScannedDocument {
  const accepted = ignore.filter((entry) => entry.path === path);
  return accepted.length === 0 ? document : { ...document, references: document.references.map((reference) => accept(reference, accepted)) };
}

function accept(reference: ScannedReference, accepted: readonly IgnoredFinding[]): ScannedReference {
  const suppressed = reference.findings.flatMap((finding) => {
    const entry = accepted.find(({ rule, text }) => rule === finding.rule && (text === undefined || text === reference.text));
    return entry === undefined ? [] : [{ ...finding, by: 'settings' as const, reason: entry.reason }];
  });
  if (suppressed.length === 0) return reference;
  const findings = reference.findings.filter(({ rule }) => !suppressed.some((other) => other.rule === rule));
  return { ...reference, findings, suppressed: [...reference.suppressed ?? [], ...suppressed] };
}
