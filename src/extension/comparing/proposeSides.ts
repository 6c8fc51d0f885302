import type { ModelsConfig } from '../../core/aliases/types.ts';
import type { CompareInput, SideModel } from '../../core/compare/types.ts';
import type { Prompt } from '../../core/prompts/types.ts';
import type { SideName } from '../../core/views/comparison.ts';

/** The models that the files already name; a missing one is for the person to choose. */
export type ProposedSides = Readonly<Partial<Record<SideName, string>>>;

/** Baseline: what the prompt says. Candidate: that of its alias, else the successor of its model. */
export function proposeSides(prompt: Prompt, { aliases }: ModelsConfig, successorOf: (model: string) => string | undefined): ProposedSides {
  const baseline = prompt.model?.text;
  if (baseline === undefined) return {};
  const alias = Object.hasOwn(aliases, baseline) ? aliases[baseline] : undefined;
  const candidate = alias === undefined ? successorOf(baseline) : (alias.candidate ?? successorOf(alias.default));
  return { baseline, ...(candidate === undefined || candidate === baseline ? {} : { candidate }) };
}

/** The model that an alias or id stands for in this configuration. */
export function toSideModel(requested: string, { aliases }: ModelsConfig): SideModel {
  const alias = Object.hasOwn(aliases, requested) ? aliases[requested] : undefined;
  return alias === undefined ? { requested, model: requested } : { requested, model: alias.default, alias: requested };
}

/** How often the prompt's alias (else the baseline's) is called, when its entry says so. */
export function trafficOf(prompt: Prompt, baseline: string, { aliases }: ModelsConfig): CompareInput['traffic'] {
  for (const name of [prompt.model?.text, baseline]) {
    const traffic = name !== undefined && Object.hasOwn(aliases, name) ? aliases[name]?.traffic : undefined;
    if (name !== undefined && traffic !== undefined) return { alias: name, ...traffic };
  }
  return undefined;
}

/** Inputs that the template needs and nobody has given, in the order of the file. */
export function missingInputs(prompt: Prompt, given: Readonly<Record<string, unknown>>): readonly string[] {
  const names = prompt.placeholders.filter(({ required }) => required).map(({ name }) => name);
  return [...new Set(names)].filter((name) => !Object.hasOwn(given, name) && !Object.hasOwn(prompt.input.defaults, name));
}
