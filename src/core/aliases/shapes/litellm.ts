import { entryOf, objectsIn, type Part, type TextPart } from './parts.ts';
import type { Draft, Seen, Shape } from './types.ts';

type Deployment = { readonly name: TextPart; readonly model: TextPart; /** What an Azure deployment says it is. */ readonly base?: TextPart };

/**
 * LiteLLM's `model_list: [{ model_name, litellm_params: { model } }]`: the name that applications ask for, and the models it is routed to.
 * An Azure deployment's name need not be an id, but some name or model of the list is.
 */
export const litellm: Shape = (seen) => [...objectsIn(seen.root, seen.names)].flatMap(({ object }): readonly Draft[] => {
  const list = entryOf(object, 'model_list')?.value;
  if (list?.kind !== 'list') return [];
  // An Azure deployment has a name of the team's own; any other text that is no id is a stand-in or of a server of their own.
  const deployments = list.items.flatMap(deploymentOf).filter(({ model }) => seen.idAt(model) !== undefined || model.text.startsWith('azure/'));
  if (!deployments.some(({ model, name }) => seen.idAt(model) !== undefined || seen.idAt(name) !== undefined)) return [];
  const byName = Map.groupBy(deployments, ({ name }) => name.text);
  return [...byName].flatMap(([name, same]): readonly Draft[] => draftOf(name, same, seen));
});

function draftOf(name: string, deployments: readonly Deployment[], { idAt }: Seen): readonly Draft[] {
  const [first] = deployments;
  if (first === undefined) return [];
  const others = [...new Set(deployments.map(({ model }) => model.text))].filter((text) => text !== first.model.text);
  const notes = [
    ...(others.length === 0 ? [] : [`LiteLLM spreads ${name} over ${deployments.length} deployments; ${first.model.text} is imported, ${others.join(', ')} left out.`]),
    ...(idAt(first.name) === undefined ? [] : [`${name} is named after a model; rename the alias after what it is for.`]),
  ];
  return [{
    shape: 'litellm', name, around: [], default: first.model, notes,
    also: deployments.flatMap(({ name: own, model, base }) => [own.range, model.range, ...(base === undefined ? [] : [base.range])]),
  }];
}

/** Wildcards (`openai/*`), routers and models that a variable names stand for nothing by themselves. */
function deploymentOf(item: Part): readonly Deployment[] {
  const name = entryOf(item, 'model_name')?.value;
  const model = entryOf(entryOf(item, 'litellm_params')?.value, 'model')?.value;
  if (name?.kind !== 'text' || model?.kind !== 'text') return [];
  const isPlain = (text: string): boolean => /[^/]$/.test(text) && !/[*\s$<>{}]/.test(text) && !/^(?:os\.environ|auto_router|litellm_proxy)\//.test(text);
  if (!isPlain(name.text) || !isPlain(model.text)) return [];
  const base = entryOf(entryOf(item, 'model_info')?.value, 'base_model')?.value;
  return [{ name, model, ...(base?.kind === 'text' ? { base } : {}) }];
}
