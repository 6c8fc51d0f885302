import type { SideName } from './comparison.ts';
import type { InputField } from './inputForm.ts';

/** One parameter of one side, as text to edit: JSON, or a bare word for a string. */
export type ParameterRow = {
  readonly name: string;
  readonly text: string;
  /** Differs from what the prompt asks for. */
  readonly edited: boolean;
  /** Why this model will not get it, known before anything is sent. */
  readonly rejected?: string;
};

/** What a person may change before a run, as the page shows it. The request itself is in the panel's state. */
export type CompareSetup = {
  readonly form: readonly InputField[];
  readonly parameters: Readonly<Record<SideName, readonly ParameterRow[]>>;
};

/** Most answers a side is asked for in one run. */
export const maxRuns = 20;

/** What a parameter's text means: JSON where it is some, else the text itself. */
export function readParameter(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** How a parameter stands in its field. A string that reads as JSON keeps its quotes. */
export function parameterText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? '';
  return readParameter(value) === value ? value : JSON.stringify(value);
}
