import type { Node } from 'web-tree-sitter';
import type { CodeFile } from '../library/codeFile.ts';
import { partsOf } from '../parts.ts';

/** Names for names may lead in circles. */
const mostSteps = 10;

/** The expression that a name stands for. */
export function targetOf(node: Node, { language, names, source }: CodeFile): Node {
  let at = node;
  for (let steps = 0; steps < mostSteps; steps++) {
    const value = language.valueOf(at, source);
    const next = value?.kind === 'same' && !('made' in value.as) ? value.as : value?.kind === 'name' ? names.valueOf(value.name, at) : undefined;
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** What a function gives back where it has one way out. */
export function onlyResult(node: Node): Node | undefined {
  const body = node.childForFieldName('body');
  if (body === null) return undefined;
  if (body.type !== 'statement_block') return body;
  const [only, ...others] = partsOf(body);
  return only?.type === 'return_statement' && others.length === 0 ? only.namedChild(0) ?? undefined : undefined;
}

