import { createScanner, type SyntaxKind } from 'jsonc-parser';
import { dataSurroundings, touches, type Analyzer } from '../analyzer.ts';
import type { Context, Step } from '../context.ts';
import { readLiteral } from '../literal.ts';
import { readProse } from '../prose.ts';
import type { ModelReference } from '../types.ts';

// SyntaxKind is an ambient const enum, which isolated modules cannot read.
const kinds = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5, colon: 6, string: 10, lineComment: 12, blockComment: 13, trivia: 15, lineBreak: 14, end: 17 } as const satisfies Record<string, SyntaxKind>;

/** An object or array that is open while its entries go by. */
type Frame = {
  readonly kind: 'object' | 'array';
  readonly parent: Frame | undefined;
  /** Step of this value in its parent. */
  readonly place: Step | undefined;
  readonly keys: string[];
  readonly texts: string[];
  /** String values by key, for objects such as `{ name, value }`. */
  readonly values: Map<string, string>;
  key: string;
  expectsKey: boolean;
};

const mostSiblings = 80;
const longestText = 200;

/** JSON, JSONC and JSON lines, by jsonc-parser's scanner with an explicit stack: depth costs no stack frames. */
export const json: Analyzer = (document, seeds, _tools, signal) => {
  const { text, path } = document;
  const scanner = createScanner(text, false);
  const around = dataSurroundings(path);
  const pending: { readonly start: number; readonly end: number; readonly context: Context }[] = [];
  const references: ModelReference[] = [];
  let frame: Frame | undefined;
  let tokens = 0;
  for (let token: number = scanner.scan(); token !== kinds.end; token = scanner.scan()) {
    if (++tokens % 65536 === 0) signal.throwIfAborted();
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    switch (token) {
      case kinds.openBrace: case kinds.openBracket: {
        const kind = token === kinds.openBrace ? 'object' : 'array';
        frame = { kind, parent: frame, place: placeIn(frame), keys: [], texts: [], values: new Map(), key: '', expectsKey: kind === 'object' };
        break;
      }
      case kinds.closeBrace: case kinds.closeBracket: {
        frame = frame?.parent;
        if (frame?.kind === 'array') entered(frame, '');
        break;
      }
      case kinds.comma: if (frame?.kind === 'object') frame.expectsKey = true; break;
      case kinds.string: {
        const isKey = frame?.kind === 'object' && frame.expectsKey;
        const value = text.slice(start + 1, Math.min(end - 1, start + longestText));
        if (touches(seeds, start, end)) pending.push({ start: start + 1, end: Math.max(start + 1, end - 1), context: contextIn(frame, isKey) });
        if (frame !== undefined && isKey) {
          frame.key = value;
          frame.expectsKey = false;
          if (frame.keys.length < mostSiblings) frame.keys.push(value);
        } else if (frame?.kind === 'object') frame.values.set(frame.key, value);
        else if (frame !== undefined) entered(frame, value);
        break;
      }
      case kinds.lineComment: case kinds.blockComment:
        if (touches(seeds, start, end)) references.push(...readProse(text.slice(start, end), start, 'mention'));
        break;
      default: break;
    }
  }
  for (const { start, end, context } of pending) references.push(...readLiteral({ content: { start, end }, holes: [], context: () => context }, text, around));
  return Promise.resolve({ references });
};

function entered(frame: Frame, text: string): void {
  if (frame.texts.length < mostSiblings) frame.texts.push(text);
}

function placeIn(frame: Frame | undefined): Step | undefined {
  if (frame === undefined) return undefined;
  if (frame.kind === 'array') return { kind: 'element', index: frame.texts.length, texts: () => frame.texts };
  const key = frame.key;
  return {
    kind: 'member', keys: () => frame.keys,
    // `{ "name": "OPENAI_MODEL", "value": "…" }` is one setting whatever the order of its keys.
    get key() {
      const name = key === 'value' ? (frame.values.get('name') ?? frame.values.get('key')) : undefined;
      return name !== undefined && /^[A-Za-z_][\w.-]*$/.test(name) ? name : key;
    },
  };
}

const deepest = 40;

function contextIn(frame: Frame | undefined, isKey: boolean): Context {
  const inner: Step | undefined = isKey && frame !== undefined ? { kind: 'key', keys: () => frame.keys } : placeIn(frame);
  const steps: Step[] = inner === undefined ? [] : [inner];
  for (let at = frame; at?.place !== undefined && steps.length < deepest; at = at.parent) steps.push(at.place);
  return steps;
}
