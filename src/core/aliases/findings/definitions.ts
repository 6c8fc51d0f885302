import type { Node } from 'jsonc-parser';
import { identifyModel } from '../../models/identify.ts';
import { unknownModel } from '../../scan/unknownModel.ts';
import type { AliasDefinition, ModelReference } from '../../scan/types.ts';
import type { TextRange } from '../../text/range.ts';
import { properties, type JsonProperty } from '../aliasPositions.ts';
import { removalOf } from './removal.ts';

type JsonParser = typeof import('jsonc-parser');
type Slot = { readonly range: TextRange; readonly text: string; readonly definition: AliasDefinition };

/**
 * The references of a `models.config.json`, those in a slot of an alias with the slot they fill. What stands in a slot is
 * a model in use whatever it looks like: a deployment's name, or a slip that no search for ids finds. Half-written texts are read as far as they go.
 */
export async function withDefinitions(text: string, references: readonly ModelReference[]): Promise<readonly ModelReference[]> {
  const json = await import('jsonc-parser');
  const root = json.parseTree(text, [], { allowTrailingComma: true });
  const slots = properties(root && json.findNodeAtLocation(root, ['aliases'])).flatMap((alias) => slotsOf(alias, text, json));
  const rest = references.filter(({ range }) => !slots.some((slot) => range.start < slot.range.end && slot.range.start < range.end));
  return [...rest, ...slots.map(({ range, text: id, definition }) => {
    const found = references.find((reference) => reference.endpoint === undefined && reference.text === id && reference.range.start === range.start);
    return { range, text: id, identity: found?.identity ?? identifyModel(id) ?? unknownModel(id), role: 'usage' as const, definition };
  })];
}

/** The names a `models.config.json` defines; undefined when it cannot be read, so that nobody is told that a name is missing. */
export async function definedAliases(text: string): Promise<readonly string[] | undefined> {
  const json = await import('jsonc-parser');
  const mistakes: import('jsonc-parser').ParseError[] = [];
  const root = json.parseTree(text, mistakes, { allowTrailingComma: true });
  const aliases = root && json.findNodeAtLocation(root, ['aliases']);
  return mistakes.length > 0 || aliases?.type !== 'object' ? undefined : properties(aliases).map(({ name }) => name);
}

function slotsOf({ name: alias, key, value }: JsonProperty, text: string, json: JsonParser): readonly Slot[] {
  const inside = properties(value);
  const about = { alias, name: inner(key), hasRollback: inside.some(({ name }) => name === 'rollback') };
  const slot = (definition: AliasDefinition, node: Node | undefined): Slot[] => {
    // What is empty or holds white space is no id, and an escape no vendor's: the schema complains of the first.
    if (node?.type !== 'string' || !/^[^\s\\]+$/.test(String(node.value))) return [];
    const range = inner(node);
    const id = text.slice(range.start, range.end);
    return id === node.value ? [{ range, text: id, definition }] : [];
  };
  // Of a name that stands twice JSON takes the last.
  const last = (named: string): JsonProperty | undefined => inside.findLast(({ name }) => name === named);
  const candidate = last('candidate');
  return [
    ...slot({ ...about, slot: 'default' }, last('default')?.value),
    ...(candidate === undefined ? [] : slot({ ...about, slot: 'candidate', removal: removalOf(text, candidate.node, json) }, candidate.value)),
    ...slot({ ...about, slot: 'rollback' }, last('rollback')?.value),
    ...properties(last('environments')?.value).flatMap((environment) =>
      slot({ ...about, slot: 'environment' }, properties(environment.value).findLast(({ name }) => name === 'default')?.value)),
  ];
}

function inner({ offset, length }: Node): TextRange {
  return { start: offset + 1, end: offset + length - 1 };
}
