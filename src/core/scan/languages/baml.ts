import { dataSurroundings, timeLimit, touches, unfinished, type Analyzer } from '../analyzer.ts';
import type { Literal, Step } from '../context.ts';
import { readLiteral } from '../literal.ts';
import { readProse } from '../prose.ts';
import type { ModelReference } from '../types.ts';
import { openBlock, outwards, type Block } from './blocks.ts';

const token = /(\/\/[^\n]*|\{\/\/[\s\S]*?\/\/\})|(#{1,5}"[\s\S]*?"#{1,5}|"(?:\\.|[^"\\\n])*")|([A-Za-z_][\w.-]*)|([{}[\]()<>|:,@?])|(\n)/g;

/** BAML, by a lexer: a key and its value stand side by side on a line, prompts in raw strings. */
export const baml: Analyzer = ({ text, path }, seeds, tools, signal) => {
  const expired = timeLimit(tools);
  let left = false;
  const around = dataSurroundings(path);
  const references: ModelReference[] = [];
  // Read at the end, when every key beside a value is known.
  const pending: Literal[] = [];
  let block: Block | undefined;
  let head: string[] = [];
  let before = '';
  for (const match of text.matchAll(token)) {
    if ((left = expired())) break;
    const [whole, comment, string, word, sign] = match;
    const start = match.index;
    const end = start + whole.length;
    if (comment !== undefined) {
      if (touches(seeds, start, end)) references.push(...readProse(whole, start, 'mention'));
    } else if (string !== undefined) {
      signal.throwIfAborted();
      const quote = /^#*"/.exec(string)?.[0].length ?? 1;
      const context = outwards(placeOf(block, head, before), block);
      if (touches(seeds, start, end)) pending.push({ content: { start: start + quote, end: end - quote }, holes: [], context: () => context });
      if (block?.kind === '[') block.texts.push(string.slice(quote, -quote));
      before = '"';
    } else if (word !== undefined) {
      // The first word of a line is its key.
      if (head.length === 0 && block?.kind === '{' && block.keys.length < 80) block.keys.push(word);
      head.push(word);
      before = 'word';
    } else if (sign === '{' || sign === '[' || sign === '(') {
      const place: readonly Step[] = sign === '(' ? [{ kind: 'argument', callee: head.at(-1) ?? '', index: 0, keys: () => [], first: () => '' }] : placeOf(block, head, before);
      block = openBlock(sign, block, place, head[0] ?? '');
      head = [];
      before = sign;
    } else if (sign === '}' || sign === ']' || sign === ')') {
      block = block?.parent;
      head = block?.kind === '{' && sign !== ')' ? [] : head;
      before = sign;
    } else if (sign === undefined) head = block?.kind === '{' || block === undefined ? [] : head;
    else before = sign;
  }
  for (const literal of pending) {
    if ((left ||= expired())) break;
    references.push(...readLiteral(literal, text, around));
  }
  return Promise.resolve(left ? { references, problem: unfinished } : { references });
};

/** Steps of a value: under the line's first word, as an entry of a list, or as one of a type's literals. */
function placeOf(block: Block | undefined, head: readonly string[], before: string): readonly Step[] {
  if (before === '|' || (block?.kind === '{' && block.name === 'class' && head.length === 1)) return [{ kind: 'type' }];
  if (block?.kind === '[') return [{ kind: 'element', index: block.texts.length, texts: () => block.texts }];
  if (block?.kind === '(') return before === '(' && block.name.startsWith('description') ? [{ kind: 'statement' }] : [];
  if (block === undefined) return head.length === 0 ? [] : [{ kind: 'member', key: head.at(-1) ?? '', keys: () => [] }];
  const key = head[0] ?? '';
  // `client "openai/gpt-4o"` is a function's model.
  return [{ kind: 'member', key: key === 'client' ? 'model' : key, keys: () => (key === 'model' ? [] : block.keys) }];
}
