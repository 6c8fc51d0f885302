/** What each kind of assertion takes, by its name in a suite. Mirrors `suites/eval-suite.schema.json`, which says the same to people. */
export type AssertionOptions = {
  'equals': { readonly value: string | number | boolean; readonly trim?: boolean; readonly ignoreCase?: boolean };
  'contains': OneText;
  'contains-all': SeveralTexts;
  'contains-any': SeveralTexts;
  'icontains': OneText;
  'icontains-all': SeveralTexts;
  'icontains-any': SeveralTexts;
  'starts-with': OneText;
  'regex': { readonly value: string; readonly flags?: string };
  'is-json': { readonly fenced?: boolean };
  /** `schema` is a path only until the suite is loaded. */
  'json-schema': { readonly schema?: Readonly<Record<string, unknown>> | string; readonly fenced?: boolean };
  'json-equals': { readonly value: unknown; readonly ignore?: readonly string[]; readonly fenced?: boolean };
  'tool-call': ToolCallOptions;
  'similar': Reference;
  'rouge-n': Reference & { readonly n?: number; readonly measure?: RougeMeasure };
  'rouge-l': Reference & { readonly measure?: RougeMeasure };
  'bleu': Reference;
  'levenshtein': { readonly value: string; readonly max?: number; readonly threshold?: number };
  'f1': Reference;
  'llm-rubric': { readonly value: string; readonly threshold?: number };
  'pairwise': { readonly value: string; readonly threshold?: number; readonly bothOrders?: boolean };
  'moderation': { readonly categories?: readonly string[] };
  'refusal': { readonly phrases?: boolean };
  'latency': { readonly max: number };
  'cost': { readonly max: number };
  'tokens': { readonly max: number; readonly of?: 'input' | 'output' | 'reasoning' | 'total' };
  'word-count': { readonly min?: number; readonly max?: number };
  /** `file` is left only until the suite is loaded; `value` then holds its text. */
  'javascript': { readonly value?: string; readonly file?: string; readonly threshold?: number };
};

export type AssertionType = keyof AssertionOptions;

/** One assertion of a suite. `not-` before the type turns its outcome round. */
export type Assertion = {
  [Type in AssertionType]: AssertionOptions[Type] & {
    readonly type: Type | `not-${Type}`;
    /** How much it counts in the case's score; 1 when left out. 0 is shown and never fails a case. */
    readonly weight?: number;
    /** What the report calls it. */
    readonly name?: string;
  };
}[AssertionType];

/** The assertions of one kind, turned round or not. */
export type AssertionOf<Type extends AssertionType> = Extract<Assertion, { readonly type: Type | `not-${Type}` }>;

export type RougeMeasure = 'f1' | 'recall' | 'precision';
export type ExpectedCall = { readonly name: string; readonly arguments?: Readonly<Record<string, unknown>> };

type OneText = { readonly value: string; readonly ignoreCase?: boolean };
type SeveralTexts = { readonly value: readonly string[]; readonly ignoreCase?: boolean };
/** Several references: the best one counts (for `bleu` they count together). */
type Reference = { readonly value: string | readonly string[]; readonly threshold?: number };
type ToolCallOptions = Partial<ExpectedCall> & {
  readonly calls?: readonly ExpectedCall[];
  readonly match?: 'exact' | 'subset';
  readonly order?: 'any' | 'in-order' | 'exact';
  readonly schema?: boolean;
};

/** The kind of a type as a suite writes it, and whether it is turned round. */
export function kindOf(type: Assertion['type']): { readonly kind: AssertionType; readonly negated: boolean } {
  return type.startsWith('not-') ? { kind: type.slice(4) as AssertionType, negated: true } : { kind: type as AssertionType, negated: false };
}
