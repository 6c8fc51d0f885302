import type { ToolCall } from '../../prompts/tools.ts';
import { differenceOf } from './jsonDifference.ts';
import type { AssertionOptions, ExpectedCall } from './options.ts';
import { verdict } from './outcome.ts';
import type { SchemaChecker } from './schemaChecker.ts';
import type { AssertionInput, AssertionKind, AssertionOutcome } from './types.ts';

type Options = AssertionOptions['tool-call'];
type ReadCall = { readonly name: string; readonly arguments: unknown };

export function createToolCall(schemas: SchemaChecker): AssertionKind<'tool-call'> {
  return {
    type: 'tool-call',
    bounded: true,
    templates: ['arguments', 'calls'],
    check: async (options, input) => {
      const expected = options.calls ?? (options.name === undefined ? [] : [options as ExpectedCall]);
      if (options.schema === true) {
        const outcome = await fitsTools(input, schemas);
        if (outcome !== undefined) return outcome;
      }
      if (expected.length > 0) return matched(expected, input.toolCalls.map(readCall), options);
      return verdict(input.toolCalls.length > 0, input.toolCalls.length > 0 ? `The model called ${names(input.toolCalls)}.` : 'The model called no tool.');
    },
  };
}

/** Undefined when every call names a tool and fits its schema. */
async function fitsTools({ toolCalls, tools = [] }: AssertionInput, schemas: SchemaChecker): Promise<AssertionOutcome | undefined> {
  for (const call of toolCalls) {
    const tool = tools.find(({ name }) => name === call.name);
    if (tool === undefined) return verdict(false, `The model called ${call.name}, which is no tool of the prompt.`);
    const read = readCall(call);
    if (read.arguments === undefined) return verdict(false, `The arguments of ${call.name} are not JSON.`);
    const checked = await schemas.check(tool.parameters, read.arguments);
    if ('unusable' in checked) return { missing: checked.unusable };
    if (checked.wrong !== undefined) return verdict(false, `The arguments of ${call.name}: ${checked.wrong}`);
  }
  return undefined;
}

/** The score is the share of the expected calls that were made. */
function matched(expected: readonly ExpectedCall[], calls: readonly ReadCall[], { match = 'exact', order = 'any' }: Options): AssertionOutcome {
  const fits = (wanted: ExpectedCall, call: ReadCall | undefined): boolean => call !== undefined && call.name === wanted.name
    && (wanted.arguments === undefined || differenceOf(wanted.arguments, call.arguments, { subset: match === 'subset' }) === undefined);
  const used = new Set<number>();
  let lacking: ExpectedCall | undefined;
  let from = 0;
  for (const [at, wanted] of expected.entries()) {
    const found = order === 'exact'
      ? (fits(wanted, calls[at]) ? at : -1)
      : calls.findIndex((call, index) => index >= (order === 'any' ? 0 : from) && !used.has(index) && fits(wanted, call));
    if (found < 0) lacking ??= wanted;
    else {
      used.add(found);
      from = found + 1;
    }
  }
  const score = used.size / expected.length;
  if (lacking !== undefined) return { pass: false, score, reason: explain(lacking, calls, match === 'subset') };
  if (order === 'exact' && calls.length > expected.length) return { pass: false, score: expected.length / calls.length, reason: `The model called more than was expected: ${names(calls)}.` };
  return { pass: true, score: 1, reason: `The model called ${names(calls)}.` };
}

function explain(wanted: ExpectedCall, calls: readonly ReadCall[], subset: boolean): string {
  const sameName = calls.find(({ name }) => name === wanted.name);
  if (sameName === undefined) return calls.length === 0 ? `The model called no tool; ${wanted.name} was expected.` : `The model called ${names(calls)}, not ${wanted.name}.`;
  const difference = wanted.arguments === undefined ? undefined : differenceOf(wanted.arguments, sameName.arguments, { subset });
  return difference === undefined ? `${wanted.name} was not called in the expected place: the model called ${names(calls)}.` : `The arguments of ${wanted.name}: ${difference}`;
}

function readCall({ name, arguments: text }: ToolCall): ReadCall {
  try {
    return { name, arguments: text.trim() === '' ? {} : JSON.parse(text) as unknown };
  } catch {
    return { name, arguments: undefined };
  }
}

function names(calls: readonly { readonly name: string }[]): string {
  const first = calls.slice(0, 8).map(({ name }) => name.slice(0, 64)).join(', ');
  return calls.length > 8 ? `${first} and ${calls.length - 8} more` : first;
}
