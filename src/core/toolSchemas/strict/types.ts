import type { SchemaRuleId } from '../rules/ruleId.ts';
import type { JsonObject, JsonValue } from '../schemaValue.ts';
import type { SchemaFinding, SchemaProfile } from '../types.ts';

/** What a transformation may look at beside the schema itself. */
export type Site = {
  /** RFC 6901, '' is the root. */
  readonly pointer: string;
  /** As it was before this pass: where `$ref` leads. */
  readonly root: JsonObject;
  readonly profile: SchemaProfile;
};

/** One change of one schema. `schema` is the whole of it after the change; steps of one answer build on each other. */
export type Step = {
  /** What is mended. */
  readonly rule: SchemaRuleId;
  /** A sentence: what was done. */
  readonly what: string;
  readonly schema: JsonObject;
  /** The property that may now be null. */
  readonly nullable?: string;
  /** The keyword that is gone. */
  readonly moved?: string;
};

/** Mends one kind of thing in one schema, whose inner schemas are mended already; empty where there is nothing it can do. */
export type Transformation = (schema: JsonObject, site: Site) => readonly Step[];

/** What was done, and where: `pointer` counts in `root`, the schema as it was before. */
export type StrictChange = Omit<Step, 'schema'> & {
  readonly pointer: string;
  readonly root: JsonObject;
  readonly before: JsonObject;
  readonly after: JsonObject;
};

/** `remaining` are findings that no change can mend and that need not be: hints, and warnings about what comes near a limit. */
export type StrictResult =
  | { readonly kind: 'strict'; readonly schema: JsonValue; readonly changes: readonly StrictChange[]; readonly remaining: readonly SchemaFinding[] }
  | { readonly kind: 'refused'; readonly rule: SchemaRuleId; readonly pointer: string; readonly why: string };
