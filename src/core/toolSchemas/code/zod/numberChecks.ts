import type { Node } from 'web-tree-sitter';
import type { SchemaEntry, SchemaNode, SourceRange } from '../../schemaNode.ts';
import { keyword, scalarAt, unseenAt, withEntry } from '../library/schemaTree.ts';
import { limited, type ZodCall } from './textChecks.ts';
import type { ZodVersion } from './zodType.ts';

const bounds: Readonly<Record<string, string>> = {
  min: 'minimum', gte: 'minimum', max: 'maximum', lte: 'maximum', gt: 'exclusiveMinimum', lt: 'exclusiveMaximum', multipleOf: 'multipleOf', step: 'multipleOf',
};
const signs: Readonly<Record<string, string>> = { positive: 'exclusiveMinimum', negative: 'exclusiveMaximum', nonnegative: 'minimum', nonpositive: 'maximum' };
/** Of version 4 one of a kind is sent: an inclusive bound, or an exclusive one. */
const rivals: Readonly<Record<string, string>> = { minimum: 'exclusiveMinimum', exclusiveMinimum: 'minimum', maximum: 'exclusiveMaximum', exclusiveMaximum: 'maximum' };

/** The keywords of a number with one more check; undefined where that is not certain. */
export function checkedNumber(entries: readonly SchemaEntry[], { name, at, args }: ZodCall, read: (node: Node) => SchemaNode, version: ZodVersion): readonly SchemaEntry[] | undefined {
  if (name === 'finite') return entries;
  if (name === 'int') return integer(entries, at, version);
  const sign = Object.hasOwn(signs, name) ? signs[name] : undefined;
  const bound = Object.hasOwn(bounds, name) ? bounds[name] : undefined;
  const [first] = args;
  if (sign !== undefined) return bounded(entries, sign, scalarAt(at, 0), at, version);
  return bound === undefined || first === undefined ? undefined : bounded(entries, bound, read(first), at, version);
}

function bounded(entries: readonly SchemaEntry[], name: string, value: SchemaNode, at: SourceRange, version: ZodVersion): readonly SchemaEntry[] {
  const rival = version === 'v3' || !Object.hasOwn(rivals, name) ? undefined : rivals[name];
  // The limits of a safe integer give way to any other.
  const kept = entries.filter(({ key, value: old }) => !((key.name === name || key.name === rival) && isSafeLimit(old)));
  // Which of two is narrower is not worked out.
  if (rival === undefined || !kept.some(({ key }) => key.name === rival)) return limited(kept, name, value, at);
  return [rival, name].reduce<readonly SchemaEntry[]>((all, each) => withEntry(all, keyword(each, unseenAt(at), at)), kept);
}

/** Version 4 sends the limits of safe integers too. */
export function integer(entries: readonly SchemaEntry[], at: SourceRange, version: ZodVersion): readonly SchemaEntry[] {
  const typed = withEntry(entries, keyword('type', 'integer', at));
  if (version === 'v3') return typed;
  const has = (...names: readonly string[]): boolean => typed.some(({ key }) => names.includes(key.name));
  const limit = (name: string, value: number): readonly SchemaEntry[] => [keyword(name, version === 'v4' ? value : unseenAt(at), at)];
  return [
    ...typed,
    ...(has('minimum', 'exclusiveMinimum') ? [] : limit('minimum', Number.MIN_SAFE_INTEGER)), ...(has('maximum', 'exclusiveMaximum') ? [] : limit('maximum', Number.MAX_SAFE_INTEGER)),
  ];
}

const isSafeLimit = (node: SchemaNode): boolean => node.kind === 'opaque' || (node.kind === 'scalar' && (node.value === Number.MIN_SAFE_INTEGER || node.value === Number.MAX_SAFE_INTEGER));
