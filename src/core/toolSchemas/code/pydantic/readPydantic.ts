import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import { entryOf, type SchemaEntry, type SchemaNode, type SourceRange } from '../../schemaNode.ts';
import type { CodeFile } from '../library/codeFile.ts';
import { keyword, listAt, objectAt, scalarAt, unseenAt, withEntry } from '../library/schemaTree.ts';
import { rangeOf } from '../readExpression.ts';
import { annotated, schemaOfType, type TypeReading } from './annotations.ts';
import { fieldInfo, limitedBy, noInfo, withDefault, type FieldInfo } from './fieldInfo.ts';
import { enumSchema } from './enumSchema.ts';
import { configOf, type ModelConfig } from './modelConfig.ts';
import { classesIn, isEnum, makesSchema, modelLine, type PythonClass } from './pythonClasses.ts';
import { namedIn } from './pythonImports.ts';

/** Reads the models of one file. */
export interface PydanticReader {
  /** The schema that `to_strict_json_schema` of openai-python makes of the file's model of that name; opaque where that is not certain, undefined where there is none. */
  model(name: string): { readonly schema: SchemaNode; readonly nameRange: SourceRange } | undefined;
}

/** One field of a model, the base classes' first. */
type Field = { readonly name: string; readonly range: SourceRange; readonly schema: SchemaNode };

export function createPydanticReader({ root, source, names, values }: CodeFile): PydanticReader {
  const named = namedIn(root, source);
  const classes = classesIn(root, source);
  const read = (node: Node): SchemaNode => values.read(node);

  function createDefinitions(): { readonly made: Map<string, SchemaNode>; readonly of: (name: string) => SchemaNode | undefined; readonly referred: Set<string> } {
    const made = new Map<string, SchemaNode>();
    const referred = new Set<string>();
    const following: number[] = [];
    const reading: TypeReading = { source, named, value: read, field: (call) => (isField(call) ? fieldInfo(call, read, source) : undefined), own, alias, refined: withInfo };

    function alias(name: string, at: Node): Node | undefined {
      return classes.has(name) || at.type === 'string' ? undefined : names.valueOf(name, at);
    }

    function own(name: string, at: Node): SchemaNode | undefined {
      if (classes.has(name)) {
        const definition = definitionOf(name);
        if (definition === undefined) return undefined;
        referred.add(name);
        return objectAt(rangeOf(at), [keyword('$ref', `#/$defs/${name}`, rangeOf(at))]);
      }
      const target = alias(name, at);
      if (target === undefined || following.includes(target.id)) return undefined;
      following.push(target.id);
      const schema = schemaOfType(target, reading);
      following.pop();
      return schema;
    }

    function definitionOf(name: string): SchemaNode | undefined {
      const known = made.get(name);
      const type = classes.get(name);
      if (known !== undefined || type === undefined) return known;
      // Met again while it is read, it is referred to.
      made.set(name, unseenAt(rangeOf(type.node)));
      const definition = isEnum(type, named) ? enumSchema(type, read, source) : modelOf(type);
      if (definition === undefined) made.delete(name);
      else made.set(name, definition);
      return definition;
    }

    function modelOf(type: PythonClass): SchemaNode | undefined {
      const line = modelLine(type, classes, named, source);
      const configs = line?.map((each) => configOf(each, read, source));
      if (line === undefined || configs === undefined || line.some((each) => makesSchema(each, source))) return undefined;
      let config: ModelConfig = {};
      for (const each of configs) {
        if (each === undefined) return undefined;
        config = { ...config, ...each };
      }
      const fields = new Map<string, Field>();
      for (const statement of line.flatMap(({ body }) => body)) {
        const field = fieldOf(statement);
        if (field === 'unknown') return undefined;
        if (field !== undefined) fields.set(field.key, field);
      }
      return objectOf(type, [...fields.values()], config);
    }

    function objectOf(type: PythonClass, fields: readonly Field[], { extra }: ModelConfig): SchemaNode {
      const at = rangeOf(type.nameNode);
      return objectAt(rangeOf(type.node), [
        ...(type.docstring === undefined ? [] : [keyword('description', read(type.docstring), rangeOf(type.docstring))]),
        keyword('type', 'object', at),
        keyword('properties', objectAt(at, fields.map(({ name, range, schema }) => ({ key: { name, range }, value: schema }))), at),
        keyword('required', listAt(at, fields.map(({ name, range }) => scalarAt(range, name))), at),
        keyword('additionalProperties', extra?.value === 'allow', extra?.range ?? at),
      ]);
    }

    /** `name: type`, `name: type = default`, `name: type = Field(…)`; undefined for a statement that makes no field, `unknown` for one whose name is. */
    function fieldOf(statement: Node): (Field & { readonly key: string }) | 'unknown' | undefined {
      const assignment = statement.type === 'expression_statement' ? statement.namedChild(0) : null;
      const left = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : null;
      const type = assignment?.childForFieldName('type');
      if (left?.type !== 'identifier' || !type) return undefined;
      const name = textOf(left, source);
      if (name.startsWith('_') || name === 'model_config' || /^(?:\w+\.)?ClassVar\b/.test(textOf(type, source))) return undefined;
      let info: FieldInfo | undefined = noInfo;
      const add = (more: FieldInfo | undefined): void => { info = info && more && joined(info, more); };
      const schema = annotated(type, reading, add);
      const right = assignment?.childForFieldName('right') ?? null;
      if (right !== null) add(isField(right) ? fieldInfo(right, read, source) : withDefault(noInfo, right, read));
      const range = rangeOf(left);
      const said = info as FieldInfo | undefined;
      // The call may have given the field another name.
      if (said === undefined) return /alias/.test(textOf(right, source)) ? 'unknown' : { key: name, name, range, schema: unseenAt(rangeOf(type)) };
      if (said.alias !== undefined && (said.alias.kind !== 'scalar' || typeof said.alias.value !== 'string')) return 'unknown';
      return { key: name, name: said.alias?.kind === 'scalar' ? String(said.alias.value) : name, range, schema: withInfo(schema, said) };
    }

    /** A type's schema with what is said beside it. */
    function withInfo(schema: SchemaNode, info: FieldInfo): SchemaNode {
      const limited = limitedBy(info.discriminator === undefined ? schema : discriminated(schema, info.discriminator), info);
      if (limited.kind !== 'object' || info.notes.length === 0) return limited;
      const ref = entryOf(limited, '$ref')?.value;
      // What stands beside a reference makes openai-python write out what is referred to.
      const target = ref?.kind === 'scalar' ? made.get(String(ref.value).replace('#/$defs/', '')) : undefined;
      if (ref === undefined) return objectAt(limited.range, info.notes.reduce<readonly SchemaEntry[]>(withEntry, limited.entries));
      return target?.kind === 'object' ? objectAt(limited.range, info.notes.reduce<readonly SchemaEntry[]>(withEntry, target.entries)) : unseenAt(limited.range);
    }

    return { made, referred, of: definitionOf };
  }

  function isField(node: Node): boolean {
    const callee = node.type === 'call' ? node.childForFieldName('function') : null;
    const name = callee === null ? undefined : named(callee);
    return name === 'pydantic.Field' || name === 'pydantic.fields.Field';
  }

  return {
    model(name) {
      const type = classes.get(name);
      if (type === undefined) return undefined;
      const definitions = createDefinitions();
      const schema = definitions.of(name);
      const nameRange = rangeOf(type.nameNode);
      if (schema?.kind !== 'object' || isEnum(type, named)) return { schema: unseenAt(rangeOf(type.node)), nameRange };
      if (definitions.referred.size === 0) return { schema, nameRange };
      const used = [...definitions.referred].map((each) => {
        const at = rangeOf(classes.get(each)?.nameNode ?? type.nameNode);
        return keyword(each, definitions.made.get(each) ?? unseenAt(at), at);
      });
      return { schema: { ...schema, entries: [...schema.entries, keyword('$defs', objectAt(schema.range, used), schema.range)] }, nameRange };
    },
  };
}

/** A union told by a property: openai-python leaves it a oneOf. */
function discriminated(schema: SchemaNode, argument: Node): SchemaNode {
  const branches = entryOf(schema, 'anyOf')?.value;
  if (schema.kind !== 'object' || branches?.kind !== 'array' || branches.items.some((each) => entryOf(each, '$ref') === undefined)) return unseenAt(schema.range);
  const at = rangeOf(argument);
  return objectAt(schema.range, [keyword('oneOf', branches, at), keyword('discriminator', unseenAt(at), at)]);
}

function joined(first: FieldInfo, second: FieldInfo): FieldInfo {
  return {
    ...first, ...second, notes: second.notes.reduce<readonly SchemaEntry[]>(withEntry, first.notes), limits: [...first.limits, ...second.limits],
  };
}
