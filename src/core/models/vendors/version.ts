/** An id split into its family and the part that fixes the snapshot. */
export type Versioned = { readonly family: string; readonly version: string };

const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';

/** How vendors write a snapshot at the end of an id. Each expression is anchored at the end and reads a fixed length. */
const FORMS = {
  /** `-2024-08-06` */
  isoDay: new RegExp(`-(20[12]\\d-${MONTH}-${DAY})$`),
  /** `-20250929` and Vertex's `@20250929` */
  compactDay: new RegExp(`[-@](20[12]\\d${MONTH}${DAY})$`),
  /** `-0613`: OpenAI until 2024, xAI, Moonshot */
  monthDay: new RegExp(`-(${MONTH}${DAY})$`),
  /** `-2411` and `-25-12`: Mistral */
  yearMonth: new RegExp(`-((?:2[2-9]|3\\d)-?${MONTH})$`),
  /** `-08-2024`: Cohere, Google */
  monthYear: new RegExp(`-(${MONTH}-20[12]\\d)$`),
  /** `-001`, `@002`: Google, early OpenAI */
  revision: /[-@](00\d)$/,
} as const;

/** Splits off a snapshot written in one of the given forms; undefined when there is none. */
export function splitVersion(id: string, ...forms: readonly (keyof typeof FORMS)[]): Versioned | undefined {
  for (const form of forms) {
    const match = FORMS[form].exec(id);
    if (match?.[1] !== undefined && match.index > 0) return { family: id.slice(0, match.index), version: match[1] };
  }
  return undefined;
}
