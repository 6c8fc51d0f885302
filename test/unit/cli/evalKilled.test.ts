import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../../src/core/evals/statistics/random.ts';
import { chatEvents, sendEvents, startHttpServer } from '../core/providers/httpServer.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { buildCli } from './builtCli.ts';
import { journalRows, startEval } from './evalChild.ts';

const cli = buildCli();
const [cases, concurrency, kills, seed] = [80, 8, 20, 20_261_122];
const asked = cases * 2;

type Asked = { readonly id: string; readonly wasOnDisk: boolean };
type Result = { readonly run: { readonly status: string; readonly spentUsd: number; readonly repeated: readonly string[] }; readonly verdict: { readonly decision: string; readonly cases: object; readonly bounds: readonly object[] }; readonly cases: readonly { readonly id: string; readonly baseline: readonly Judged[]; readonly candidate: readonly Judged[] }[] };
type Judged = { readonly case: string; readonly side: string; readonly repeat: number; readonly outcome?: { readonly passed: boolean; readonly coldCostUsd?: number } };

/** A server with its own log, which looks at the journal when a request arrives: each time it is asked there must be one more row. */
async function serve(folder: string): Promise<{ readonly url: string; readonly log: Asked[] }> {
  const log: Asked[] = [];
  const server = await startHttpServer(async ({ response, body, index }) => {
    const content = (body['messages'] as readonly { readonly content: string }[]).at(-1)?.content ?? '';
    const model = String(body['model']);
    const side = model.includes('5.5') ? 'candidate' : 'baseline';
    const id = `${content}/${side}/0`;
    const rows = journalRows(folder).filter((row) => row.type === 'sent' && row.id === id).length;
    log.push({ id, wasOnDisk: rows > log.filter((earlier) => earlier.id === id).length });
    await sleep(4 + (index % 7) * 3);
    await sendEvents(response, chatEvents([side === 'candidate' && content.endsWith('7') ? 'normal' : 'urgent'], { model, usage: { prompt_tokens: 100, completion_tokens: 2 } }));
  });
  onTestFinished(() => server.close());
  return { url: server.url, log };
}

async function workspace(): Promise<string> {
  return await scratchFolder({
    'models.config.json': JSON.stringify({ aliases: { 'chat.triage': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23', limits: { maxOutputTokens: 50 } } } }),
    'prompts/triage/1.2.0.md': '# System\nOne word.\n# User\n{{text}}\n',
    'evals/triage.eval.yaml': `prompt: ../prompts/triage/1.2.0.md\nalias: chat.triage\noutputLimit: 50\nconcurrency: ${concurrency}\ndefaults: { assert: [ { type: equals, value: urgent } ] }\ncasesFrom: [ triage.jsonl ]\n`,
    'evals/triage.jsonl': Array.from({ length: cases }, (_, i) => JSON.stringify({ id: `c${i}`, vars: { text: `c${i}` } })).join('\n'),
  });
}

const resultOf = (stdout: string): Result => (JSON.parse(stdout) as { readonly results: readonly [Result] }).results[0];
const judgedOf = ({ cases: all }: Result): readonly string[] => all.flatMap(({ baseline, candidate }) => [...baseline, ...candidate]).map(({ case: one, side, repeat: run, outcome }) => `${one}/${side}/${run} ${String(outcome?.passed)} ${String(outcome?.coldCostUsd)}`).toSorted();

it(`is killed at ${kills} random moments and goes on: nothing recorded is asked again, what may have been is named, and totals are those of a whole run`, { timeout: 180_000 }, async () => {
  const random = seededRandom(seed);
  const env = { XDG_CACHE_HOME: await scratchFolder({}) };
  const whole = await workspace();
  const wholeServer = await serve(whole);
  const uninterrupted = resultOf((await startEval(cli(), whole, ['--format', 'json'], { ...env, OPENAI_BASE_URL: wholeServer.url }).ended).stdout);
  expect(uninterrupted.run).toMatchObject({ status: 'complete', repeated: [] });
  expect(wholeServer.log).toHaveLength(asked);

  let [inTheMiddle, repeatedInAll] = [0, 0];
  for (let kill = 0; kill < kills; kill++) {
    const what = `kill ${kill}`;
    const folder = await workspace();
    const server = await serve(folder);
    const args = ['--format', 'json', '--base-url', server.url];
    const first = startEval(cli(), folder, args, env);
    // from the first request to after the last, and some milliseconds later, in the middle of whatever is being done
    const after = random(asked + 1);
    while (server.log.length < after && first.child.exitCode === null) await sleep(1);
    await sleep(random(12));
    first.child.kill('SIGKILL');
    await first.ended;

    const rows = journalRows(folder);
    const recorded = new Set(rows.filter(({ type }) => type === 'result').map(({ id }) => id));
    const unresolved = rows.filter(({ type, id }) => type === 'sent' && !recorded.has(id));
    const before = server.log.length;
    if (recorded.size > 0 && recorded.size < asked) inTheMiddle++;

    const second = await startEval(cli(), folder, rows.length === 0 ? args : [...args, '--resume'], env).ended;
    expect({ what, code: second.code, stderr: second.stderr }).toEqual({ what, code: expect.any(Number) as number, stderr: '' });
    const result = resultOf(second.stdout);
    const again = server.log.slice(before).map(({ id }) => id);
    const earlier = new Set(server.log.slice(0, before).map(({ id }) => id));
    const repeated = again.filter((id) => earlier.has(id));
    repeatedInAll += repeated.length;

    expect(server.log.filter(({ wasOnDisk }) => !wasOnDisk), `${what}: asked before its row was written`).toEqual([]);
    expect(again.filter((id) => recorded.has(id)), `${what}: recorded, and asked again`).toEqual([]);
    expect(new Set(again).size, `${what}: asked twice after the resume`).toBe(again.length);
    expect(again.toSorted(), `${what}: everything else was asked`).toEqual(Array.from(idsOfAll()).filter((id) => !recorded.has(id)).toSorted());
    expect(repeated.length, what).toBeLessThanOrEqual(concurrency);
    expect(result.run.repeated, `${what}: names what was repeated`).toEqual(expect.arrayContaining(repeated));
    expect(result.run.repeated.toSorted(), what).toEqual(unresolved.map(({ id }) => id).toSorted());
    expect(result.run.status, what).toBe('complete');
    expect(judgedOf(result), what).toEqual(judgedOf(uninterrupted));
    expect(result.verdict, what).toMatchObject({ decision: uninterrupted.verdict.decision, cases: uninterrupted.verdict.cases });
    // money: a whole run's, and the full reserve of what nobody knows
    const reserves = unresolved.reduce((sum, { reserveUsd }) => sum + (reserveUsd ?? Number.NaN), 0);
    expect(result.run.spentUsd, what).toBeCloseTo(uninterrupted.run.spentUsd + reserves, 9);
  }
  expect(inTheMiddle).toBeGreaterThan(kills / 2);
  expect(repeatedInAll).toBeGreaterThan(0);
});

function* idsOfAll(): Generator<string> {
  for (let index = 0; index < cases; index++) for (const side of ['baseline', 'candidate']) yield `c${index}/${side}/0`;
}
