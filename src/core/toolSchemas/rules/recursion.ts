import { localTarget, nameOf, placeOf, textAt } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

export const recursion: SchemaRule = {
  id: 'schema/recursion',
  short: 'No schema contains itself.',
  help: 'Write the levels out that you need, or take a string that holds JSON.',
  *check({ sites, profile }) {
    const references = sites.flatMap(({ node, pointer }) => {
      const ref = textAt(node, '$ref');
      const target = ref === undefined ? undefined : localTarget(ref);
      return target === undefined ? [] : [{ node, pointer, target }];
    });
    const inside = (outer: string) => references.filter(({ pointer }) => isInside(pointer, outer));
    const next = new Map([...new Set(references.map(({ target }) => target))].map((target) => [target, inside(target).map((each) => each.target)]));
    for (const { node, pointer, target } of references) {
      if (reaches(target, pointer, next)) {
        yield { pointer, range: placeOf(node, '$ref'), message: `${nameOf(pointer)} leads back to itself; ${profile.api} takes no recursion` };
      }
    }
  },
};

/** True when following references from `target` comes to a schema that holds `pointer`. */
function reaches(target: string, pointer: string, next: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>([target]);
  for (const each of seen) {
    if (isInside(pointer, each)) return true;
    for (const further of next.get(each) ?? []) seen.add(further);
  }
  return false;
}

function isInside(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
