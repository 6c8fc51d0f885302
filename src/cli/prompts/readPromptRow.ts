import { dirname } from 'node:path';
import {
  checkPrompt, isPromptPath, parsePrompt, promptRow, resolvePromptFiles, resolveSide, type Alias, type FileReader, type ModelsConfig, type PromptRow, type VersionsLock,
} from '../../core/index.ts';
import type { AliasFinder } from '../../node/aliasFinder.ts';
import type { CodeOwners } from '../../node/codeOwners.ts';
import { relativePath } from '../../node/paths.ts';
import type { SettingsFinder } from '../../node/settingsFinder.ts';
import { readInside } from './readInside.ts';

/** What is around the prompts of one run. */
export type PromptSurroundings = {
  /** The workspace's folder, absolute: files that prompts name must lie in it. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly files: FileReader;
  readonly settings: SettingsFinder;
  readonly aliases: AliasFinder;
  readonly owners: CodeOwners;
  readonly countTokens: (text: string) => Promise<number>;
  readonly lockOf: (folder: string) => Promise<VersionsLock>;
};

/** A file that may be a prompt. `isNamed` where a person named this very file: it is read as one whatever it is called. */
export type PromptFile = { readonly path: string; readonly shown: string; readonly text: string; readonly isNamed: boolean };

/** What one file comes to; undefined where it is no prompt. */
export async function readPromptRow({ path, shown, text, isNamed }: PromptFile, around: PromptSurroundings): Promise<{ readonly row: PromptRow; readonly lockProblem?: string } | undefined> {
  if (!isNamed && !isPromptPath(path, text)) return undefined;
  const { root, env, signal, owners } = around;
  const prompt = await resolvePromptFiles(parsePrompt(path, text), { root, text, read: readInside(root) }, signal);
  const config: ModelsConfig = (await (await around.aliases.forFolder(dirname(path)))?.config()) ?? { aliases: {} };
  const alias: Alias | undefined = prompt.model !== undefined && Object.hasOwn(config.aliases, prompt.model.text) ? config.aliases[prompt.model.text] : undefined;
  const owner = alias?.owner ?? owners.of(relativePath(root, path)).join(' ');
  const lock = prompt.format === 'promptshift' ? await around.lockOf(dirname(path)) : undefined;
  const modelOf = (name: string): string => resolveSide(name, config, env).model;
  const { settings, base } = await around.settings.forFolder(dirname(path));
  const check = await checkPrompt(prompt, text, {
    ...(lock === undefined ? {} : { lock }), modelOf, hasOwner: owner !== '', countTokens: around.countTokens,
    settings: { rules: settings.rules, ignore: settings.ignore, path: relativePath(base, path) },
  }, signal);
  const row = promptRow(prompt, check, text, {
    path: shown, resolvedModel: prompt.model === undefined ? undefined : modelOf(prompt.model.text), owner: owner === '' ? undefined : owner,
  });
  return { row, ...(lock?.problem === undefined ? {} : { lockProblem: lock.problem }) };
}
