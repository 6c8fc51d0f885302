import { identifyModel, PromptshiftError, sameModel, type ModelIdentity, type ModelReference, type SourceDocument } from '../../core/index.ts';

/** References of one document that select a model. */
export type Candidate = { readonly document: SourceDocument; readonly references: readonly ModelReference[] };

/** Why a reference stays. */
export type Left = { readonly path: string; readonly reference: ModelReference; readonly reason: string };

/**
 * Chooses what goes behind an alias. `target` is what the alias stands for, undefined for a new one; `wanted` is `--model`.
 * @throws PromptshiftError `configuration` when a new alias would have to stand for several models
 */
export function chooseReferences(candidates: readonly Candidate[], alias: string, target: string | undefined, wanted: string | undefined): { readonly chosen: readonly Candidate[]; readonly left: readonly Left[] } {
  const identity = identityOf(wanted ?? target);
  if (identity === undefined) oneModel(candidates, alias);
  const left: Left[] = [];
  const chosen = candidates.map(({ document, references }) => ({
    document,
    references: references.filter((reference) => {
      if (identity === undefined || sameModel(reference.identity, identity)) return true;
      const reason = wanted === undefined ? `"${alias}" stands for ${target}; --model ${reference.text} would move this over.` : undefined;
      if (reason !== undefined) left.push({ path: document.path, reference, reason });
      return false;
    }),
  }));
  return { chosen: chosen.filter(({ references }) => references.length > 0), left };
}

function identityOf(id: string | undefined): ModelIdentity | undefined {
  if (id === undefined) return undefined;
  return identifyModel(id) ?? { text: id, model: id, family: id, vendor: 'unknown', channel: 'unknown', pin: 'unknown', listed: false, bareWord: false };
}

function oneModel(candidates: readonly Candidate[], alias: string): void {
  const groups: { readonly identity: ModelIdentity; count: number }[] = [];
  for (const { identity } of candidates.flatMap(({ references }) => references)) {
    const group = groups.find((each) => sameModel(each.identity, identity));
    if (group === undefined) groups.push({ identity, count: 1 });
    else group.count++;
  }
  if (groups.length < 2) return;
  const list = groups.toSorted((a, b) => b.count - a.count).map(({ identity, count }) => `${identity.text} (${count})`).join(', ');
  throw new PromptshiftError('configuration', `These files ask for ${groups.length} models and "${alias}" can stand for one: ${list}.`, 'Choose one with --model, or name fewer files.');
}
