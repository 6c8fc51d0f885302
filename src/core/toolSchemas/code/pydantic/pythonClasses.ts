import type { Node } from 'web-tree-sitter';
import { textOf } from '../../../scan/syntax/language.ts';
import { partsOf } from '../parts.ts';
import type { Named } from './pythonImports.ts';

/** A class of the file, as far as it is written there. */
export type PythonClass = {
  readonly name: string;
  readonly node: Node;
  readonly nameNode: Node;
  readonly bases: readonly Node[];
  /** `class A(Base, extra="forbid")`. */
  readonly options: readonly Node[];
  /** The statements of its body, a docstring left out. */
  readonly body: readonly Node[];
  readonly docstring?: Node;
};

/** The classes of a file by name: those that are written once, and that no decorator replaces. */
export function classesIn(root: Node, source: string): ReadonlyMap<string, PythonClass> {
  const all = Map.groupBy(root.descendantsOfType('class_definition'), (node) => textOf(node.childForFieldName('name'), source));
  return new Map([...all].flatMap(([name, [node, ...others]]) => {
    const read = node === undefined || others.length > 0 || node.parent?.type === 'decorated_definition' ? undefined : classOf(name, node);
    return read === undefined ? [] : [[name, read] as const];
  }));
}

function classOf(name: string, node: Node): PythonClass | undefined {
  const nameNode = node.childForFieldName('name');
  const bodyNode = node.childForFieldName('body');
  if (nameNode === null || bodyNode === null || node.childForFieldName('type_parameters') !== null) return undefined;
  const superclasses = node.childForFieldName('superclasses');
  const parents = superclasses === null ? [] : partsOf(superclasses);
  const [first, ...rest] = partsOf(bodyNode);
  const docstring = first?.type === 'expression_statement' && first.namedChild(0)?.type === 'string' ? first.namedChild(0) : null;
  return {
    name, node, nameNode, bases: parents.filter(({ type }) => type !== 'keyword_argument'), options: parents.filter(({ type }) => type === 'keyword_argument'),
    body: first === undefined ? [] : docstring === null ? [first, ...rest] : rest, ...(docstring === null ? {} : { docstring }),
  };
}

/** True where a class derives from Pydantic's BaseModel and from nothing that is not in the file; its line of classes, the first one first. */
export function modelLine(start: PythonClass, classes: ReadonlyMap<string, PythonClass>, named: Named, source: string): readonly PythonClass[] | undefined {
  const line: PythonClass[] = [];
  for (let at: PythonClass | undefined = start; at !== undefined;) {
    const [base, ...others]: readonly Node[] = at.bases;
    if (base === undefined || others.length > 0 || line.includes(at)) return undefined;
    line.unshift(at);
    const name: string | undefined = named(base);
    if (name === 'pydantic.BaseModel' || name === 'pydantic.main.BaseModel') return line;
    at = base.type === 'identifier' && name === undefined ? classes.get(textOf(base, source)) : undefined;
  }
  return undefined;
}

const enums: ReadonlySet<string> = new Set(['enum.Enum', 'enum.StrEnum', 'enum.IntEnum']);

export function isEnum({ bases }: PythonClass, named: Named): boolean {
  const names = bases.map(named);
  return names.some((name) => enums.has(name ?? '')) && names.every((name) => enums.has(name ?? '') || name === 'str' || name === 'int');
}

/** What defines how the schema of a class is made. */
const makers = /^__get_pydantic_(?:core|json)_schema__$|^model_json_schema$|^__pydantic_init_subclass__$/;

/** True for a class that makes its schema itself. */
export function makesSchema({ body }: PythonClass, source: string): boolean {
  return body.some((each) => {
    const definition = each.type === 'decorated_definition' ? each.childForFieldName('definition') : each;
    if (definition?.type === 'function_definition' && makers.test(textOf(definition.childForFieldName('name'), source))) return true;
    return each.type === 'decorated_definition' && partsOf(each).some((part) => part.type === 'decorator' && /json_schema_input_type/.test(source.slice(part.startIndex, part.endIndex)));
  });
}
