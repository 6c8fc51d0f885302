/** How one input of a prompt is asked for. `json` is for lists and maps: any JSON text. */
export type InputKind = 'text' | 'longText' | 'number' | 'flag' | 'choice' | 'json';

/** One field of the form, ready to show. */
export type InputField = {
  readonly name: string;
  readonly kind: InputKind;
  readonly description?: string;
  /** Of a `choice`. */
  readonly choices?: readonly string[];
  /** Whether the template cannot be filled without it. */
  readonly required: boolean;
  /** What stands in the field; empty when there is no value. */
  readonly text: string;
};

/** What a field's text means: a value, nothing given, or what is wrong with it. */
export type FieldReading = { readonly value: unknown } | { readonly empty: true } | { readonly problem: string };

/** Reads what a person typed. Text is taken as it is, an empty field as no value. */
export function readField({ kind, name }: Pick<InputField, 'kind' | 'name'>, text: string): FieldReading {
  if (text === '') return { empty: true };
  switch (kind) {
    case 'text':
    case 'longText':
    case 'choice':
      return { value: text };
    case 'flag':
      return { value: text === 'true' };
    case 'number': {
      const value = Number(text);
      return text.trim() === '' || !Number.isFinite(value) ? { problem: `${name} must be a number.` } : { value };
    }
    case 'json':
      try {
        return { value: JSON.parse(text) as unknown };
      } catch {
        return { problem: `${name} must be JSON, such as ["a", "b"] or {"id": 17}.` };
      }
  }
}

/** How a value stands in a field. */
export function fieldText(kind: InputKind, value: unknown): string {
  if (value === undefined) return '';
  if (kind === 'json') return JSON.stringify(value, null, 2) ?? '';
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
