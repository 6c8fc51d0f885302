import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { engines } from '../../../../src/core/prompts/engines/engines.ts';
import { parseDotprompt } from '../../../../src/core/prompts/formats/dotprompt/dotprompt.ts';
import { toDotpromptMessages, type DotpromptMessage, type DotpromptPart } from '../../../../src/core/prompts/formats/dotprompt/messages.ts';
import { createMarks } from '../../../../src/core/prompts/marks.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';
import { renderPrompt } from '../../../../src/core/prompts/renderPrompt.ts';
import type { Prompt } from '../../../../src/core/prompts/types.ts';

/** Dotprompt's own cases, read where they lie beside the project. */
const suite = resolve(import.meta.dirname, '../../../../../shared/suites/dotprompt/spec');
const expectedCases = 117;

type Part = { readonly text?: string; readonly media?: { readonly url: string; readonly contentType?: string }; readonly metadata?: object };
type Message = { readonly role: string; readonly content: readonly Part[]; readonly metadata?: object };
type Data = { readonly input?: Record<string, unknown>; readonly messages?: readonly Message[]; readonly context?: Record<string, unknown> };
type Options = { readonly input?: { readonly default?: Record<string, unknown> } };
type Expected = {
  readonly messages: readonly Message[]; readonly model?: string; readonly config?: object; readonly raw?: object; readonly ext?: Record<string, object>;
  readonly input?: { readonly schema?: object; readonly default?: object }; readonly output?: { readonly schema?: object; readonly format?: string };
};
type Group = {
  readonly name: string; readonly template: string; readonly partials?: Record<string, string>; readonly resolverPartials?: Record<string, string>; readonly schemas?: Record<string, object>;
  readonly data?: Data; readonly tests: readonly { readonly desc: string; readonly data?: Data; readonly options?: Options; readonly expect: Expected }[];
};
type Case = { readonly name: string; readonly group: Group; readonly data: Data; readonly options: Options; readonly expect: Expected };

/** Cases that our reader answers otherwise on purpose, and why. */
const otherwise: Readonly<Record<string, string>> = {};

const isThere = existsSync(suite);
if (!isThere) console.log(`The ${expectedCases} dotprompt cases did not run: ../shared/suites/dotprompt is not there.`);

describe.runIf(isThere)('the dotprompt suite', () => {
  const cases = isThere ? readCases() : [];

  it(`has ${expectedCases} cases or more`, () => {
    console.log(`dotprompt suite: ${cases.length} cases run, ${Object.keys(otherwise).length} of them answered otherwise on purpose.`);
    expect(cases.length).toBeGreaterThanOrEqual(expectedCases);
    expect(Object.keys(otherwise).filter((name) => !cases.some((each) => each.name === name))).toEqual([]);
  });

  it.each(cases.map((each): [string, Case] => [each.name, each]))('%s', (name, each) => {
    const differences = differencesOf(each);
    expect(differences.length > 0, differences.join('\n')).toBe(Object.hasOwn(otherwise, name));
  });
});

function readCases(): readonly Case[] {
  const files = readdirSync(suite, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).toSorted();
  return files.flatMap((file) => (parse(readFileSync(join(suite, file), 'utf8')) as readonly Group[]).flatMap((group) => group.tests.map(({ desc, data, options = {}, expect: expected }): Case =>
    ({ name: `${file}: ${group.name}: ${desc}`, group, data: { ...group.data, ...data }, options, expect: expected }))));
}

/** What our reader makes of a case, beside what is expected; empty when they agree. */
function differencesOf(each: Case): readonly string[] {
  const { group, expect: expected } = each;
  const prompt = parseDotprompt('suite/case.prompt', group.template, 'dotprompt', group.schemas as Record<string, Record<string, unknown>> | undefined);
  const found: readonly (readonly [string, unknown, unknown])[] = [
    ['messages', messagesOf(prompt, each), expected.messages],
    ['model', prompt.model?.text, expected.model ?? prompt.model?.text],
    ['config', prompt.parameters, expected.config ?? prompt.parameters],
    ['raw', prompt.metadata, expected.raw ?? prompt.metadata],
    ['ext', extensionsOf(prompt.metadata), expected.ext ?? extensionsOf(prompt.metadata)],
    ['input schema', prompt.input.schema, expected.input?.schema ?? prompt.input.schema],
    ['output schema', prompt.output?.schema, expected.output?.schema ?? prompt.output?.schema],
    ['output format', prompt.output?.format, expected.output?.format ?? prompt.output?.format],
    ['problems', prompt.problems.map(({ message }) => message), []],
  ];
  return found.flatMap(([what, is, should]) => (same(is, should) ? [] : [`${what}: ${JSON.stringify(is)}, expected ${JSON.stringify(should)}`]));
}

function messagesOf(prompt: Prompt, { group, data, options }: Case): readonly Message[] {
  const marks = createMarks();
  const values = { ...prompt.input.defaults, ...options.input?.default, ...data.input };
  const partials = { ...group.resolverPartials, ...group.partials };
  const filled = engines.dotprompt.fill(prompt.body?.template ?? '', { values, partials, variables: data.context ?? {}, mark: marks.mark });
  const history = (data.messages ?? []).map((message): DotpromptMessage => ({ role: message.role, parts: [], message: { role: 'user', content: JSON.stringify(message) } }));
  const isPlaced = marks.split(filled).some((piece) => 'kind' in piece && piece.kind === 'history');
  return toDotpromptMessages(marks.split(filled), history).map(({ role, parts, message }): Message => (message === undefined
    ? { role, content: parts.map(partOf) }
    : { ...(JSON.parse(message.content) as Message), ...(isPlaced ? { metadata: { purpose: 'history' } } : {}) }));
}

function partOf(part: DotpromptPart): Part {
  if (part.type === 'text') return { text: part.text };
  if (part.type === 'section') return { metadata: { purpose: part.name, pending: true } };
  return { media: { url: part.url, ...(part.mimeType === undefined ? {} : { contentType: part.mimeType }) } };
}

/** Keys with a dot, by the name before the last one. */
function extensionsOf(metadata: Prompt['metadata']): Record<string, object> {
  const found: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(metadata)) {
    const dot = key.lastIndexOf('.');
    if (dot > 0) (found[key.slice(0, dot)] ??= {})[key.slice(dot + 1)] = value;
  }
  return found;
}

/** As JSON, whatever the order of keys. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}

describe.runIf(isThere)('what a person sends of the suite', () => {
  it('renders the same texts through the one entry, where every input is given', () => {
    const simple = readCases().filter(({ group, expect: { messages } }) => group.resolverPartials === undefined && messages.length > 0 && messages.every(({ content, metadata }) => metadata === undefined && content.every(({ text }) => text !== undefined)));
    const rendered = simple.flatMap(({ group, data, options, expect: { messages } }) => {
      const prompt = { ...parsePrompt('suite/case.prompt', group.template), partials: group.partials ?? {} };
      const history = (data.messages ?? []).map(({ role, content }) => ({ role: role === 'model' ? 'assistant' as const : 'user' as const, content: content.map(({ text }) => text).join('') }));
      try {
        const sent = renderPrompt(prompt, { ...options.input?.default, ...data.input }, { history, variables: data.context ?? {} });
        return [[sent, messages.map(({ role, content }) => ({ role: role === 'model' ? 'assistant' : role, content: content.map(({ text }) => text).join('') }))]];
      } catch (error) {
        if (error instanceof Error && error.message.includes('no value for')) return [];
        throw error;
      }
    });
    expect(rendered.length).toBeGreaterThan(80);
    for (const [sent, wanted] of rendered) expect(sent).toEqual(wanted);
  });
});
