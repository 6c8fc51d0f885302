import type { ModelsConfig } from '../../core/aliases/types.ts';
import type { SideName } from '../../core/views/comparison.ts';
import { pickOrType } from '../pickOrType.ts';

/** Asks for one side's model: an alias, a known id, or whatever was typed. Undefined when the person leaves. */
export async function chooseModel(
  side: SideName, prompt: string, { aliases }: ModelsConfig, knownModels: readonly string[], current?: string,
): Promise<string | undefined> {
  return await pickOrType({
    title: `Compare ${prompt}: ${side}`,
    placeholder: `${questions[side]} An alias, or any id your endpoint knows`,
    choices: [
      ...Object.entries(aliases).map(([name, alias]) => ({ label: name, description: `→ ${alias.default}`, value: name })),
      ...knownModels.map((id) => ({ label: id, value: id })),
    ],
    current,
  });
}

const questions: Readonly<Record<SideName, string>> = { baseline: 'The model you have now?', candidate: 'The model to compare it with?' };
