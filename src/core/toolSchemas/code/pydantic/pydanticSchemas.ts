import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import type { FoundSchema } from '../../findSchemas.ts';
import type { SchemaName } from '../../types.ts';
import type { CodeFile } from '../library/codeFile.ts';
import { callsOf } from '../library/callsOf.ts';
import { rangeOf } from '../readExpression.ts';
import { namedIn, type Named } from './pythonImports.ts';
import { createPydanticReader, type PydanticReader } from './readPydantic.ts';

/** The Pydantic models that are handed to a model API: as openai-python sends them where the call is one of its own, else opaque. */
export function pydanticSchemas(file: CodeFile): readonly FoundSchema[] {
  const { root, source } = file;
  let reader: PydanticReader | undefined;
  let named: Named | undefined;
  const found = (argument: Node, model: Node | undefined, name: SchemaName | 'class' | undefined): FoundSchema => {
    reader ??= createPydanticReader(file);
    const read = model?.type === 'identifier' ? reader.model(textOf(model, source)) : undefined;
    if (read === undefined || read.schema.kind === 'opaque') return unread(argument);
    const said = name === 'class' ? { text: textOf(model, source), range: read.nameRange } : name;
    return { root: read.schema, profile: 'openai', isStrict: true, maker: 'Pydantic', ...(said === undefined ? {} : { name: said }) };
  };
  const tools = callsOf(['pydantic_function_tool'], root, source).flatMap(({ node, args }) => {
    const [first] = args;
    if (first === undefined) return [];
    const callee = node.childForFieldName('function');
    named ??= namedIn(root, source);
    return !/^openai\b.*\.pydantic_function_tool$/.test((callee && named(callee)) ?? '') ? [unread(first)] : [found(first, first.type === 'keyword_argument' ? first.childForFieldName('value') ?? undefined : first, toolName(args, file))];
  });
  const formats = argumentsIn(root, source).map((argument) => {
    const callee = textOf(argument.parent?.parent?.childForFieldName('function'), source);
    // Other libraries take models too, and send them as they like.
    return /\b(?:completions|responses)\.(?:parse|stream)$/.test(callee) ? found(argument, argument.childForFieldName('value') ?? undefined, 'class') : unread(argument);
  });
  return [...tools, ...formats];
}

/** `response_format=Model` and its like, in calls. */
function argumentsIn(root: Node, source: string): readonly Node[] {
  return [...source.matchAll(/\b(?:response|text)_format\s*=/g)].flatMap(({ index }) => {
    const argument = root.descendantForIndex(index)?.parent;
    return argument?.type === 'keyword_argument' && argument.parent?.parent?.type === 'call' && isModel(argument, source) ? [argument] : [];
  });
}

/** The class's own, where the call gives no other. */
function toolName(parts: readonly Node[], { source, values }: CodeFile): SchemaName | 'class' | undefined {
  const argument = parts.find((part) => part.type === 'keyword_argument' && textOf(part.childForFieldName('name'), source) === 'name')?.childForFieldName('value');
  if (!argument) return 'class';
  const value = values.read(argument);
  return value.kind === 'scalar' && typeof value.value === 'string' ? { text: value.value, range: value.range } : undefined;
}

function isModel(argument: Node, text: string): boolean {
  const value = argument.childForFieldName('value');
  return value?.type === 'identifier' && /^[A-Z]\w*[a-z]/.test(textOf(value, text));
}

function unread(node: Node): FoundSchema {
  return { root: { kind: 'opaque', range: rangeOf(node) }, profile: 'openai', isStrict: true };
}
