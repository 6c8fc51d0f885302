import { createSuppressions } from '../scan/suppressions.ts';
import type { Settings } from '../settings/types.ts';
import type { SchemaFinding } from './types.ts';

/** What a repository decided about findings: `path` is the document's, from the folder of `promptshift.json`, with '/'. */
export type FindingSettings = Pick<Settings, 'rules' | 'ignore'> & { readonly path: string };

/**
 * The findings that are left after comments (`promptshift-ignore RULE: reason` on the line or the one before) and settings:
 * `rules` gives another severity or "off", `ignore` accepts a rule in a file, with `text` at one JSON pointer.
 */
export function acceptFindings(findings: readonly SchemaFinding[], text: string, settings?: FindingSettings): readonly SchemaFinding[] {
  if (findings.length === 0) return findings;
  const reasonFor = createSuppressions(text);
  const accepted = settings?.ignore.filter(({ path }) => path === settings.path) ?? [];
  return findings.flatMap((finding) => {
    const severity = settings?.rules[finding.rule] ?? finding.severity;
    const isAccepted = accepted.some((entry) => entry.rule === finding.rule && (entry.text === undefined || entry.text === finding.pointer));
    return severity === 'off' || isAccepted || reasonFor(finding.rule, finding.range.start) !== undefined ? [] : [{ ...finding, severity }];
  });
}
