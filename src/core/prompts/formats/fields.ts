import type { TextRange } from '../../text/range.ts';
import type { DeclaredInput, FileReference, Prompt } from '../types.ts';
import type { YamlView } from '../yaml/yamlView.ts';
import { isRecord } from '../../views/record.ts';

type Values = Readonly<Record<string, unknown>>;
type Report = (message: string, range: TextRange) => void;

/** Reads fields of a front matter by name, saying what is of the wrong kind. */
export interface Fields {
  text(key: string): string | undefined;
  map(...path: readonly string[]): Values | undefined;
  model(...path: readonly string[]): Prompt['model'];
  /** The files that a list, or a single text, names. */
  files(key: string): readonly FileReference[];
}

export function createFields(view: YamlView, report: Report): Fields {
  const valueAt = (path: readonly string[]): unknown => path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), view.values);
  return {
    text: (key) => {
      const value = view.values[key];
      if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
      report(`"${key}" must be a text.`, view.keyRange(key));
      return undefined;
    },
    map: (...path) => {
      const value = valueAt(path);
      if (value === undefined || value === null) return undefined;
      if (isRecord(value)) return value;
      report(`"${path.join('.')}" must be a map of names to values.`, view.keyRange(...path));
      return undefined;
    },
    model: (...path) => {
      const text = valueAt(path);
      const range = view.scalarRange(...path);
      return typeof text !== 'string' || text === '' || range === undefined ? undefined : { text, range };
    },
    files: (key) => {
      const value = view.values[key];
      const all: readonly (readonly [unknown, ...(number | string)[]])[] = Array.isArray(value) ? value.map((one, i) => [one, key, i] as const) : [[value, key]];
      return all.flatMap(([path, ...at]) => {
        const range = view.scalarRange(...at);
        return typeof path === 'string' && range !== undefined ? [{ path, range }] : [];
      });
    },
  };
}

/** Inputs that a schema or defaults name, with their places; the paths are those of the two maps. */
export function declaredInputs(view: YamlView, places: { readonly schema?: readonly string[]; readonly defaults?: readonly string[] }, names: { readonly schema: readonly string[]; readonly defaults: readonly string[] }, isOptional: (name: string) => boolean = () => false): readonly DeclaredInput[] {
  return [...new Set([...names.schema, ...names.defaults])].map((name): DeclaredInput => {
    const inSchema = places.schema !== undefined && names.schema.includes(name);
    const inDefaults = places.defaults !== undefined && names.defaults.includes(name);
    const defaultRange = inDefaults ? view.valueRange(...(places.defaults ?? []), name) : undefined;
    return {
      name, range: view.keyRange(...((inSchema ? places.schema : places.defaults) ?? []), name),
      ...(defaultRange === undefined ? {} : { defaultRange }), optional: isOptional(name),
    };
  });
}

/** Leaves out what is undefined, as `exactOptionalPropertyTypes` asks. */
export function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [key in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: Value };
}
