import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const parsed = 'const r = await client.chat.completions.create({ model: "gpt-4o", messages });\nexport const data = JSON.parse(r.choices[0].message.content);\n';
const config = JSON.stringify({ aliases: { 'chat.core': {
  default: 'gpt-4o', candidate: 'gpt-5.4', owner: '@acme/chat', sensitivity: 'pii', latencyTargetMs: 900,
  traffic: { callsPerMonth: 1000, promptTokens: 1_000_000, completionTokens: 500_000 },
} } });
const tree = {
  'src/api/answer.ts': parsed,
  'src/worker.ts': 'await client.responses.create({ model: "gpt-5.4-2026-03-05", input });\n',
  'src/model_use.py': 'from app.models import model\nclient.responses.create(model=model("chat.core"), input=x)\n',
  'models.config.json': config,
  'promptshift.json': '{ "accessors": [{ "language": "python", "path": "app/models.py" }], "risk": { "src/worker.ts": "high" } }',
  'evals/core.eval.yaml': 'alias: chat.core\ncases: []\n',
  '.github/CODEOWNERS': '* @acme/all\n/src/api/ @acme/api\n',
};

type Row = { readonly path: string; readonly text: string; readonly role: string; readonly risk?: { readonly level: string; readonly reasons: readonly { readonly kind: string; readonly text: string }[] } };

async function rows(args: readonly string[], cwd: string): Promise<readonly Row[]> {
  const { stdout } = await run(['scan', ...args, '--format', 'jsonl', '--fail-on', 'never'], { cwd });
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Row);
}

describe('promptshift scan, risk', () => {
  it('says how much hangs on each model that is called, and why', async () => {
    const found = await rows([], await scratchFolder(tree));
    const of = (path: string): readonly unknown[] => found.filter((row) => row.path === path).map(({ risk }) => [risk?.level, risk?.reasons.map(({ kind }) => kind)]);
    expect(of('src/api/answer.ts')).toEqual([['high', ['customer-facing', 'parsed without schema', 'no suite']]]);
    expect(of('src/worker.ts')).toEqual([['high', ['stated', 'no suite']]]);
    expect(of('src/model_use.py')).toEqual([['high', ['sensitivity', 'latency target']]]);
  });

  it('does not say that there is no suite where not everything was looked at', async () => {
    const cwd = await scratchFolder(tree);
    const [row] = await rows(['src/worker.ts'], cwd);
    expect(row?.risk?.reasons.map(({ kind }) => kind)).toEqual(['stated']);
  });

  it('keeps what the code says over a second scan, which reads it from the cache', async () => {
    const cwd = await scratchFolder({ 'a.ts': parsed });
    const first = await rows([], cwd);
    expect(first[0]?.risk?.reasons.map(({ text }) => text)).toContain('its answer is taken apart by JSON.parse, and the request names no schema');
    expect(await rows([], cwd)).toEqual(first);
  });
});

describe('promptshift scan --by model', () => {
  it('writes the table of an audit', async () => {
    const { stdout, code } = await run(['scan', '--format', 'csv', '--by', 'model', '--fail-on', 'never'], { cwd: await scratchFolder(tree) });
    expect(code).toBe(0);
    const lines = stdout.split('\r\n').map((line) => line.split(','));
    const column = (name: string, at: number): string | undefined => lines[at]?.[lines[0]?.indexOf(name) ?? -1];
    expect(lines.slice(1, -1).map(([model, alias]) => [model, alias])).toEqual(expect.arrayContaining([['gpt-4o', 'chat.core'], ['gpt-4o', ''], ['gpt-5.4-2026-03-05', '']]));
    const alias = lines.findIndex((line) => line[1] === 'chat.core');
    expect(['owner', 'risk', 'sensitivity', 'traffic (calls per month)', 'monthly cost today (USD)', 'successor', 'shutdown date'].map((name) => column(name, alias)))
      .toEqual(["'@acme/chat", 'high', 'pii', '1000', '7500.00', 'gpt-5.4', '2027-01-14']);
    const bare = lines.findIndex(([model, behind]) => model === 'gpt-4o' && behind === '');
    expect(['uses', 'owner', 'risk', 'monthly cost today (USD)'].map((name) => column(name, bare))).toEqual(['1', "'@acme/api", 'high', 'unknown']);
  });

  it('is a table, and says so of other formats', async () => {
    const { code, stderr } = await run(['scan', '--by', 'model'], { cwd: await scratchFolder({}) });
    expect(code).toBe(2);
    expect(stderr).toContain('Add --format csv');
  });
});
