import type { Node, Tree } from 'web-tree-sitter';
import { callKind } from '../../scan/roles/calls.ts';
import type { Step } from '../../scan/context.ts';
import { contextOf } from '../../scan/syntax/scanSyntax.ts';
import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { LanguageId } from '../../scan/types.ts';
import { argumentTool, findSchemas, isExpectation, mayHoldSchemas, schemaWords, type FoundSchema } from '../findSchemas.ts';
import type { CodeLanguage } from './codeLanguage.ts';
import { codeLanguages } from './codeLanguages.ts';
import { namesIn } from './names.ts';
import { hasLibrarySchema, librarySchemas, withZod, zodIn } from './librarySchemas.ts';
import type { ReadCache } from './readCache.ts';
import { createExpressionReader } from './readExpression.ts';

/** The schemas of a file of code, in the order they are written. Those whose root is opaque are there, but cannot be read. */
export type CodeSchemas = { readonly found: readonly FoundSchema[]; readonly problem?: string };

/** How far up from a word the text is that it stands in. */
const mostSteps = 6;

/** For a document that is read again after each edit: what its tree is kept as, and what was read of its literals before. */
type Again = { readonly name?: string | undefined; readonly cache?: ReadCache | undefined };

/**
 * Words that a file of code with a schema has. Parsing costs a hundred times what this does.
 */
export function mayHoldCodeSchemas(text: string): boolean {
  return (/parameters|input_?schema|json_?schema|response_?schema/i.test(text) && /properties|z\.\w+\(|["']object["']|\.Object\b/i.test(text)) || hasLibrarySchema(text);
}

/**
 * Finds tool and output schemas in the literals of a file of code: by shape, as in data files, and through constants, spreads and results of
 * functions of the same file. What tests expect is left out. Rejects with the signal's reason when aborted.
 */
export async function findCodeSchemas(text: string, language: LanguageId, runtime: SyntaxRuntime, signal: AbortSignal, again: Again = {}): Promise<CodeSchemas> {
  const code = codeLanguages[language];
  if (code === undefined || !mayHoldCodeSchemas(text)) return { found: [] };
  const found = await runtime.withTree(code.syntax.grammar, text, (tree) => schemasIn(tree, text, code, again.cache), signal, again.name);
  return found === undefined ? { found: [], problem: 'Parsing takes too long, or the code is nested too deeply; its schemas were not looked for.' } : { found };
}

function schemasIn({ rootNode: root }: Tree, text: string, language: CodeLanguage, cache?: ReadCache): readonly FoundSchema[] {
  const names = namesIn(root, language, text);
  const reader = createExpressionReader(language, names, text, cache);
  const file = { root, source: text, language, names, values: reader };
  const zod = zodIn(file);
  const handed = handedOver(root, text, language).flatMap((name) => argumentTool(reader.read(name)) ?? []);
  const read = literalsIn(root, text, language).flatMap((literal) => {
    const key = language.keyOf?.(literal, text);
    // A literal comes after the one that it stands in.
    const inside = reader.isInside(literal);
    if ((inside && key === undefined) || !isLiteral(literal, text, language)) return [];
    const context = contextOf(literal, language.syntax, text);
    const schema = reader.read(literal);
    const found = isToolArgument(context[0]) ? [argumentTool(schema) ?? findSchemas(schema, { inCode: true })].flat() : findSchemas(schema, { under: key ?? keyOf(context[0]), inCode: true });
    return found.length === 0 || context.some(isExpected) ? [] : [{ lent: inside || reader.isBorrowed(literal), found }];
  });
  // What stands in a constant is judged where the constant is used, a part of a tool in the tool.
  const [lent, own] = [read.filter((each) => each.lent), read.filter((each) => !each.lent)];
  // A definition that a helper sends and another tool has too is judged as the helper sends it.
  const { made = [], unread = [] } = Object.groupBy(librarySchemas({ ...file, values: createExpressionReader(language, names, text) }, zod), ({ maker }) => (maker === undefined ? 'unread' : 'made'));
  const byPlace = new Map([...unread, ...handed, ...[...lent, ...own].flatMap(({ found }) => found), ...made].map((each) => [`${each.root.range.start} ${each.root.range.end}`, each]));
  return [...byPlace.values()].map((each) => withZod(withoutGuess(each, text), file, zod)).toSorted((a, b) => a.root.range.start - b.root.range.start);
}

/** Tools of the Realtime API are written like those of Responses, and have no `strict`: where the file speaks of it, nothing is said of its absence. */
function withoutGuess(found: FoundSchema, text: string): FoundSchema {
  if (found.strictSwitch?.api !== 'Responses' || found.strictSwitch.strict !== 'unset' || !/realtime/i.test(text)) return found;
  const { strictSwitch: _unknown, ...rest } = found;
  return rest;
}

/** Objects and lists, and the texts that may hold schemas, each after the one that it stands in. */
function literalsIn(root: Node, text: string, { literals, syntax }: CodeLanguage): readonly Node[] {
  const texts = new Map<number, Node>();
  // Asking the tree for every text would take longer than all else.
  for (const { index } of text.matchAll(schemaWords)) {
    for (let node: Node | null = root.descendantForIndex(index), up = 0; node !== null && up < mostSteps; node = node.parent, up++) {
      if (syntax.strings.has(node.type) && !literals.includes(node.type) && !texts.has(node.id) && mayHoldSchemas(text.slice(node.startIndex, node.endIndex))) texts.set(node.id, node);
    }
  }
  return [...root.descendantsOfType([...literals]), ...texts.values()].toSorted((a, b) => a.startIndex - b.startIndex || b.endIndex - a.endIndex);
}

function isLiteral(node: Node, text: string, language: CodeLanguage): boolean {
  const kind = language.valueOf(node, text)?.kind;
  return kind === 'object' || kind === 'array' || kind === 'text';
}

function keyOf(step: Step | undefined): string {
  switch (step?.kind) {
    case 'member': return step.key;
    case 'argument': return step.name ?? '';
    case 'assigned': return /\w*$/.exec(step.name)?.[0] ?? '';
    default: return '';
  }
}

/** Of the MCP SDK's `registerTool(name, { inputSchema }, …)`, the AI SDK's `tool({ inputSchema })` and their like. */
function isToolArgument(step: Step | undefined): boolean {
  return step?.kind === 'argument' && /(?:^|\.)(?:registerTool(?:Task)?|tool|dynamicTool|createTool|defineTool|aiFunction|createAIFunction)$/.test(step.callee);
}

/** Names that a call makes a tool of: what they stand for is read before the literals, which then are known to be a part of a tool. */
function handedOver(root: Node, text: string, { syntax }: CodeLanguage): readonly Node[] {
  if (!/\b(?:registerTool(?:Task)?|dynamicTool|createTool|defineTool|aiFunction|createAIFunction|tool)\(/.test(text)) return [];
  return root.descendantsOfType('identifier').filter((name) => name.parent?.type === 'arguments' && isToolArgument(contextOf(name, syntax, text)[0]));
}

/** What a test compares with, or makes a service answer, asks nothing of an API. */
function isExpected(step: Step): boolean {
  if (step.kind === 'asserted' || step.kind === 'compared') return true;
  if (step.kind === 'assigned') return isExpectation(step.name);
  if (step.kind === 'member') return isExpectation(step.key);
  if (step.kind !== 'argument') return false;
  const kind = callKind(step.callee, step.index);
  return kind === 'assert' || kind === 'mocked';
}
