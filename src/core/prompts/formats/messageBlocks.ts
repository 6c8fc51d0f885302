import type { TextRange } from '../../text/range.ts';
import { linesOf, type Line } from '../lines.ts';
import type { MessageRole } from '../types.ts';
import { trimBlankLines } from './templateText.ts';

export type MessageBlock = { readonly role: MessageRole; readonly body: TextRange };

/** A body cut into messages. `loose` is text before the first heading; `openFence` a code fence that is never closed. */
export type MessageBlocks = { readonly blocks: readonly MessageBlock[]; readonly loose?: TextRange; readonly openFence?: TextRange };

const roles: Readonly<Record<string, MessageRole>> = { System: 'system', Developer: 'developer', User: 'user', Assistant: 'assistant' };

/**
 * Cuts Markdown from offset `from` at the headings `# System`, `# Developer`, `# User` and `# Assistant`.
 * A heading inside a fenced code block (CommonMark's rules for fences) is text, as is every other heading.
 */
export function splitMessages(text: string, from: number): MessageBlocks {
  const blocks: MessageBlock[] = [];
  let fence: Fence | undefined;
  let role: MessageRole | undefined;
  let bodyStart = from;
  let loose: TextRange | undefined;

  const close = (end: number): void => {
    const body = trimBlankLines(text, { start: bodyStart, end });
    if (role !== undefined) blocks.push({ role, body });
    else if (body.end > body.start) loose = body;
  };
  for (const line of linesOf(text, from)) {
    if (fence !== undefined) {
      if (closesFence(line.text, fence)) fence = undefined;
      continue;
    }
    fence = fenceOpenedBy(line);
    const next = fence === undefined ? roleOfHeading(line.text) : undefined;
    if (next === undefined) continue;
    close(line.start);
    role = next;
    bodyStart = line.next;
  }
  close(text.length);
  return {
    blocks,
    ...(loose === undefined ? {} : { loose }),
    ...(fence === undefined ? {} : { openFence: fence.range }),
  };
}

type Fence = { readonly mark: string; readonly length: number; readonly range: TextRange };

/** True for a line that starts a message. */
export function isMessageHeading(line: string): boolean {
  return roleOfHeading(line) !== undefined;
}

function roleOfHeading(line: string): MessageRole | undefined {
  const word = /^#[ \t]+([A-Z][a-z]+)[ \t]*$/.exec(line)?.[1];
  return word === undefined ? undefined : Object.hasOwn(roles, word) ? roles[word] : undefined;
}

function fenceOpenedBy(line: Line): Fence | undefined {
  const run = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line.text);
  const marks = run?.[1];
  if (marks === undefined || (marks.startsWith('`') && run?.[2]?.includes('`') === true)) return undefined;
  return { mark: marks.charAt(0), length: marks.length, range: { start: line.start, end: line.start + line.text.length } };
}

function closesFence(line: string, fence: Fence): boolean {
  const run = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1];
  return run !== undefined && run.startsWith(fence.mark) && run.length >= fence.length;
}
