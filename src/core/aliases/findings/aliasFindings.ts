import type { FindingOptions } from '../../scan/findings.ts';
import type { AliasRule, Finding, ModelReference } from '../../scan/types.ts';
import { candidateEqualsDefault } from './candidateEqualsDefault.ts';
import { rollbackMissing } from './rollbackMissing.ts';
import { rollbackRetired } from './rollbackRetired.ts';
import type { AliasFinding, AliasRuleCheck, DefinedAlias } from './rule.ts';
import { undefinedAlias, undefinedAliasRule } from './undefinedAlias.ts';
import { unused } from './unused.ts';

const rules: readonly AliasRuleCheck[] = [candidateEqualsDefault, rollbackMissing, rollbackRetired, unused];

/** What is known of aliases beyond one document; see `SourceDocument`. */
export type AliasKnowledge = { readonly aliases?: readonly string[]; readonly usedAliases?: readonly string[] };

/** The findings about aliases in one document, by the reference that carries them. */
export function aliasFindings(
  references: readonly ModelReference[], { aliases, usedAliases }: AliasKnowledge, options: FindingOptions,
): ReadonlyMap<ModelReference, readonly Finding[]> {
  const found = new Map<ModelReference, Finding[]>();
  const add = (rule: AliasRule, { at, range, ...rest }: AliasFinding): void => {
    const severity = Object.hasOwn(options.rules, rule) ? options.rules[rule] : rest.severity;
    if (severity === undefined || severity === 'off') return;
    found.set(at, [...found.get(at) ?? [], { ...rest, rule, severity, range: range ?? at.range }]);
  };
  for (const reference of references) {
    const problem = aliases === undefined ? undefined : undefinedAlias(reference, aliases);
    if (problem !== undefined) add(undefinedAliasRule, { ...problem, at: reference });
  }
  const { path, today, catalog } = options;
  for (const defined of definitionsIn(references)) {
    const subject = { ...defined, path, today, catalog, ...(usedAliases === undefined ? {} : { used: usedAliases }) };
    for (const { id, check } of rules) {
      const problem = check(subject);
      if (problem !== undefined) add(id, problem);
    }
  }
  return found;
}

/** The aliases whose default is there; one without it is the schema's to complain of. */
function definitionsIn(references: readonly ModelReference[]): readonly DefinedAlias[] {
  const byAlias = Map.groupBy(references.filter(({ definition }) => definition !== undefined), ({ definition }) => definition?.alias ?? '');
  return [...byAlias].flatMap(([alias, slots]) => {
    const at = (slot: string): ModelReference | undefined => slots.find(({ definition }) => definition?.slot === slot);
    const [current, candidate, rollback] = [at('default'), at('candidate'), at('rollback')];
    if (current === undefined) return [];
    return [{
      alias,
      default: current,
      ...(candidate === undefined ? {} : { candidate }),
      ...(rollback === undefined ? {} : { rollback }),
      environments: slots.filter(({ definition }) => definition?.slot === 'environment'),
    }];
  });
}
