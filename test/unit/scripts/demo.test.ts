import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDemo, subject } from '../../../scripts/demo/runDemo.ts';
import { startSampleServer } from '../../../scripts/sampleServer.ts';
import { createOpenAiProvider } from '../../../src/core/providers/openai.ts';
import { createSystemClock } from '../../../src/node/clock.ts';

const root = join(import.meta.dirname, '../../..');
const cli = join(root, 'src/cli/bin.ts');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptshift-demo-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function demo(name: string, workspace: string, fixtures: string): Promise<{ summary: string; report: string }> {
  const lines: string[] = [];
  const reportFile = join(folder, name, 'report.html');
  expect(await runDemo({ cli, workspace, fixtures, reportFile, print: (line) => lines.push(line) })).toBe(true);
  return { summary: lines.join('\n'), report: await readFile(reportFile, 'utf8') };
}

/** The cells of a row of the figures table, as the summary prints them. */
function figure(summary: string, label: string): readonly string[] {
  const line = summary.split('\n').find((one) => one.trim().startsWith(label)) ?? '';
  return line.trim().slice(label.length).trim().split(/ {3,}/);
}

type Fixture = { match: { model?: string; userMessage?: string }; response: { content: string; usage: Record<string, unknown> } };

describe('the demo', () => {
  it('shows figures that follow from the answers, the usage and the source files', { timeout: 60_000 }, async () => {
    const workspace = join(root, 'test/fixtures/workspace');
    const fixtures = join(root, 'test/fixtures/sampleAnswers');
    const first = await demo('first', workspace, fixtures);

    const changedWorkspace = join(folder, 'workspace');
    const changedFixtures = join(folder, 'fixtures');
    await cp(workspace, changedWorkspace, { recursive: true });
    await cp(fixtures, changedFixtures, { recursive: true });
    await writeFile(join(changedWorkspace, 'src/extra.ts'), 'declare const client: { ask(options: { model: string }): void };\nclient.ask({ model: "gpt-5.4-mini" });\nclient.ask({ model: "chatgpt-4o-latest" });\n');
    const triage = JSON.parse(await readFile(join(changedFixtures, 'triage.json'), 'utf8')) as { fixtures: Fixture[] };
    const insulin = triage.fixtures.find(({ match }) => match.model === 'gpt-5.5-2026-04-23' && match.userMessage === 'insulin');
    if (insulin === undefined) throw new Error('the fixture that the demo rests on is gone');
    insulin.response = { ...insulin.response, content: 'urgent <now>', usage: { prompt_tokens: 1234, completion_tokens: 20, completion_tokens_details: { reasoning_tokens: 17 } } };
    await writeFile(join(changedFixtures, 'triage.json'), JSON.stringify(triage));
    const second = await demo('second', changedWorkspace, changedFixtures);

    for (const { summary, report } of [first, second]) {
      expect(summary).toContain('answers from sample fixtures instead of a model');
      expect(summary).toContain('OPENAI_API_KEY');
      expect(report).toContain('These answers come from sample fixtures, not from a model');
      expect(summary).toContain(`now behind ${subject.alias}`);
    }
    const models = (summary: string): readonly (readonly string[])[] => [...summary.matchAll(/(\d+) models in (\d+) files: (\d+) retired, (\d+) floating/g)].map(([, ...counts]) => counts as string[]);
    const [before] = models(first.summary);
    const [after] = models(second.summary);
    expect(after?.map(Number)).toEqual([2, 1, 1, 1].map((more, index) => Number(before?.[index]) + more));
    expect(second.report).toContain(`${after?.[0]} models in ${after?.[1]} files`);
    const uses = (summary: string): readonly number[] => (/uses of floating models: (\d+) → (\d+)/.exec(summary) ?? []).slice(1).map(Number);
    expect((uses(first.summary)[0] ?? 0) - (uses(first.summary)[1] ?? 0)).toBe(1);
    expect(uses(second.summary)[0]).toBe((uses(first.summary)[0] ?? 0) + 1);

    expect(figure(first.summary, 'input tokens').slice(0, 2)).toEqual(['98', '98']);
    expect(figure(second.summary, 'input tokens')).toEqual(['98', '1,234', '+1,136 (×13)']);
    expect(figure(second.summary, 'output tokens')).toEqual(['2', '20', '+18 (×10)']);
    expect(figure(second.summary, 'of these reasoning')).toEqual(['0', '17', '+17']);
    for (const label of ['cost', 'cost per month at 900 k calls']) {
      expect(figure(second.summary, label)[0]).toBe(figure(first.summary, label)[0]);
      expect(figure(second.summary, label)[1]).not.toBe(figure(first.summary, label)[1]);
      expect(figure(second.summary, label)[2]).not.toBe(figure(first.summary, label)[2]);
    }
    expect(second.summary).toContain('urgent{+ <now>+}');
    for (const [label, page, text] of [['input tokens', second.report, second.summary], ['cost', second.report, second.summary], ['output tokens', first.report, first.summary]] as const) {
      const cells = figure(text, label).map((cell) => `<td>${cell}</td>`).join('');
      expect(page).toContain(`<th scope="row">${label}</th>${cells}`);
    }
    expect(second.report).toContain('urgent<ins> &lt;now&gt;</ins>');
    expect(await readFile(join(workspace, subject.file), 'utf8')).not.toContain(subject.alias);
  });
});

describe('the sample server', () => {
  it('chooses by model and prompt, streams in pieces, marks its answers and tells who left early', async () => {
    const server = await startSampleServer({ fixtures: join(root, 'test/fixtures/sampleAnswers'), chunkDelayMs: 10 });
    try {
      const provider = createOpenAiProvider({ baseUrl: server.url, apiKey: async () => undefined, api: 'auto', clock: createSystemClock() });
      const ask = async (model: string, system: string, leaveAfter = Infinity): Promise<{ pieces: number; text: string; sample: boolean; times: number[] }> => {
        const seen = { pieces: 0, text: '', sample: false, times: [] as number[] };
        const messages = [{ role: 'system', content: system }, { role: 'user', content: 'My parcel is late' }] as const;
        for await (const event of provider.stream({ model, messages, parameters: {} }, new AbortController().signal)) {
          if (event.type === 'served') seen.sample = event.sample;
          if (event.type !== 'text') continue;
          seen.pieces++;
          seen.text += event.delta;
          seen.times.push(performance.now());
          if (seen.pieces === leaveAfter) break;
        }
        return seen;
      };
      const writing = 'You write for Parcel desk. Be brief.';
      const first = await ask('gpt-4o-2024-08-06', writing);
      expect(first).toMatchObject({ sample: true });
      expect(first.pieces).toBeGreaterThan(20);
      expect((first.times.at(-1) ?? 0) - (first.times[0] ?? 0)).toBeGreaterThan(150);
      expect((await ask('gpt-5.5-2026-04-23', writing)).text).not.toBe(first.text);
      expect((await ask('any-other', 'Something else')).text).toContain('only holds sample answers');
      await ask('gpt-4o-2024-08-06', writing, 3);
      await expect.poll(() => server.requests().map(({ outcome }) => outcome)).toEqual(['complete', 'complete', 'complete', 'closed']);
      expect(server.requests().map(({ model }) => model)).toEqual(['gpt-4o-2024-08-06', 'gpt-5.5-2026-04-23', 'any-other', 'gpt-4o-2024-08-06']);
    } finally {
      await server.close();
    }
  });

  it('says so when a folder holds no fixtures', async () => {
    await expect(startSampleServer({ fixtures: join(root, 'test/fixtures/workspace/prompts') })).rejects.toThrow('holds no fixtures');
  });
});
