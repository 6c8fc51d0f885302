import type { ToolCall } from '../prompts/tools.ts';

/** A piece of a tool call in a streamed chunk, as servers send it: any field may be missing. */
export type ToolCallDelta = {
  readonly index?: number | null;
  readonly id?: string | null;
  readonly function?: { readonly name?: string | null; readonly arguments?: unknown } | null;
};

export type ToolCallCollector = {
  add(delta: ToolCallDelta): void;
  /** The calls in the order they began; one that came without an id has the id `call_N`, from 1. */
  readonly calls: () => readonly ToolCall[];
};

type Building = { readonly index: number | undefined; id: string; name: string; arguments: string };

/**
 * Puts streamed tool calls together. OpenAI numbers them by `index`; Ollama has sent 0 for each of several, others send no
 * index or no id, and whole calls in one piece: a piece belongs to the call that was begun with its index, unless it has an id
 * that is another call's, or names a function without an id after a call that is whole.
 */
export function createToolCallCollector(): ToolCallCollector {
  const begun: Building[] = [];
  return {
    add({ index, id, function: part }) {
      const name = part?.name ?? '';
      const at = typeof index === 'number' ? index : undefined;
      let call = at === undefined ? begun.at(-1) : begun.findLast((known) => known.index === at);
      const isOther = call !== undefined && (id ? call.id !== '' && call.id !== id : beginsAnother(call, name));
      if (call === undefined || isOther) {
        call = (id ? begun.find((known) => known.id === id) : undefined) ?? { index: at, id: '', name: '', arguments: '' };
        if (!begun.includes(call)) begun.push(call);
      }
      call.id ||= id ?? '';
      call.name ||= name;
      call.arguments += textOf(part?.arguments);
    },
    calls: () => begun.map(({ id, name, arguments: text }, position) => ({ id: id || `call_${position + 1}`, name, arguments: text })),
  };
}

function beginsAnother(call: Building, name: string): boolean {
  if (name === '' || call.name === '') return false;
  return name !== call.name || isWhole(call.arguments);
}

function isWhole(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

/** Some servers send the arguments as an object that is already read. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
