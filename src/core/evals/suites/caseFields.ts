import type { RenderedMessage } from '../../prompts/types.ts';
import type { Assertion } from '../assertions/options.ts';
import type { CaseSeverity } from '../gate.ts';
import { derivedId } from './caseIds.ts';
import type { Place, Suite, SuiteCase } from './types.ts';

/** A case as it is written, valid by the schema. */
export type CaseFields = {
  readonly id?: string | number;
  readonly description?: string;
  readonly owner?: string;
  readonly severity?: CaseSeverity;
  readonly tags?: readonly string[];
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly messages?: readonly MessageFields[];
  readonly toolResults?: Readonly<Record<string, unknown>>;
  readonly assert?: readonly Assertion[];
  readonly threshold?: number;
};

type MessageFields = {
  readonly role: RenderedMessage['role'];
  readonly content?: string;
  readonly toolCalls?: readonly { readonly id?: string; readonly name: string; readonly arguments?: unknown }[];
  readonly toolCallId?: string;
};

const noTags: readonly string[] = [];
const noMessages: readonly RenderedMessage[] = [];
const noResults: SuiteCase['toolResults'] = {};

/** The case that fields mean in a suite. Cases without assertions of their own share the defaults' list. */
export function toCase(fields: CaseFields, place: Place, { defaults, prompt }: Pick<Suite, 'defaults' | 'prompt'>): SuiteCase {
  const { description, owner, severity = 'normal', tags = noTags, vars = {}, assert = [] } = fields;
  const threshold = fields.threshold ?? defaults.threshold;
  return {
    ...(fields.id === undefined ? { id: derivedId([vars, fields.messages ?? [], fields.toolResults ?? {}]), idIsDerived: true } : { id: String(fields.id) }),
    place, severity, tags, vars,
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    messages: messagesOf(fields, prompt === undefined),
    toolResults: fields.toolResults === undefined ? noResults : Object.fromEntries(Object.entries(fields.toolResults).map(([name, results]) => [name, (Array.isArray(results) ? results : [results]).map(textOf)])),
    assert: assert.length === 0 ? defaults.assert : [...defaults.assert, ...assert],
    ...(threshold === undefined ? {} : { threshold }),
  };
}

/** Without a prompt file, a variable `prompt` is what the user says last. */
function messagesOf({ messages = [], vars = {} }: CaseFields, alone: boolean): readonly RenderedMessage[] {
  const own = messages.map(({ role, content = '', toolCalls, toolCallId }): RenderedMessage => ({
    role, content,
    ...(toolCalls === undefined ? {} : { toolCalls: toolCalls.map((call, at) => ({ id: call.id ?? `call_${at + 1}`, name: call.name, arguments: textOf(call.arguments ?? {}) })) }),
    ...(toolCallId === undefined ? {} : { toolCallId }),
  }));
  if (alone && typeof vars['prompt'] === 'string') return [...own, { role: 'user', content: '{{prompt}}' }];
  return own.length === 0 ? noMessages : own;
}

/** What is wrong with a case for which `saysSomething` is false. */
export const silent = { message: 'This case says nothing to the model.', remedy: 'Give it messages, or name a prompt in the suite.' };

/** Whether there is a conversation to send. */
export function saysSomething({ messages }: SuiteCase, { prompt }: Pick<Suite, 'prompt'>): boolean {
  return prompt !== undefined || messages.length > 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}
