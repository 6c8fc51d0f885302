import type { LifecycleRow } from '../../models/lifecycle.ts';
import type { AliasRule, Finding, ModelReference } from '../../scan/types.ts';

/** One alias as a `models.config.json` defines it, with the references in its slots. */
export type DefinedAlias = {
  readonly alias: string;
  readonly default: ModelReference;
  readonly candidate?: ModelReference;
  readonly rollback?: ModelReference;
  readonly environments: readonly ModelReference[];
};

/** What a rule about a definition sees. */
export type AliasSubject = DefinedAlias & {
  readonly path: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly catalog: readonly LifecycleRow[];
  /** Names in use anywhere below the file; undefined when only this file is known. */
  readonly used?: readonly string[];
};

/** What a rule found, and the reference that carries it. Its range is the reference's unless it names another one. */
export type AliasFinding = Omit<Finding, 'rule' | 'range'> & { readonly at: ModelReference; readonly range?: Finding['range'] };

/** A rule is a pure function; its severity is what holds unless settings say otherwise. */
export type AliasRuleCheck = {
  readonly id: AliasRule;
  readonly check: (subject: AliasSubject) => AliasFinding | undefined;
};
