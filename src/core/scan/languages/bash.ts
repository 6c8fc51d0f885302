import type { Node } from 'web-tree-sitter';
import type { Step, Stretch } from '../context.ts';
import { children, contentRange, elementIn, indexIn, isField, otherwise, textOf, unquoted, type SyntaxLanguage } from '../syntax/language.ts';

/** Shell scripts; also what runs in workflows, Dockerfiles and fenced blocks of Markdown. */
export const bash: SyntaxLanguage = {
  id: 'bash', grammar: 'bash', scopes: new Set(['function_definition', 'program']),
  strings: new Set(['string', 'raw_string', 'ansi_c_string', 'word', 'extglob_pattern', 'regex', 'heredoc_body']),
  prose: new Set(['comment']),
  patterns: new Set(),
  interpolations: new Set(['simple_expansion', 'expansion', 'command_substitution', 'arithmetic_expansion']),
  identifiers: new Set(['simple_expansion']),
  step, content, whole,
};

/** To the grammar the default in `${MODEL:-gpt-4o}` is a name and a word. */
function whole(literal: Node): Node {
  const holder = literal.parent;
  return holder?.type === 'concatenation' && holder.parent?.type === 'expansion' ? holder : literal;
}

/** `[key]=value` of an associative array leaves its sign at the value. */
function content(literal: Node, source: string): Stretch {
  const start = literal.startIndex + (source[literal.startIndex] === '=' ? 1 : 0);
  if (literal.type === 'heredoc_body') return { start, end: literal.endIndex };
  const range = contentRange(source, start, literal.endIndex);
  // A word can be one quoted part and a bare one: only what is quoted whole has quotes to drop.
  return literal.type === 'word' ? { start, end: literal.endIndex } : range;
}

function step(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  switch (parent.type) {
    case 'command_name': return { kind: 'module' };
    case 'command': return isField(parent, 'name', child) || child.type === 'variable_assignment' ? 'end' : argument(child, parent, source);
    case 'variable_assignment': return isField(parent, 'value', child) ? { kind: 'assigned', name: `$${textOf(parent.childForFieldName('name'), source)}`, declares: true, scope: { start: 0, end: source.length } } : 'end';
    case 'expansion': return expansion(child, parent, source);
    case 'binary_expression': return compared(child, parent, source);
    case 'unary_expression': return 'end';
    case 'case_item': return isField(parent, 'value', child) || parent.childrenForFieldName('value').some((value) => value.id === child.id) ? { kind: 'compared', other: bare(textOf(parent.parent?.childForFieldName('value'), source)) } : 'end';
    case 'array': return child.type === 'concatenation' ? 'through' : elementIn(parent, child, source);
    case 'concatenation': return parent.parent?.type === 'array' && source[parent.startIndex] === '[' ? entry(child, parent, source) : parent.parent?.type === 'case_item' ? 'through' : { kind: 'concatenated', before: source.slice(parent.startIndex, child.startIndex) };
    case 'subscript': return isField(parent, 'index', child) ? { kind: 'subscript', of: textOf(parent.childForFieldName('name'), source) } : 'end';
    case 'for_statement': {
      const body = parent.childForFieldName('body') ?? parent;
      return child.id === body.id ? 'end' : { kind: 'iterated', loop: { variable: `$${textOf(parent.childForFieldName('variable'), source)}`, start: body.startIndex, end: body.endIndex } };
    }
    case 'file_redirect': return { kind: 'module' };
    case 'heredoc_redirect': return { kind: 'argument', callee: textOf(parent.parent?.childForFieldName('body')?.childForFieldName('name'), source), index: 0, keys: () => [], first: () => '' };
    case 'string': case 'heredoc_body': return 'through';
    case 'command_substitution': case 'subshell': case 'list': case 'pipeline': case 'do_group': case 'redirected_statement': return 'end';
    default: return otherwise(parent);
  }
}

const bare = (text: string): string => text.replaceAll(/^["']?\$?\{?|\}?["']?$/g, '');

/** A word of a command: what stands after an option is that option's value. */
function argument(child: Node, command: Node, source: string): Step {
  const words = children(command).filter((node) => node.type !== 'variable_assignment');
  const at = words.findIndex((word) => word.id === child.id);
  const option = /^--?([A-Za-z][\w-]*)$/.exec(textOf(words[at - 1], source))?.[1];
  const name = option === 'm' ? 'model' : option;
  const program = textOf(words[0], source).split('/').at(-1) ?? '';
  const callee = /^(?:echo|printf)$/.test(program) && writesSettings(command, source) ? 'tee' : program;
  // `command` and its like start the program that follows.
  return { kind: 'argument', callee: callee === '[' || callee === 'test' ? 'equals' : callee, index: indexIn(command, child), ...(name === undefined || at < 2 || /^(?:[ef]?grep|rg|sed|awk|echo|printf)$/.test(callee) ? {} : { name }), keys: () => [], first: () => unquoted(words[1], source) };
}

/** `printf '%s\n' 'default_model = "…"' > config.toml`: nobody is told, a file is written. */
function writesSettings(command: Node, source: string): boolean {
  let at = command.parent;
  while (at !== null && /^(?:list|compound_statement|subshell|pipeline)$/.test(at.type)) at = at.parent;
  return at?.type === 'redirected_statement' && children(at).some((node) => node.type === 'file_redirect' && /^1?>>?\s*(?!&|["']?\/dev\/|\S*(?:\.log|\.md|SUMMARY)\b)/i.test(textOf(node, source)));
}

function expansion(child: Node, parent: Node, source: string): Step | 'through' | 'end' {
  const between = source.slice(parent.namedChild(0)?.endIndex ?? parent.startIndex, child.startIndex);
  if (parent.namedChild(0)?.id === child.id) return 'end';
  if (/^:?[-=?]$/.test(between)) return { kind: 'fallback', of: textOf(parent.namedChild(0), source) };
  if (/^:?\+$/.test(between)) return { kind: 'choice' };
  return { kind: 'compared', other: textOf(parent.namedChild(0), source) };
}

function compared(child: Node, parent: Node, source: string): Step | 'end' {
  const left = isField(parent, 'left', child);
  const operator = textOf(parent.childForFieldName('operator'), source);
  return /^(?:==?|!=|=~)$/.test(operator) ? { kind: 'compared', other: bare(textOf(parent.childForFieldName(left ? 'right' : 'left'), source)) } : 'end';
}

function entry(child: Node, concatenation: Node, source: string): Step {
  const list = concatenation.parent ?? concatenation;
  const keys = (): readonly string[] => children(list).map((node) => keyIn(node, source));
  return source.slice(concatenation.startIndex, child.startIndex).includes(']') || source[child.startIndex] === '=' ? { kind: 'member', key: keyIn(concatenation, source), keys } : { kind: 'key', keys };
}

const keyIn = (node: Node, source: string): string => /^\[["']?([^\]"']*)/.exec(source.slice(node.startIndex, node.endIndex))?.[1] ?? '';
