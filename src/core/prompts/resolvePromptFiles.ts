import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { LineIndex } from '../text/lineIndex.ts';
import type { TextRange } from '../text/range.ts';
import { hasComplexKey } from '../text/yamlBounds.ts';
import { engines } from './engines/engines.ts';
import { isRecord } from '../views/record.ts';
import { partialPaths } from './formats/partialPaths.ts';
import { toolDefinitions } from './formats/toolDefinitions.ts';
import { referencedPath } from './referencedPath.ts';
import type { FileReference, Prompt, PromptProblem } from './types.ts';

export type PromptFileOptions = {
  /** The text of a file, by a path as `prompt.path` is written; undefined when there is none. It must not follow links out of `root`. */
  readonly read: (path: string, signal: AbortSignal) => Promise<string | undefined>;
  /** The workspace's folder, written as `prompt.path` is; '' where paths are relative to it. Nothing outside of it is read. */
  readonly root: string;
  /** The prompt file's own text, for places. */
  readonly text: string;
};

/** UTF-16 units of a file that a prompt names. */
const maxLength = 1_000_000;
/** Includes of includes; more are a loop. */
const mostPartials = 50;

/**
 * Reads the files that a prompt names: tools, the schema of its output, templates it includes. What cannot be read, holds
 * nothing of use, or lies outside of the workspace is a problem at the place that names it, and the rest is read.
 */
export async function resolvePromptFiles(prompt: Prompt, options: PromptFileOptions, signal: AbortSignal): Promise<Prompt> {
  const lines = new LineIndex(options.text);
  const problems: PromptProblem[] = [...prompt.problems];
  const report = (message: string, range: TextRange): void => void problems.push({ message, range, ...lines.positionAt(range.start) });
  const readText = async ({ path, range }: FileReference): Promise<string | undefined> => {
    signal.throwIfAborted();
    const found = referencedPath(prompt.path, path, options.root);
    if (found.kind === 'refused') return void report(`${path} is not read: ${found.reason}.`, range);
    const text = await options.read(found.path, signal);
    if (text === undefined) return void report(`${path} cannot be read: there is no such file.`, range);
    return text.length > maxLength ? void report(`${path} is not read: it is longer than ${maxLength.toLocaleString('en-US')} characters.`, range) : text;
  };
  const readData = async (reference: FileReference): Promise<unknown> => {
    const text = await readText(reference);
    if (text === undefined) return undefined;
    try {
      return yamlValue(text) ?? {};
    } catch (error) {
      return void report(`${reference.path} is not valid JSON or YAML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`, reference.range);
    }
  };

  const tools = [...(prompt.tools ?? [])];
  for (const reference of prompt.toolFiles ?? []) {
    const value = await readData(reference);
    const found = toolDefinitions(value);
    if (value !== undefined && found.length === 0) report(`${reference.path} holds no tool: each needs a name and its parameters.`, reference.range);
    tools.push(...found);
  }
  const reference = prompt.output?.schemaFile;
  const schema = reference === undefined ? undefined : schemaOf(await readData(reference));
  if (reference !== undefined && schema === 'none') report(`${reference.path} holds no JSON Schema.`, reference.range);
  const partials = await readPartials(prompt, options, report, signal);
  return {
    ...prompt,
    ...(tools.length === 0 ? {} : { tools }),
    ...(isRecord(schema) ? { output: { ...prompt.output, schema } } : {}),
    ...(prompt.partialFiles === undefined ? {} : { partials }),
    problems: problems.toSorted((a, b) => a.range.start - b.range.start),
  };
}

/** A bare schema, or `{name, strict, schema}` around it. */
function schemaOf(value: unknown): Readonly<Record<string, unknown>> | 'none' | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) return 'none';
  if (isRecord(value['json_schema'])) return schemaOf(value['json_schema']);
  return value['type'] === undefined && isRecord(value['schema']) ? value['schema'] : value;
}

/** Included templates, and those that they include. */
async function readPartials(prompt: Prompt, { read, root }: PromptFileOptions, report: (message: string, range: TextRange) => void, signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
  const partials: Record<string, string> = { ...prompt.partials };
  const open = [...(prompt.partialFiles ?? [])];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (Object.hasOwn(partials, next.name)) continue;
    if (Object.keys(partials).length >= mostPartials) {
      report(`More than ${mostPartials} included templates are not read.`, next.range);
      break;
    }
    let text: string | undefined;
    for (const path of next.paths) {
      signal.throwIfAborted();
      const found = referencedPath(prompt.path, path, root);
      if (text === undefined && found.kind === 'inside') text = await read(found.path, signal);
    }
    if (text === undefined) {
      report(`The template "${next.name}" cannot be included: there is no ${next.paths[0] ?? 'file of this name'} beside the prompt.`, next.range);
      continue;
    }
    partials[next.name] = text;
    const { range } = next;
    for (const { name } of engines[prompt.language].analyze(text).partials ?? []) open.push({ name, range, paths: partialPaths(name, prompt.format) });
  }
  return partials;
}

/** The value of a JSON or YAML text. */
function yamlValue(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'error' });
  if (document.errors[0] !== undefined) throw document.errors[0];
  if (hasComplexKey(document.contents, { isMap, isScalar, isSeq })) throw new Error('a key in it is no plain text');
  return document.toJS({ maxAliasCount: 100 });
}
