import { entryOf } from '../schemaNode.ts';
import { has, nameOf, placeOf } from '../schemaParts.ts';
import type { SchemaRule } from '../types.ts';

/** Keywords that mean nothing without another one: that one is named instead of both. */
const partOf: ReadonlyMap<string, string> = new Map([['then', 'if'], ['else', 'if'], ['minContains', 'contains'], ['maxContains', 'contains']]);

export const keyword: SchemaRule = {
  id: 'schema/keyword',
  short: 'Only keywords that the API supports are used.',
  help: 'Take the keyword out and say what it asked in the description.',
  *check({ sites, profile }) {
    for (const { node, pointer } of sites) {
      if (node.kind !== 'object') continue;
      for (const name of new Set(node.entries.map(({ key }) => key.name))) {
        const severity = Object.hasOwn(profile.keywords, name) ? profile.keywords[name] : undefined;
        const whole = partOf.get(name);
        // A value that is not seen may be undefined, and the keyword then is none.
        if (severity === undefined || entryOf(node, name)?.value.kind === 'opaque' || (whole !== undefined && has(node, whole))) continue;
        yield { pointer, range: placeOf(node, name), severity, message: `${nameOf(pointer)} has ${name}, ${consequence(severity, profile.api)}` };
      }
    }
  },
};

function consequence(severity: string, api: string): string {
  if (severity === 'error') return `which ${api} rejects`;
  return severity === 'warning' ? `which ${api} does not document as supported` : `which ${api} may ignore or reject`;
}
