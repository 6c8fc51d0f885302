import type { Severity } from '../scan/types.ts';
import type { SchemaNode, SourceRange } from './schemaNode.ts';
import type { SchemaRuleId } from './rules/ruleId.ts';

/** Whose rules a schema is judged by. */
export const schemaProfileIds = ['openai', 'openai-finetuned', 'anthropic', 'gemini', 'portable'] as const;
export type SchemaProfileId = (typeof schemaProfileIds)[number];

/** What one API takes in a strict schema, as data. What is absent is not judged. */
export type SchemaProfile = {
  /** As messages name it. */
  readonly api: string;
  /** True where an API's answers are known word for word: OpenAI's. */
  readonly isQuoted?: true;
  /** The rules that hold, each with the severity that its evidence allows. */
  readonly rules: Readonly<Partial<Record<SchemaRuleId, Severity>>>;
  /** Keywords that are not taken. What stands inside one is not judged. */
  readonly keywords: Readonly<Record<string, Severity>>;
  /** Values of `format` that are taken. */
  readonly formats: readonly string[];
  readonly limits: SchemaLimits;
};

/** The most that is allowed; absent where the API documents no limit. */
export type SchemaLimits = {
  /** Objects inside objects, the root counted. */
  readonly levels?: number;
  /** Of all objects together. */
  readonly properties?: number;
  readonly enumValues?: number;
  /** UTF-16 units of all property names, definition names, enum values and const values. */
  readonly characters?: number;
  /** An enum with more values than `values` may have this many UTF-16 units. */
  readonly longEnum?: { readonly values: number; readonly characters: number };
  readonly optionalProperties?: number;
  /** Nodes with a list of types or an `anyOf`. */
  readonly unions?: number;
};

/** A schema inside the schema. */
export type SchemaSite = {
  readonly node: SchemaNode;
  /** RFC 6901, '' is the root. */
  readonly pointer: string;
  /** Objects from the root to here, both counted; in a definition, from the root to its use is not known and left out. */
  readonly level: number;
};

/** The name that an API knows a schema by, where it is written. */
export type SchemaName = { readonly text: string; readonly range: SourceRange };

/** A schema's place in a request of an API where `strict` is optional. */
export type StrictSwitch = {
  readonly api: 'Chat Completions' | 'Responses';
  readonly strict: 'on' | 'off' | 'unset';
  readonly range: SourceRange;
  /** The object that has `strict`, or would have it. */
  readonly holder?: SchemaNode;
};

/** A library whose definition of types becomes the schema when the code runs. */
export type SchemaMaker = 'Zod' | 'Pydantic';

/** What a rule looks at. */
export type LintedSchema = {
  readonly root: SchemaNode;
  /** The root first, then as written. */
  readonly sites: readonly SchemaSite[];
  readonly profile: SchemaProfile;
  readonly name?: SchemaName;
  readonly strictSwitch?: StrictSwitch;
  /** The whole document that the schema is a part of. */
  readonly document?: SchemaNode;
  /** Set where the OpenAI libraries make the schema of a definition: some things they refuse themselves. */
  readonly maker?: SchemaMaker;
};

/** What a rule found. `severity` is set where it differs from the rule's own in the profile. */
export type RuleResult = { readonly pointer: string; readonly range: SourceRange; readonly message: string; readonly severity?: Severity };

/** A rule: what reports say about it, and the check itself, which is pure. */
export type SchemaRule = {
  readonly id: SchemaRuleId;
  /** One sentence: what the rule asks. */
  readonly short: string;
  /** What to do. */
  readonly help: string;
  /** Keys that the verdict on a schema rests on: where one of them is not wholly seen, there is none. */
  readonly restsOn?: readonly string[];
  readonly check: (schema: LintedSchema) => Iterable<RuleResult>;
};

/** `pointer` is inside the schema; `range` counts in the text the schema was read from. */
export type SchemaFinding = RuleResult & { readonly rule: SchemaRuleId; readonly severity: Severity; readonly profile: SchemaProfileId };
