import type { SideName } from '../../compare/types.ts';
import { createSchemaChecker } from '../../compare/toolChecks.ts';
import { describeError, PromptshiftError } from '../../errors.ts';
import type { RenderedMessage } from '../../prompts/types.ts';
import { createSlots } from '../../providers/slots.ts';
import { askModel, type Asked, type AskRequest } from '../../runs/askModel.ts';
import { writeRows } from '../../runs/journalRows.ts';
import { tallyAnswer } from '../../runs/tally.ts';
import { createAsserter } from '../assertions/createAsserter.ts';
import { kindOf } from '../assertions/options.ts';
import type { SuiteCase } from '../suites/types.ts';
import { loadVerdict } from '../verdict/loadVerdict.ts';
import { createCaseMessages } from './caseMessages.ts';
import { converse, type Conversation } from './converse.ts';
import { judgeAnswer, type Judges } from './judgeAnswer.ts';
import { createJudgeHost } from './judgeHost.ts';
import { jobId, jobsOf, type Job } from './jobs.ts';
import type { RecordedRun } from './recordedAnswers.ts';
import { createRunState } from './runState.ts';
import type { EvalDeps, EvalEvent, EvalPlan, EvalRun, JudgedRow } from './types.ts';

const sides = ['baseline', 'candidate'] as const;

/** Nothing was recorded: a run from its beginning. */
export const freshRun: RecordedRun = { judged: [], answers: new Map(), spentUsd: 0, unknownPrices: 0, unresolved: [] };

/**
 * Asks both models every case and judges what they answer. What `recorded` holds is not asked again. An answer that fails is kept as
 * an error and the rest goes on; a budget that is reached, a cancelled signal and a provider that fails from the start end the run
 * as incomplete. The caller writes the journal's header, and gives the budget what was spent before.
 * @throws PromptshiftError `configuration` when the first request shows that none can be sent: no key, no output limit under a budget
 */
export async function runSuite(plan: EvalPlan, deps: EvalDeps, recorded: RecordedRun, onEvent: (event: EvalEvent) => void, signal: AbortSignal): Promise<EvalRun> {
  const { suite, cases, repeat } = plan;
  const state = createRunState(recorded, cases.length * repeat * sides.length);
  const ended = new AbortController();
  const running = AbortSignal.any([signal, ended.signal]);
  const slots = createSlots(suite.concurrency);
  const { embed } = deps.provider;
  const limited: EvalDeps = embed === undefined ? { ...deps, slots } : { ...deps, slots, provider: { ...deps.provider, embed: (request, stop) => slots.hold(() => embed.call(deps.provider, request, stop), stop) } };
  const messagesOf = createCaseMessages(plan.prompt);
  const known = new Map(recorded.answers);

  const ask = async (request: AskRequest, onText?: (delta: string) => void): Promise<Asked> => {
    const answer = known.get(request.id);
    if (answer !== undefined) {
      known.delete(request.id);
      return { answer };
    }
    const asked = await askModel(request, limited, (event) => {
      if (event.type === 'text') onText?.(event.delta);
    }, running);
    state.count((tally) => tallyAnswer(tally, asked.answer));
    return asked;
  };
  const checked = plan.tools !== undefined || plan.outputSchema !== undefined;
  const judges: Judges = { plan, asserter: createAsserter(createJudgeHost(plan, limited, ask)), ...(checked ? { checker: await createSchemaChecker() } : {}) };

  const askSide = async (one: SuiteCase, messages: readonly RenderedMessage[], side: SideName, run: number): Promise<Conversation> => {
    const request: AskRequest = {
      ...plan.sides[side], id: jobId(one.id, side, run), labels: { case: one.id, side, repeat: run }, messages, repeat: run,
      ...(plan.tools === undefined ? {} : { tools: plan.tools }),
      ...(plan.outputSchema === undefined ? {} : { outputSchema: plan.outputSchema }),
    };
    return await converse({ request, toolResults: one.toolResults, maxToolTurns: suite.maxToolTurns }, (turn) =>
      ask(turn, (delta) => onEvent({ type: 'text', case: one.id, side, repeat: run, delta })));
  };

  let deciding: Promise<unknown> | undefined;
  const keep = (row: JudgedRow, said?: Conversation): void => {
    // not waited for: a judgement that a crash takes is made again from the answer, and what cannot be written shows when the next request is
    if (deps.journal !== undefined) writeRows(deps.journal, [row]).catch(() => undefined);
    onEvent({ type: 'judged', row, progress: state.add(row), ...(said === undefined ? {} : { said }) });
    // what decides in the end is loaded while there is time
    deciding ??= loadVerdict();
  };

  const work = async ({ index, repeat: run, first }: Job): Promise<void> => {
    const one = cases[index];
    if (one === undefined) return;
    const due = sides.filter((side) => !state.isJudged(one.id, side, run));
    if (due.length === 0) return;
    onEvent({ type: 'asking', case: one.id, repeat: run });
    let messages: readonly RenderedMessage[];
    try {
      messages = messagesOf(one);
    } catch (error) {
      if (!(error instanceof PromptshiftError)) throw error;
      // one case that cannot be asked does not hold up the others
      for (const side of due) keep({ type: 'judged', case: one.id, side, repeat: run, error: describeError(error), assertions: [] });
      return;
    }
    // a candidate that is compared with the baseline needs its text, even when the baseline was judged before
    const pairwise = due.includes('candidate') && one.assert.some(({ type }) => kindOf(type).kind === 'pairwise');
    const order = first === 'baseline' ? due : due.toReversed();
    const wanted = pairwise && !order.includes('baseline') ? (['baseline', ...order] as const) : order;
    const asked = new Map(wanted.map((side) => [side, askSide(one, messages, side, run)]));
    // each is awaited below, but not before another may have failed
    for (const conversation of asked.values()) conversation.catch(() => undefined);
    const settle = async (side: SideName): Promise<void> => {
      const conversation = await asked.get(side);
      if (conversation === undefined) return;
      const baselineText = side === 'candidate' && pairwise ? (await asked.get('baseline'))?.answer.text : undefined;
      state.heard(conversation.failure);
      // what was stopped is no result: a later run asks it again
      if (conversation.failure?.code === 'cancelled') return;
      keep(await judgeAnswer({ case: one, side, repeat: run, ...(baselineText === undefined ? {} : { baselineText }) }, conversation, judges, running), conversation);
    };
    const results = await Promise.allSettled(order.map(settle));
    for (const result of results) {
      if (result.status === 'rejected') throw result.reason;
    }
  };

  await workThrough(jobsOf(cases.length, repeat), suite.concurrency, async (job) => {
    if (running.aborted || state.isStopped()) return;
    try {
      await work(job);
    } catch (error) {
      if (running.aborted) return;
      state.stop(error);
      // what is under way is paid for: only a run that makes no sense is cut off
      if (!(error instanceof PromptshiftError && error.code === 'budget')) ended.abort(error);
    }
    if (state.isHopeless()) ended.abort();
  });
  return state.end(signal);
}

/** Takes jobs one after the other, `most` at a time. */
async function workThrough<One>(jobs: Iterable<One>, most: number, work: (job: One) => Promise<void>): Promise<void> {
  const iterator = jobs[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: most }, worker));
}

