import { entryOf, objectsIn, type Part, type PartEntry, type TextPart } from './parts.ts';
import type { Draft, Seen, Shape } from './types.ts';

/** `llm: { default_model, routes }`; the routes by name, or a list of objects with a name. */
export const llmRoutes: Shape = (seen) => [...objectsIn(seen.root, seen.names)].flatMap(({ object, names }): readonly Draft[] => {
  const standard = idOf(entryOf(object, 'default_model', 'defaultModel')?.value, seen);
  const routes = entryOf(object, 'routes')?.value;
  if (standard === undefined || routes === undefined || (routes.kind !== 'object' && routes.kind !== 'list')) return [];
  const named = (routes.kind === 'object' ? routes.entries : routes.items.flatMap(entryOfItem)).flatMap(({ name, value }): readonly Draft[] => {
    const model = idOf(value.kind === 'object' ? entryOf(value, 'model')?.value : value, seen);
    return model === undefined ? [] : [{ shape: 'routes', name, around: [], default: model }];
  });
  return [{ shape: 'routes', around: names, default: standard }, ...named];
});

function idOf(part: Part | undefined, { idAt }: Seen): TextPart | undefined {
  return part?.kind === 'text' && idAt(part) !== undefined ? part : undefined;
}

function entryOfItem(item: Part): readonly PartEntry[] {
  const name = entryOf(item, 'name', 'task', 'route')?.value;
  return name?.kind === 'text' ? [{ name: name.text, key: name.range, value: item }] : [];
}
