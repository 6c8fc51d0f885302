import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cases, key, run, serve, serveAnswers, suite, workspace } from './evalWorkspace.ts';

const file = '.promptshift/reference/triage.jsonl';
const read = (folder: string): Promise<string> => readFile(join(folder, file), 'utf8');

describe('reference runs of promptshift eval', () => {
  it('blesses a run: a readable line a case, without a word of the answers or the key', async () => {
    const [folder, server] = [await workspace(), await serve([3])];
    const { stderr, code } = await run(folder, server, ['--bless']);
    // one case that got worse is not enough to promote by; to bless is a person's decision all the same
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^Blessed gpt-5\.5-2026-04-23 of run \S+ as reference run \(200 cases × 1\): \.promptshift\/reference\/triage\.jsonl\. Commit it/) as string });
    const [header = '', ...lines] = (await read(folder)).trimEnd().split('\n');
    expect(JSON.parse(header)).toMatchObject({ type: 'reference', version: 1, suite: 'evals/triage.eval.yaml', side: 'candidate', model: 'gpt-5.5-2026-04-23', repeat: 1 });
    expect(lines).toHaveLength(200);
    expect(JSON.parse(lines[3] ?? '')).toMatchObject({ type: 'case', id: 'c3', severity: 'normal', repeats: [{ passed: false, score: 0 }] });
    for (const secret of [key, '"urgent"', 'ticket 3', 'One word']) expect(await read(folder)).not.toContain(secret);
  });

  it('blesses the last run without asking again, and a side that is named', async () => {
    const [folder, server] = [await workspace(), await serve()];
    await run(folder, server);
    const asked = server.bodies.length;
    await run(folder, server, ['--resume', '--bless', 'baseline']);
    expect(server.bodies).toHaveLength(asked);
    expect(await read(folder)).toContain('"side":"baseline"');
    expect(await run(folder, server, ['--bless', 'evals'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Allowed choices are candidate, baseline') as string });
  });

  it('asks the model that is in use alone, and finds that it drifted, or did not', async () => {
    const folder = await workspace();
    let worse = 0;
    const server = await serveAnswers((_, content) => (Number(content.split(' ').at(-1)) < worse ? 'normal' : 'urgent'));
    await run(folder, server, ['--bless', 'baseline']);
    const asked = server.bodies.length;
    const steady = await run(folder, server, ['--reference']);
    expect(steady).toMatchObject({ code: 0, stdout: expect.stringMatching(/gpt-5\.4-2026-03-05 \(reference run of \d{4}-\d\d-\d\d\) → gpt-5\.4-2026-03-05 \(in use now, chat\.triage\)[^]*\n Held against the reference run: gpt-5\.4-2026-03-05, asked on [^]*, blessed on [^]*\n NO DRIFT {2}gpt-5\.4-2026-03-05 answers as it did in the reference run/) as string });
    expect(server.bodies.slice(asked).map(({ model }) => model)).toEqual(Array.from({ length: 200 }, () => 'gpt-5.4-2026-03-05'));
    worse = 60;
    const drifted = await run(folder, server, ['--reference', '--format', 'markdown']);
    expect(drifted).toMatchObject({ code: 1, stdout: expect.stringMatching(/^### DRIFT: Ticket triage 1\.2\.0/) as string });
    expect(drifted.stdout).toContain('It no longer answers as it did in the reference run');
  });

  it('holds another model against it as a candidate, and goes on with such a run', async () => {
    const [folder, server] = [await workspace(), await serve(Array.from({ length: 60 }, (_, i) => i))];
    await run(folder, server, ['--bless', 'baseline']);
    const asked = server.bodies.length;
    const held = await run(folder, server, ['--reference', '--candidate', 'gpt-5.5-2026-04-23']);
    expect(held).toMatchObject({ code: 1, stdout: expect.stringMatching(/\n HOLD .*\n {7}pass rate 100\.0 % → 70\.0 %/) as string });
    expect(server.bodies).toHaveLength(asked + 200);
    // the journal holds the blessed rows too, so that it can be shown alone
    const [last = ''] = (await readdir(join(folder, '.promptshift/runs'))).toSorted().toReversed();
    expect((await readFile(join(folder, '.promptshift/runs', last), 'utf8')).match(/"type":"judged"/g)).toHaveLength(400);
    const again = await run(folder, server, ['--reference', '--candidate', 'gpt-5.5-2026-04-23', '--resume']);
    expect(again.stdout).toMatch(/\n HOLD .*\n {7}pass rate 100\.0 % → 70\.0 %/);
    expect(server.bodies).toHaveLength(asked + 200);
    // a run of both sides is another one
    expect((await run(folder, server, ['--resume'])).stdout).toContain('gpt-5.4-2026-03-05 (baseline, chat.triage) → gpt-5.5-2026-04-23 (candidate)');
    expect(server.bodies).toHaveLength(asked + 200);
  });

  it('says what else changed since, so that nobody calls that drift', async () => {
    const [folder, server] = [await workspace(), await serve()];
    await run(folder, server, ['--bless', 'baseline']);
    await writeFile(join(folder, 'prompts/triage/1.2.0.md'), '# System\nOne word, please.\n# User\n{{text}}\n');
    const { stdout, code } = await run(folder, server, ['--reference']);
    expect(code).toBe(0);
    expect(stdout).toContain('\n PROMOTE  The suite as it is now may replace the reference run: ');
    expect(stdout).toContain('Since the reference run the prompt changed too, so a difference may be due to that.');
    expect(stdout).toContain('next  The change may go in: it does as well as the reference run.');
  });

  it('refuses when the cases are not those that were blessed, and names them', async () => {
    const [folder, server] = [await workspace({ 'evals/triage.jsonl': cases(8) }), await serve()];
    await run(folder, server, ['--bless', 'baseline']);
    const asked = server.bodies.length;
    await writeFile(join(folder, 'evals/triage.jsonl'), `${cases(7).replace('ticket 2"', 'ticket two"')}\n{"id": "extra", "vars": {"text": "x"}}\n`);
    const refused = await run(folder, server, ['--reference']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('The cases of evals/triage.eval.yaml are not those of the reference run');
    expect(refused.stderr).toContain('(changed: c2; new: extra; gone: c7)');
    expect(refused.stderr).toContain('Bless a run of the suite as it is now');
    expect(server.bodies).toHaveLength(asked);
    expect(await run(folder, server, ['--reference', '--case', 'c1'])).toMatchObject({ stderr: '' });
    expect(server.bodies).toHaveLength(asked + 1);
    await writeFile(join(folder, 'evals/triage.eval.yaml'), suite().replace('value: urgent', 'value: normal'));
    expect((await run(folder, server, ['--reference', '--case', 'c1'])).stderr).toContain('(changed: c1)');
  });

  it('needs a file that is there and whole, and a key as ever', async () => {
    const [folder, server] = [await workspace({ 'evals/triage.jsonl': cases(3) }), await serve()];
    expect(await run(folder, server, ['--reference'])).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no reference run of evals/triage.eval.yaml') as string });
    await run(folder, server, ['--bless']);
    const whole = await read(folder);
    await writeFile(join(folder, file), whole.replace('"passed":true', '"passed":"yes"'));
    expect(await run(folder, server, ['--reference'])).toMatchObject({ code: 2, stderr: expect.stringContaining(`${file}:2 is not a row of a reference run`) as string });
    await writeFile(join(folder, file), whole);
    const refusing = await serveAnswers(() => {
      throw new Error('not reached');
    });
    await refusing.close();
    expect(await run(folder, refusing, ['--reference'])).toMatchObject({ code: 3 });
  });

  it('blesses nothing that is incomplete, and refuses options that contradict it', async () => {
    const [folder, server] = [await workspace(), await serve()];
    expect(await run(folder, server, ['--bless', '--budget', '0.05'])).toMatchObject({ code: 3 });
    await expect(read(folder)).rejects.toThrow('ENOENT');
    for (const args of [['--bless', '--case', 'c1'], ['--reference', '--baseline', 'gpt-5.4'], ['--reference', '--repeat', '2'], ['--self-check', '--reference'], ['--self-check', '--candidate', 'x'], ['--self-check', '--format', 'html']]) {
      expect(await run(folder, server, args), args.join(' ')).toMatchObject({ code: 2, stdout: '' });
    }
  });
});

describe('promptshift eval --self-check', () => {
  it('asks one model on both sides and says how often the gate would have flipped', async () => {
    const [folder, server] = [await workspace(), await serve()];
    const { stdout, code } = await run(folder, server, ['--self-check']);
    expect(code).toBe(0);
    expect(server.bodies.map(({ model }) => model)).toEqual(Array.from({ length: 400 }, () => 'gpt-5.4-2026-03-05'));
    expect(stdout).toMatch(/^Ticket triage 1\.2\.0 {3}gpt-5\.4-2026-03-05 on both sides {3}suite evals\/triage\.eval\.yaml {3}run .* {3}200 cases/);
    expect(stdout).toContain('This run itself: PROMOTE. pass rate 100.0 % → 100.0 %');
    expect(stdout).toContain('A model that did not change would be held in 0.0 % of runs (95 % interval 0.0 % …');
    expect(stdout).toContain('It does not hold on noise more often than it may.');
  });

  it('takes a recorded run, asks nothing, and gives JSON', async () => {
    let asked = 0;
    const [folder, server] = [await workspace({ 'evals/triage.jsonl': cases(60) }), await serveAnswers(() => (asked++ % 5 === 0 ? 'normal' : 'urgent'))];
    await run(folder, server, ['--repeat', '3']);
    const before = server.bodies.length;
    const { stdout, code } = await run(folder, server, ['--self-check', '--resume', '--repeat', '3', '--format', 'json']);
    expect(server.bodies).toHaveLength(before);
    const { selfChecks } = JSON.parse(stdout) as { readonly selfChecks: readonly { readonly source: string; readonly model: string; readonly runs: number; readonly decisions: Readonly<Record<string, number>>; readonly held: { readonly upper: number } }[] };
    expect(code).toBe(0);
    expect(selfChecks[0]).toMatchObject({ source: 'baseline', model: 'gpt-5.4-2026-03-05', runs: 400, decisions: { incomplete: 0 } });
    expect(Object.values(selfChecks[0]?.decisions ?? {}).reduce((sum, count) => sum + count, 0)).toBe(400);
  });

  it('learns nothing from cases that one side answered once', async () => {
    const [folder, server] = [await workspace({ 'evals/triage.jsonl': cases(5) }), await serve()];
    await run(folder, server);
    expect(await run(folder, server, ['--self-check', '--resume'])).toMatchObject({ code: 2, stderr: expect.stringContaining('each case was asked once of gpt-5.4-2026-03-05') as string });
  });
});
