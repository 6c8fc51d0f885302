import type { Context, Step, Surroundings } from '../context.ts';
import type { Role } from '../types.ts';
import { callKind } from './calls.ts';
import { isExpectationName, isSaidMessage, isTableName, looksLikeResponse } from './names.ts';
import { isRecordedData } from './recorded.ts';
import { isTestPath } from '../testPath.ts';

/**
 * An expectation further out takes an inner verdict over: `expect(body).toEqual({ model: "…" })`. A value that a call has
 * `consumed` is used by that call, unless the whole call is what a matcher compares with.
 */
export function underExpectation(verdict: Role, rest: Context, around: Surroundings, consumed: boolean): Role {
  for (const [at, step] of rest.entries()) {
    if (step.kind === 'asserted') return verdict === 'branch' || (verdict === 'catalog' && !consumed) ? 'assert' : verdict;
    if (step.kind === 'argument') {
      const kind = callKind(step.callee, step.index);
      if (kind === 'assert') return consumed && verdict === 'usage' && !/^(?:expect|assertThat|verify)\(\)|call(?:s|ed)/.test(step.callee) ? verdict : 'assert';
      if (kind === 'matcher' || kind === 'wrapper') continue;
      if (kind === 'register' && /^register/i.test(step.callee)) return 'catalog';
      if (kind === 'mocked' && verdict === 'usage' && stubsConfig.test(step.callee)) return verdict;
      if (kind === 'mocked' && verdict === 'usage' && rest.slice(at + 1).some(isLoaded)) return verdict;
      if (kind === 'mocked') return step.name === 'side_effect' ? verdict : 'assert';
      if (kind === 'actual') return verdict === 'branch' ? 'assert' : verdict;
      if (kind !== 'collection') {
        return step.name !== undefined && /^return_value$/.test(step.name) ? 'assert' : verdict;
      }
    }
    if (step.kind === 'compared' && verdict !== 'branch' && !consumed) return rest.some((next) => next.kind === 'asserted') ? 'assert' : verdict;
    if (step.kind === 'member' && isSchema(rest[at + 1])) continue;
    // Rows of a table that offers models carry the day they were made, as answers do.
    if (step.kind === 'member' && verdict === 'catalog' && isTableName(step.key)) continue;
    if (step.kind === 'member' && verdict === 'usage' && isSaidMessage(step.keys())) return 'assert';
    if ((isRecordedExchange(step) || (isTestPath(around.path) && isKeptRequest(step))) && verdict !== 'branch') return 'assert';
    if (step.kind === 'member' && (isExpectationName(step.key) || looksLikeResponse(step.keys()) || responseHolder.test(step.key)) && verdict !== 'branch') return 'assert';
    if (step.kind === 'assigned' && verdict === 'usage' && stubsConfig.test(step.name)) return verdict;
    if (step.kind === 'assigned') return (isExpectationName(step.name) || /(?:^|[._])return_value$/.test(step.name) || /^(?:mock|fake|stub|recorded)\w*(?:response|completion|chunk|result|message)s?$/i.test(step.name) || (!consumed && isTestPath(around.path) && isMadeUpAnswer(step, rest.slice(0, at)))) && verdict !== 'branch' ? 'assert' : recordedOr(verdict, around);
    // `Assert.Contains(models, m => m.Id == "…")`: what the test looks for.
    if (step.kind === 'returned' && step.from === '' && verdict === 'branch') continue;
    if (step.kind === 'returned' || step.kind === 'statement') return verdict;
  }
  return verdict === 'usage' || verdict === 'catalog' ? recordedOr(verdict, around) : verdict;
}

/** The body of a request or an answer that is kept together with how it went: `{ RequestUri, RequestBody, StatusCode, ResponseBody }`. */
export function isRecordedExchange(step: Step | undefined): boolean {
  return step?.kind === 'member' && /^(?:request|response)_?(?:body|json|payload)?$/i.test(step.key) && step.keys().some((key) => /^(?:status_?code|status|response_?(?:body|headers)|recorded_?at)$/i.test(key) && key !== step.key);
}

/** What the code under test is set up with: `mockLoadConfig.mockReturnValue({ model: "…" })`. */
const stubsConfig = /(?:config|settings|options|preferences|env(?:ironment)?(?:_?vars?)?|parse_args|parseArgs|args)(?:\(\))*\)?\.(?:mock(?:Return|Resolved|Implementation)\w*|and_return|return_value|thenReturn|returns)$/i;

/** `repository.find_by_id = AsyncMock(return_value=…)`: a row or a setting that the code under test loads and acts on. */
const isLoaded = (step: Step): boolean => step.kind === 'assigned' && /(?:repo(?:sitory)?|dao|store)\.\w+$|(?:find|load|read)_?by_?\w+$|(?:get|load|read)_?(?:\w+_)?(?:config|settings|options|preferences|env(?:_?vars)?)$/i.test(step.name);

/** A request that a test's data keeps: `{ method, url, headers, body }`. */
const isKeptRequest = (step: Step): boolean => step.kind === 'member' && step.key === 'body' && ['method', 'url'].every((key) => step.keys().includes(key));

/** `response := ActivityResponse{ Data: … }` of a test, spelled out on the spot: what a fake will answer. */
const isMadeUpAnswer = (step: Step & { kind: 'assigned' }, between: Context): boolean => step.declares && /^(?:\w+_?)?resp(?:onse)?$/i.test(step.name) && between.every(({ kind }) => kind === 'member' || kind === 'element');

/** A schema's `properties` are named like the answer they describe. */
const isSchema = (outer: Step | undefined): boolean => outer?.kind === 'member' && outer.key === 'properties';

/** Under these an API's answer is kept. */
const responseHolder = /^(?:response|response_?metadata|responseMetadata|llm_?output|llmOutput|mock_?response|chat_?completion)$/i;

const recordedOr = (verdict: Role, around: Surroundings): Role => (isRecordedData(around.path) ? 'assert' : verdict);
