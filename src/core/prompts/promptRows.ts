import type { PromptCheck } from './checkPrompt.ts';
import type { PromptFinding } from './rules/promptRule.ts';
import type { Prompt, PromptFormatId, TemplateLanguage } from './types.ts';
import type { ReleaseState } from './versions/versionsLock.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { stableHash } from '../text/stableHash.ts';
import type { ScanProblem } from '../scan/row.ts';

/** A finding and where it stands: lines and columns from 1, columns in UTF-16 units, the end behind the last character. */
export type PromptRowFinding = Pick<PromptFinding, 'rule' | 'severity' | 'message'> & {
  readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number;
  /** Finds it again when it has moved. Not in json and jsonl. */
  readonly context: string;
};

/** One prompt file as every report of `prompts` gives it. The keys' order is that of the jsonl format. */
export type PromptRow = {
  /** With '/'. */
  readonly path: string;
  readonly name: string;
  readonly version?: string;
  /** Of versioned prompts. */
  readonly state?: ReleaseState;
  readonly format: PromptFormatId;
  readonly language: TemplateLanguage;
  /** As written: an alias or an id. */
  readonly model?: string;
  /** What an alias stands for. */
  readonly resolvedModel?: string;
  readonly owner?: string;
  readonly messages: number;
  readonly inputs: readonly string[];
  readonly tools: number;
  /** Estimated, with the defaults filled in. */
  readonly tokens: number;
  readonly findings: readonly PromptRowFinding[];
};

/** A finished, or broken off, look at prompts. */
export type PromptsReport = {
  readonly rows: readonly PromptRow[];
  readonly problems: readonly ScanProblem[];
  /** False when it was stopped before every file was read. */
  readonly complete: boolean;
};

/** What one prompt comes to. `path` is the one to show. */
export function promptRow(prompt: Prompt, check: PromptCheck, text: string, { path, resolvedModel, owner }: { readonly path: string; readonly resolvedModel?: string | undefined; readonly owner?: string | undefined }): PromptRow {
  const lines = new LineIndex(text);
  const by = prompt.owner ?? owner;
  return {
    path, name: prompt.name,
    ...(prompt.version === undefined ? {} : { version: prompt.version }),
    ...(prompt.format === 'promptshift' && prompt.version !== undefined ? { state: check.state } : {}),
    format: prompt.format, language: prompt.language,
    ...(prompt.model === undefined ? {} : { model: prompt.model.text }),
    ...(resolvedModel === undefined || resolvedModel === prompt.model?.text ? {} : { resolvedModel }),
    ...(by === undefined ? {} : { owner: by }),
    messages: prompt.messages.length,
    inputs: [...new Set([...prompt.input.declared.map(({ name }) => name), ...prompt.placeholders.map(({ name }) => name)])],
    tools: prompt.tools?.length ?? 0,
    tokens: check.inputTokens,
    findings: check.findings.map(({ rule, severity, message, range }) => {
      const end = lines.positionAt(range.end);
      return { rule, severity, message, ...lines.positionAt(range.start), endLine: end.line, endColumn: end.column, context: stableHash(`${message}\0${text.slice(range.start, range.end)}`) };
    }),
  };
}

/** The versions of one prompt are one prompt. */
export function promptKey({ path, version, format }: Pick<PromptRow, 'path' | 'version' | 'format'>): string {
  return format === 'promptshift' && version !== undefined ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : path;
}
