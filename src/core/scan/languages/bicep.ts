import { dataSurroundings, timeLimit, touches, unfinished, type Analyzer } from '../analyzer.ts';
import type { Literal, Step, Stretch } from '../context.ts';
import { readLiteral } from '../literal.ts';
import { readProse } from '../prose.ts';
import type { ModelReference } from '../types.ts';
import { openBlock, outwards, type Block } from './blocks.ts';

// A hole counts as one where it is closed, and each character can be read in one way only: otherwise a quote without end would be tried in all ways.
const token = /(\/\/[^\n]*|\/\*[\s\S]*?\*\/)|('''[\s\S]*?'''|'(?:\\.|\$\{[^}\n]{0,1000}\}|(?!\$\{[^}\n]{0,1000}\})[^'\\\n])*'|'(?:\\.|[^'\\\n])*')|([A-Za-z_][\w]*)|(==|!=|=~|!~|\?\?|\.\?|[^\s\w])|(\n)/g;

/** What the lexer has seen of the current statement or property. */
type State = { block: Block | undefined; name: string; before: string; word: string; ternary: number; decorator: string };

/** Bicep, by a lexer with a stack of brackets: npm has no kept grammar for it. */
export const bicep: Analyzer = ({ text, path }, seeds, tools, signal) => {
  const expired = timeLimit(tools);
  let left = false;
  const around = dataSurroundings(path);
  const references: ModelReference[] = [];
  // Read at the end, when every key beside a value is known.
  const pending: Literal[] = [];
  const state: State = { block: undefined, name: '', before: '', word: '', ternary: 0, decorator: '' };
  for (const match of text.matchAll(token)) {
    if ((left = expired())) break;
    const [whole, comment, string, word, sign] = match;
    const start = match.index;
    const end = start + whole.length;
    if (comment !== undefined) {
      if (touches(seeds, start, end)) references.push(...readProse(whole, start, 'mention'));
    } else if (string !== undefined) {
      signal.throwIfAborted();
      const quote = string.startsWith("'''") ? 3 : 1;
      const context = outwards(placeIn(state, text, end), state.block);
      if (touches(seeds, start, end)) pending.push({ content: { start: start + quote, end: end - quote }, holes: quote === 1 ? holesIn(string, start) : [], context: () => context });
      if (state.block?.kind === '{') state.block.values.set(state.block.name, string.slice(quote, -quote));
      if (state.block?.kind === '[') state.block.texts.push(string.slice(quote, -quote));
      // A quoted key is one when a colon follows.
      if (state.block?.kind === '{' && /^\s*:/.test(text.slice(end, end + 20)) && state.ternary === 0) {
        state.block.keys.push(string.slice(1, -1));
        state.block.name = string.slice(1, -1);
      }
      state.before = "'";
    } else if (word !== undefined) atWord(word, state, text, end);
    else if (sign !== undefined) atSign(sign, state, text, end);
    else if (state.block === undefined) Object.assign(state, { name: '', before: '', word: '', ternary: 0 });
    else if (state.block.kind === '{') Object.assign(state, { before: '', ternary: 0 });
  }
  for (const literal of pending) references.push(...readLiteral(literal, text, around));
  return Promise.resolve(left ? { references, problem: unfinished } : { references });
};

function atWord(word: string, state: State, text: string, end: number): void {
  const { block } = state;
  if (block?.kind === '{' && state.ternary === 0 && /^\s*:/.test(text.slice(end, end + 20))) {
    block.name = word;
    if (block.keys.length < 80) block.keys.push(word);
  } else if (block === undefined && state.before !== '@') {
    // `param name type = …`: the word after the keyword.
    if (/^(?:param|var|output|resource|module|type|func)$/.test(state.word)) state.name = word;
  }
  state.word = word;
  state.before = state.before === '@' ? '@' : 'word';
}

function atSign(sign: string, state: State, text: string, end: number): void {
  const kind = sign === '{' || sign === '[' || sign === '(' ? sign : undefined;
  if (kind !== undefined) {
    const place = placeIn(state, text, end);
    const callee = kind === '(' && (state.before === 'word' || state.before === '@') ? state.word : '';
    const index = kind === '[' && (state.before === 'word' || state.before === ']');
    const steps: readonly Step[] = index ? [{ kind: 'subscript', of: state.word }] : kind === '[' || kind === '(' ? place : place.filter((step) => step.kind !== 'element' || step.index >= 0);
    state.block = openBlock(kind, state.block, steps, callee);
    state.ternary = 0;
  } else if (sign === '}' || sign === ']' || sign === ')') {
    state.block = state.block?.parent;
    if (state.block?.kind === '[') state.block.texts.push('');
  } else if (sign === '?') state.ternary++;
  else if (sign === ':' && state.ternary > 0) state.ternary--;
  state.before = kind === undefined ? (sign === '@' ? '@' : sign) : '';
}

/** Steps of a value at the lexer's place within its block. */
function placeIn(state: State, text: string, end: number): readonly Step[] {
  const { block, before } = state;
  const sign = /^\s*(==|!=|=~|!~|:)/.exec(text.slice(end, end + 20))?.[1];
  const steps: Step[] = [];
  if (/^(?:==|!=|=~|!~)$/.test(before)) return [{ kind: 'compared', other: state.word }];
  if (sign !== undefined && sign !== ':') return [{ kind: 'compared', other: '' }];
  if (before === '??') steps.push({ kind: 'fallback' });
  else if (before === '?' || (before === ':' && block?.kind !== '{')) steps.push({ kind: 'choice' });
  if (block === undefined) {
    if (/^(?:resource|module|import|using|extension)$/.test(state.word) || (state.name !== '' && before === 'word')) return [{ kind: 'module' }];
    return [...steps, { kind: 'assigned', name: state.name, declares: false }];
  }
  const { kind, name, keys, texts } = block;
  if (kind === '{') return sign === ':' && state.ternary === 0 && before !== ':' && before !== '?' ? [{ kind: 'key', keys: () => keys }] : [...steps, { kind: 'member', key: settingName(block), keys: () => keys }];
  if (kind === '[') return [...steps, { kind: 'element', index: texts.length, texts: () => texts }];
  if (name === '') return steps;
  if (name === 'allowed') return [{ kind: 'type' }];
  return [...steps, { kind: 'argument', callee: /^(?:startsWith|endsWith|contains)$/.test(name) ? name : name === 'description' ? 'describe' : name, index: before === ',' ? 1 : 0, keys: () => [], first: () => '' }];
}

/** `{ name: 'OPENAI_MODEL', value: … }` is one setting. */
function settingName({ name, values }: Block): string {
  const setting = name === 'value' ? values.get('name') : undefined;
  return setting !== undefined && /^[A-Za-z_][\w.-]*$/.test(setting) ? setting : name;
}

function holesIn(string: string, start: number): readonly Stretch[] {
  return [...string.matchAll(/\$\{[^}\n]{0,1000}\}/g)].map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }));
}
