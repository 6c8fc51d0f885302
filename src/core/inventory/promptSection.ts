import { compareVersions } from '../prompts/versions/semver.ts';
import type { PromptRow, PromptRowFinding } from '../prompts/promptRows.ts';
import { promptKey } from '../prompts/promptRows.ts';
import { bySeverity } from '../scan/severity.ts';
import type { Severity } from '../scan/types.ts';
import { byGravity } from './inventory.ts';

/** Something wrong with a prompt, as a line below it. */
export type PromptProblemNode = { readonly kind: 'promptProblem'; readonly key: string; readonly path: string; readonly finding: PromptRowFinding };

/** One prompt file. */
export type PromptNode = {
  readonly kind: 'prompt';
  readonly key: string;
  /** Its version below a prompt of several, else its name with the version it has. */
  readonly label: string;
  /** The model as written and what it stands for; the state of its release; how many problems. */
  readonly about: string;
  readonly severity?: Severity;
  readonly row: PromptRow;
  readonly children: readonly PromptProblemNode[];
};

/** A prompt with its versions, the newest first. */
export type PromptVersionsNode = Summary & { readonly kind: 'promptVersions'; readonly children: readonly PromptNode[] };

/** All prompts of a workspace, as the last group of the Inventory. */
export type PromptSection = Summary & { readonly kind: 'prompts'; readonly children: readonly (PromptVersionsNode | PromptNode)[] };

export type PromptTreeNode = PromptSection | PromptVersionsNode | PromptNode | PromptProblemNode;

type Summary = {
  readonly key: string;
  readonly label: string;
  /** Prompt files in it. */
  readonly count: number;
  readonly problems: number;
  readonly severity?: Severity;
};

/** The prompt files of a workspace by prompt, the gravest problem first, then by name. Undefined where there is nothing to show. */
export function promptSectionOf(rows: readonly PromptRow[], { onlyFindings }: { readonly onlyFindings: boolean }): PromptSection | undefined {
  const shown = rows.filter(({ findings }) => !onlyFindings || findings.length > 0);
  if (shown.length === 0) return undefined;
  const children = [...Map.groupBy(shown, promptKey)].flatMap(([key, files]): readonly (PromptVersionsNode | PromptNode)[] => {
    const [newest, ...older] = files.toSorted((a, b) => compareVersions(b.version ?? '', a.version ?? ''));
    if (newest === undefined) return [];
    if (older.length === 0) return [promptNode(newest, [newest.name, newest.version].filter(Boolean).join(' '))];
    const versions = [newest, ...older].map((row) => promptNode(row, row.version ?? row.name));
    return [{ kind: 'promptVersions', ...summary(`prompts|${key}`, newest.name, files), children: versions }];
  });
  return { kind: 'prompts', ...summary('prompts', 'Prompts', shown), children: children.toSorted((a, b) => byGravity(a, b) || a.label.localeCompare(b.label)) };
}

function promptNode(row: PromptRow, label: string): PromptNode {
  const { path, findings } = row;
  const key = `prompts|file:${path}`;
  const severity = gravest(findings);
  return {
    kind: 'prompt', key, label, row, about: aboutPrompt(row),
    ...(severity === undefined ? {} : { severity }),
    children: findings.map((finding, index) => ({ kind: 'promptProblem', key: `${key}|${index}:${finding.rule}`, path, finding })),
  };
}

function aboutPrompt({ model, resolvedModel, state, findings }: PromptRow): string {
  const named = model === undefined ? 'no model' : resolvedModel === undefined ? model : `${model} → ${resolvedModel}`;
  return [named, ...(state === undefined || state === 'released' ? [] : [state]), ...(findings.length === 0 ? [] : [problemCount(findings.length)])].join(' · ');
}

/** `1 problem`, `3 problems` */
export function problemCount(count: number): string {
  return count === 1 ? '1 problem' : `${count.toLocaleString('en-US')} problems`;
}

function summary(key: string, label: string, rows: readonly PromptRow[]): Summary {
  const findings = rows.flatMap((row) => row.findings);
  const severity = gravest(findings);
  return { key, label, count: rows.length, problems: findings.length, ...(severity === undefined ? {} : { severity }) };
}

function gravest(findings: readonly PromptRowFinding[]): Severity | undefined {
  return findings.map(({ severity }) => severity).toSorted(bySeverity)[0];
}
