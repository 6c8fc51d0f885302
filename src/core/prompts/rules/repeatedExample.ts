import { LineIndex } from '../../text/lineIndex.ts';
import type { TextRange } from '../../text/range.ts';
import { linesOf } from '../lines.ts';
import type { Prompt } from '../types.ts';
import type { PromptRule } from './promptRule.ts';

/** The same few-shot example twice: it costs tokens and weighs more than meant. */
export const repeatedExample: PromptRule = {
  id: 'prompt/repeated-example',
  severity: 'info',
  check: ({ prompt, text }) => {
    const seen = new Map<string, TextRange>();
    const lines = new LineIndex(text);
    return examplesOf(prompt, text).flatMap(({ key, range }) => {
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, range);
        return [];
      }
      return [{ message: `This example is the same as the one on line ${lines.positionAt(first.start).line}. Take one of them out.`, range }];
    });
  },
};

type Example = { readonly key: string; readonly range: TextRange };

/** Pairs of a question and an answer among the messages, and examples written into one message. */
function examplesOf({ messages, format }: Prompt, text: string): readonly Example[] {
  const pairs = messages.flatMap((message, i): readonly Example[] => {
    const answer = messages[i + 1];
    if (message.role !== 'user' || answer?.role !== 'assistant') return [];
    return [{ key: `pair ${normal(message.template)}\n${normal(answer.template)}`, range: message.range }];
  });
  // in YAML a message's own text has other offsets than the file: it is read as it is written
  const inside = messages.filter(({ role }) => role !== 'assistant' || format === 'literal').flatMap(({ range }) => [...tagged(text, range), ...labelled(text, range)]);
  return [...pairs, ...inside];
}

/** `<example>…</example>` */
function tagged(text: string, { start, end }: TextRange): readonly Example[] {
  const found: Example[] = [];
  const lower = text.slice(start, end).toLowerCase();
  for (let from = 0; ;) {
    const open = lower.indexOf('<example', from);
    const body = lower.indexOf('>', open) + 1;
    const close = lower.indexOf('</example>', body);
    if (open < 0 || body === 0 || close < 0) return found;
    if (/^[\s>]/.test(lower.charAt(open + '<example'.length))) found.push({ key: `tag ${normal(lower.slice(body, close))}`, range: { start: start + open, end: start + close + '</example>'.length } });
    from = close;
  }
}

const label = /^[ \t>*-]*(?:input|q|question|user|human|text|ticket|message|review|example(?:[ \t]+input)?|query)[ \t]*\d*\**[ \t]*:\**/i;
/** UTF-16 units of a line that are looked at for one. */
const longestLabel = 80;
/** UTF-16 units: "Input: {{text}}" at the end of a prompt is no example, and a bare label repeats by its nature. */
const shortest = 25;

/** Runs of lines from a label such as `Input:` or `Q:` to the next one, a blank line or a heading. */
function labelled(text: string, range: TextRange): readonly Example[] {
  const found: Example[] = [];
  let open: { start: number; end: number; lines: string[] } | undefined;
  const close = (): void => {
    const key = open === undefined || open.lines.length < 2 ? '' : normal(withoutLabel(open.lines));
    if (open !== undefined && key.length >= shortest) found.push({ key: `label ${key}`, range: { start: open.start, end: open.end } });
    open = undefined;
  };
  for (const line of linesOf(text.slice(0, range.end), range.start)) {
    const end = line.start + line.text.length;
    if (label.test(line.text.slice(0, longestLabel))) {
      close();
      open = { start: line.start, end, lines: [line.text] };
    } else if (line.text.trim() === '' || /^#{1,6}\s/.test(line.text)) close();
    else if (open !== undefined) {
      open.lines.push(line.text);
      open.end = end;
    }
  }
  close();
  return found;
}

function withoutLabel([first = '', ...rest]: readonly string[]): string {
  const { length } = label.exec(first.slice(0, longestLabel))?.[0] ?? '';
  return [first.slice(length), ...rest].join('\n');
}

function normal(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
