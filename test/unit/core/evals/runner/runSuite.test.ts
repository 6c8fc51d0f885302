import { describe, expect, it } from 'vitest';
import { PromptshiftError } from '../../../../../src/core/errors.ts';
import { readRecordedRun } from '../../../../../src/core/evals/runner/recordedAnswers.ts';
import { freshRun, runSuite } from '../../../../../src/core/evals/runner/runSuite.ts';
import type { EvalEvent, EvalPlan, EvalRun } from '../../../../../src/core/evals/runner/types.ts';
import { createBudget } from '../../../../../src/core/runs/budget.ts';
import { createMemoryJournalFile } from '../../../../../src/core/runs/journalFile.ts';
import { live } from '../../runs/samples.ts';
import { answersBy, depsOf, planOf, type Script } from './plans.ts';

const twoCases = `
defaults: { assert: [ { type: equals, value: urgent } ] }
cases:
  - { id: fire, vars: { text: Fire } }
  - { id: parcel, vars: { text: Parcel } }
`;
const many = (count: number): string => `defaults: { assert: [ { type: equals, value: urgent } ] }\ncases:\n${Array.from({ length: count }, (_, i) => `  - { id: c${i}, vars: { text: t${i} } }`).join('\n')}\n`;
const run = (plan: EvalPlan, script: Script): Promise<EvalRun> => runSuite(plan, depsOf(answersBy(script)), freshRun, () => {}, live);
const judged = ({ rows }: EvalRun): readonly string[] => [...rows].map(({ case: one, side, repeat, outcome, error }) => `${one}/${side}/${repeat} ${outcome === undefined ? `error: ${error}` : outcome.passed}`).toSorted();

describe('a run of a suite', () => {
  it('asks both models every case and judges what they answer', async () => {
    const result = await run(await planOf(twoCases), ({ model, messages }) => (model === 'model-a' || messages.at(-1)?.content === 'Fire' ? 'urgent' : 'normal'));
    expect(result.status).toBe('complete');
    expect(judged(result)).toEqual(['fire/baseline/0 true', 'fire/candidate/0 true', 'parcel/baseline/0 true', 'parcel/candidate/0 false']);
    expect([...result.rows][0]?.outcome).toMatchObject({ score: 1, coldCostUsd: 15e-6, inputTokens: 10, outputTokens: 5, refused: false });
    expect(result.spentUsd).toBeCloseTo(4 * 15e-6, 12);
  });

  it('puts both sides of a case together, each first in turn, every case before any repeat, and never more at once than allowed', async () => {
    const provider = answersBy(() => 'urgent');
    await runSuite(await planOf(`concurrency: 1\nrepeat: 2\n${twoCases}`), depsOf(provider), freshRun, () => {}, live);
    expect(provider.asked.map(({ model, messages, repeat }) => `${model.at(-1)} ${messages.at(-1)?.content} ${repeat}`)).toEqual([
      'a Fire 0', 'b Fire 0', 'b Parcel 0', 'a Parcel 0', 'b Fire 1', 'a Fire 1', 'a Parcel 1', 'b Parcel 1',
    ]);
    expect(provider.most()).toBe(1);
    const wide = answersBy(() => 'urgent');
    await runSuite(await planOf(`concurrency: 7\n${many(50)}`), depsOf(wide), freshRun, () => {}, live);
    expect(wide.most()).toBe(7);
  });

  it('keeps a failed answer as an error and goes on', async () => {
    const result = await run(await planOf(many(12)), ({ messages }) => (messages.at(-1)?.content === 't3' ? new PromptshiftError('provider', 'It broke.', 'Try again.') : 'urgent'));
    expect(result).toMatchObject({ status: 'incomplete', reason: '2 of 24 answers could not be judged.' });
    expect(judged(result).filter((row) => row.includes('error'))).toEqual(['c3/baseline/0 error: It broke. Try again.', 'c3/candidate/0 error: It broke. Try again.']);
  });

  it('stops when nothing but failures comes', async () => {
    const provider = answersBy(() => new PromptshiftError('provider', 'No key (401).', 'Set one.'));
    const result = await runSuite(await planOf(`concurrency: 4\n${many(200)}`), depsOf(provider), freshRun, () => {}, live);
    expect(result.status).toBe('incomplete');
    expect(result.reason).toMatch(/^The first \d+ answers failed\. No key \(401\)\. Set one\.$/);
    expect(provider.asked.length).toBeLessThan(25);
  });

  it('rejects for a mistake of the set-up', async () => {
    await expect(run(await planOf(many(50)), () => new PromptshiftError('configuration', 'There is no key.', 'Set one.'))).rejects.toThrow('There is no key.');
    const unlimited = await planOf(many(5));
    const plan = { ...unlimited, sides: { baseline: { ...unlimited.sides.baseline, parameters: {} }, candidate: unlimited.sides.candidate } };
    const provider = answersBy(() => 'urgent');
    await expect(runSuite(plan, depsOf(provider, { budget: createBudget(1) }), freshRun, () => {}, live)).rejects.toThrow('output limit');
  });

  it('does not hold up other cases for one that cannot be asked', async () => {
    const result = await run(await planOf(`${twoCases}  - { id: lacking, vars: { other: x } }\n`), () => 'urgent');
    expect(judged(result).filter((row) => row.includes('error'))[0]).toMatch(/Case lacking \(evals\/triage\.eval\.yaml:\d+\): prompts\/triage\/1\.2\.0\.md: no value for \{\{text\}\} \(line 8\)\./);
    expect([...result.rows].filter(({ outcome }) => outcome?.passed)).toHaveLength(4);
  });

  it('tells of every judged answer and how far it is', async () => {
    const events: EvalEvent[] = [];
    await runSuite(await planOf(twoCases), depsOf(answersBy(() => 'urgent')), freshRun, (event) => events.push(event), live);
    const progress = events.flatMap((event) => (event.type === 'judged' ? [event.progress] : []));
    expect(progress.map(({ done }) => done)).toEqual([1, 2, 3, 4]);
    expect(progress.at(-1)).toMatchObject({ total: 4, passed: 4, failed: 0, errors: 0 });
    expect(events.filter(({ type }) => type === 'text')).toHaveLength(4);
  });

  it('ends as incomplete when it is cancelled, with what had been judged', async () => {
    const stop = new AbortController();
    const result = await runSuite(await planOf(`concurrency: 2\n${many(100)}`), depsOf(answersBy(() => 'urgent')), freshRun, (event) => {
      if (event.type === 'judged' && event.progress.done === 9) stop.abort();
    }, stop.signal);
    expect(result).toMatchObject({ status: 'incomplete', reason: 'The run was cancelled; what was paid for is kept.' });
    expect(result.rows.length).toBeGreaterThanOrEqual(9);
    expect(result.rows.length).toBeLessThan(20);
  });

  it('stops at the budget, keeps what is under way, and never spends more', async () => {
    const budget = createBudget(0.01);
    const provider = answersBy(() => 'urgent');
    const result = await runSuite(await planOf(`concurrency: 3\n${many(1000)}`), depsOf(provider, { budget }), freshRun, () => {}, live);
    expect(result.status).toBe('incomplete');
    expect(result.reason).toContain('budget of $0.01 is reached');
    expect(result.rows.length).toBe(provider.asked.length);
    expect(result.spentUsd).toBeLessThanOrEqual(0.01);
    expect(budget.reservedUsd).toBe(0);
  });
});

describe('tool calls of a case', () => {
  const suite = `
cases:
  - id: order
    vars: { text: Where is it }
    toolResults: { lookup: [ '{"state":"sent"}' ] }
    assert: [ { type: tool-call, name: lookup, arguments: { id: 17 } }, { type: contains, value: sent } ]
`;
  const call = (id: string): Script => ({ messages }) =>
    messages.some(({ role }) => role === 'tool') && id !== 'for ever'
      ? 'It was sent.'
      : [{ type: 'toolCall', call: { id: 'call-1', name: id === 'unknown' ? 'cancel' : 'lookup', arguments: '{"id":17}' } }, { type: 'finished', reason: 'tool_calls' }];

  it('are answered from canned results until the model stops', async () => {
    const provider = answersBy(call('lookup'));
    const result = await runSuite(await planOf(suite), depsOf(provider), freshRun, () => {}, live);
    expect(judged(result)).toEqual(['order/baseline/0 true', 'order/candidate/0 true']);
    expect(provider.asked.at(-1)?.messages.slice(-2)).toEqual([
      { role: 'assistant', content: '', toolCalls: [{ id: 'call-1', name: 'lookup', arguments: '{"id":17}' }] },
      { role: 'tool', toolCallId: 'call-1', content: '{"state":"sent"}' },
    ]);
  });

  it('are left as they are without a result, and after the bound', async () => {
    expect([...(await runSuite(await planOf(suite), depsOf(answersBy(call('unknown'))), freshRun, () => {}, live)).rows][0]?.outcome?.passed).toBe(false);
    const endless = answersBy(call('for ever'));
    const plan = await planOf(`maxToolTurns: 3\n${suite}`);
    await runSuite(plan, depsOf(endless), freshRun, () => {}, live);
    expect(endless.asked).toHaveLength(2 * (plan.suite.maxToolTurns + 1));
  });
});

describe('a run that goes on', () => {
  const resumed = async (lines: readonly string[], plan: EvalPlan, script: Script): Promise<{ readonly result: EvalRun; readonly asked: readonly string[] }> => {
    const journal = createMemoryJournalFile([...lines]);
    const recorded = await readRecordedRun(journal, live);
    const provider = answersBy(script);
    const result = await runSuite(plan, depsOf(provider, { journal }), recorded, () => {}, live);
    return { result, asked: provider.asked.map(({ model, messages, repeat }) => `${model.at(-1)} ${messages.at(-1)?.content} ${repeat}`) };
  };
  const script: Script = ({ model, messages }) => (model === 'model-a' || messages.at(-1)?.content !== 't2' ? 'urgent' : 'normal');

  it('asks nothing that is recorded, wherever it was cut, and comes to the same', async () => {
    const plan = await planOf(`repeat: 2\n${many(4)}`);
    const lines: string[] = [];
    const whole = await runSuite(plan, depsOf(answersBy(script), { journal: createMemoryJournalFile(lines) }), freshRun, () => {}, live);
    expect(lines.filter((line) => line.includes('"judged"'))).toHaveLength(16);
    for (let cut = 0; cut <= lines.length; cut++) {
      const kept = lines.slice(0, cut);
      const results = kept.flatMap((line) => {
        const row = JSON.parse(line) as { readonly type: string; readonly id?: string };
        return row.type === 'result' ? [row.id] : [];
      });
      const { result, asked } = await resumed(kept, plan, script);
      expect(asked, `cut at ${cut}`).toHaveLength(16 - results.length);
      expect(judged(result)).toEqual(judged(whole));
      const lost = kept.filter((line) => line.includes('"sent"')).length - results.length;
      expect(result.repeated).toHaveLength(lost);
    }
  });

  it('asks again what had failed, and counts what is not known at its full reserve', async () => {
    const plan = await planOf(many(2));
    const lines: string[] = [];
    let broken = true;
    const failing: Script = (one, index) => (broken && index === 1 ? new PromptshiftError('provider', 'It broke.', 'Try again.') : script(one, index));
    const first = await runSuite(plan, depsOf(answersBy(failing), { journal: createMemoryJournalFile(lines) }), freshRun, () => {}, live);
    expect(first.status).toBe('incomplete');
    broken = false;
    const { result, asked } = await resumed(lines, plan, failing);
    expect(asked).toHaveLength(1);
    expect(result.status).toBe('complete');
    const cut = lines.slice(0, lines.findIndex((line) => line.includes('"result"')));
    const recorded = await readRecordedRun(createMemoryJournalFile(cut), live);
    const sent = cut.map((line) => JSON.parse(line) as { readonly type: string; readonly reserveUsd?: number }).filter(({ type }) => type === 'sent');
    expect(sent.length).toBeGreaterThan(0);
    expect(recorded.spentUsd).toBeCloseTo(sent.reduce((sum, { reserveUsd = 0 }) => sum + reserveUsd, 0), 12);
  });
});

describe('judges and pairs', () => {
  it('gives the candidate\'s judge the baseline\'s answer, also when the baseline was judged in an earlier part', async () => {
    const plan = await planOf(`judge: { model: judge }\nconcurrency: 1\ncases:\n  - { id: fire, vars: { text: Fire }, assert: [ { type: pairwise, value: Which is better } ] }\n`, {
      judge: { model: { requested: 'judge', model: 'judge' }, parameters: { max_output_tokens: 50 }, omittedParameters: [] },
    });
    const seen: string[] = [];
    const script: Script = ({ model, messages }) => {
      if (model !== 'judge') return `answer of ${model}`;
      seen.push(messages.map(({ content }) => content).join('\n'));
      return '{"winner":"tie","reason":"same"}';
    };
    const lines: string[] = [];
    await runSuite(plan, depsOf(answersBy(script), { journal: createMemoryJournalFile(lines) }), freshRun, () => {}, live);
    expect(seen.length).toBeGreaterThan(0);
    for (const text of seen) expect(text).toMatch(/answer of model-a[^]*answer of model-b|answer of model-b[^]*answer of model-a/);
    const judgedBaseline = lines.findIndex((line) => line.includes('"judged"') && line.includes('"baseline"'));
    const upTo = lines.slice(0, judgedBaseline + 1).filter((line) => !line.includes('model-b'));
    const journal = createMemoryJournalFile(upTo);
    const provider = answersBy(script);
    await runSuite(plan, depsOf(provider, { journal }), await readRecordedRun(journal, live), () => {}, live);
    expect(provider.asked.filter(({ model }) => model === 'model-a')).toEqual([]);
  });
});
