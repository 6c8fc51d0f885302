import { dirname, join, resolve } from 'node:path';
import { modelsConfigName, type ModelsConfig } from '../../core/aliases/types.ts';
import { modelsConfigError, parseModelsConfig, parsePrompt, PromptshiftError, resolvePromptFiles, type Prompt } from '../../core/index.ts';
import { readTextFile } from '../../node/readTextFile.ts';
import type { CliContext } from '../context.ts';
import { readInside } from '../prompts/readInside.ts';
import { isRecord } from '../../core/views/record.ts';
import { readText } from '../readText.ts';

/** Reads a prompt file with the files it names, which must lie in `root`; `path` is how the person named it. */
export async function readPrompt(path: string, root: string, { cwd, signal }: CliContext): Promise<Prompt> {
  const file = resolve(cwd, path);
  const text = await readText(file, path, signal);
  const prompt = await resolvePromptFiles(parsePrompt(file, text), { root, text, read: readInside(root) }, signal);
  return { ...prompt, path };
}

/** The nearest `models.config.json` upward from a file; one without aliases when there is none. */
export async function readNearestConfig(path: string, { cwd, signal }: CliContext): Promise<ModelsConfig> {
  for (let folder = dirname(resolve(cwd, path)); ; folder = dirname(folder)) {
    const file = join(folder, modelsConfigName);
    const found = await readTextFile(file, signal);
    if (found.kind === 'text') {
      const { config, problems } = await parseModelsConfig(found.text);
      const error = modelsConfigError(file, problems);
      if (error !== undefined) throw error;
      return config;
    }
    if (dirname(folder) === folder) return { aliases: {} };
  }
}

/** Inputs from a JSON file. */
export async function readInputs(path: string, { cwd, signal }: CliContext): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(resolve(cwd, path), path, signal);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new PromptshiftError('configuration', `${path} is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`, 'Correct it, or give the inputs with --var.', { cause: error });
  }
  if (isRecord(value)) return value;
  throw new PromptshiftError('configuration', `${path} must hold one JSON object of inputs by name.`, 'Such as {"text": "My parcel is late"}.');
}
