import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../schemaValue.ts';
import type { StrictChange } from './types.ts';
import { variations } from './variations.ts';

/** What a change means for values at its place: one that was taken and is not any more, one that was not and is now. */
export type ChangeEffect = { readonly tightens?: JsonValue; readonly loosens?: JsonValue };

/** Answers what changes mean, by validating values before and after. */
export interface ChangeExplainer {
  /** Both undefined where no value was found in which they differ. */
  explain(change: StrictChange): ChangeEffect;
}

type Check = (value: JsonValue) => boolean;

/** Loads the validator; keywords of every draft up to 2020-12 count, and formats. */
export async function createChangeExplainer(): Promise<ChangeExplainer> {
  const { createValidator } = await import('./validator.ts');

  /** A schema inside `root`: its references lead there. */
  function checkOf(schema: JsonObject, root: JsonObject): Check | undefined {
    const ajv = createValidator();
    try {
      ajv.addSchema({ ...withoutIds(root), $id: 'root' });
      const validate = ajv.compile(pointedAt(withoutIds(schema)) as JsonObject);
      return (value) => validate(value) === true;
    } catch {
      // A schema that is none, or a reference that leads nowhere.
      return undefined;
    }
  }

  return {
    explain({ before, after, root }) {
      const was = checkOf(before, root);
      const is = checkOf(after, root);
      if (was === undefined || is === undefined) return {};
      const values = variations([before, after], root).map((value) => ({ value, was: was(value), is: is(value) }));
      const tight = shortest(values.filter((each) => each.was && !each.is));
      const loose = shortest(values.filter((each) => !each.was && each.is));
      return { ...(tight === undefined ? {} : { tightens: tight.value }), ...(loose === undefined ? {} : { loosens: loose.value }) };
    },
  };
}

function shortest(values: readonly { readonly value: JsonValue }[]): { readonly value: JsonValue } | undefined {
  return values.toSorted((a, b) => JSON.stringify(a.value).length - JSON.stringify(b.value).length)[0];
}

/** An id inside would move what references below it mean. */
function withoutIds(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$id' && key !== 'id' && key !== '$schema'));
}

/** References of a part as they stand outside of its root. */
function pointedAt(value: JsonValue): JsonValue {
  if (isJsonList(value)) return value.map(pointedAt);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === '$ref' && typeof each === 'string' && each.startsWith('#') ? `root${each}` : pointedAt(each)]));
}
