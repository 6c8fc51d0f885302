import { stableJson } from '../text/stableJson.ts';
import { parseModelsConfig } from './parseModelsConfig.ts';
import type { Alias } from './types.ts';

/**
 * Names of aliases that two texts of a `models.config.json` resolve or limit differently; added and removed ones too. Who owns one, and what it
 * is rated, changes no answer.
 */
export async function changedAliases(before: string, now: string): Promise<ReadonlySet<string>> {
  const [old, current] = await Promise.all([before, now].map(async (text) => (await parseModelsConfig(text)).config.aliases));
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(current ?? {})]);
  return new Set([...names].filter((name) => asked(old?.[name]) !== asked(current?.[name])));
}

function asked(alias: Alias | undefined): string | undefined {
  if (alias === undefined) return undefined;
  const { default: model, candidate, environments, env, limits, traffic } = alias;
  return stableJson({ model, candidate, environments, env, limits, traffic });
}
