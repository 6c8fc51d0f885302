import { findAlias, resolveAlias } from '../aliases/resolveAlias.ts';
import type { ModelsConfig } from '../aliases/types.ts';
import type { Prompt } from '../prompts/types.ts';
import type { SideModel } from '../runs/types.ts';
import type { CompareInput, SideName } from './types.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The models a prompt's files already name. Baseline: what the prompt asks for. Candidate: that of its alias, else the successor
 * the vendor names. A side that nothing names is left out.
 */
export function proposeSides(prompt: Prompt, config: ModelsConfig, successorOf: (model: string) => string | undefined): Readonly<Partial<Record<SideName, string>>> {
  const baseline = prompt.model?.text;
  if (baseline === undefined) return {};
  const alias = isAlias(baseline, config) ? findAlias(config, baseline) : undefined;
  const candidate = alias?.candidate ?? successorOf(alias?.default ?? baseline);
  return { baseline, ...(candidate === undefined || candidate === baseline ? {} : { candidate }) };
}

/** The model an alias stands for, as the generated accessors resolve it; any other text is an id. */
export function resolveSide(requested: string, config: ModelsConfig, env: Environment): SideModel {
  if (!isAlias(requested, config)) return { requested, model: requested };
  return { requested, model: resolveAlias(config, requested, env).model, alias: requested };
}

/** How often the prompt's alias, else the baseline's, is called; undefined when its entry does not say. */
export function trafficOf(prompt: Prompt, baseline: SideModel, config: ModelsConfig): CompareInput['traffic'] {
  for (const alias of [prompt.model?.text, baseline.alias]) {
    if (alias === undefined || !isAlias(alias, config)) continue;
    const { traffic } = findAlias(config, alias);
    if (traffic !== undefined) return { alias, ...traffic };
  }
  return undefined;
}

/** Most output tokens by the alias of each side, else of the prompt: what a budget needs where the prompt itself sets no limit. */
export function outputLimitsOf(prompt: Prompt, sides: Readonly<Record<SideName, SideModel>>, config: ModelsConfig): Readonly<Partial<Record<SideName, number>>> {
  const limitOf = (alias: string | undefined): number | undefined => (alias !== undefined && isAlias(alias, config) ? findAlias(config, alias).limits?.maxOutputTokens : undefined);
  const limit = (side: SideName): number | undefined => limitOf(sides[side].alias) ?? limitOf(prompt.model?.text) ?? limitOf(sides.baseline.alias);
  const [baseline, candidate] = [limit('baseline'), limit('candidate')];
  return { ...(baseline === undefined ? {} : { baseline }), ...(candidate === undefined ? {} : { candidate }) };
}

function isAlias(name: string, config: ModelsConfig): boolean {
  return Object.hasOwn(config.aliases, name);
}
