import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The same suite for this program and for promptfoo: so many short cases, two models, one assertion each. */
export async function evalWorkspace(cases: number, concurrency: number, url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'promptshift-bench-'));
  const files: Readonly<Record<string, string>> = {
    'models.config.json': JSON.stringify({ aliases: { 'chat.triage': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23', limits: { maxOutputTokens: 64 } } } }),
    'prompts/triage/1.2.0.md': '# System\nAnswer with one word: urgent or normal.\n\n# User\n{{text}}\n',
    'evals/triage.eval.yaml': `prompt: ../prompts/triage/1.2.0.md\nalias: chat.triage\nconcurrency: ${concurrency}\ndefaults: { assert: [ { type: icontains, value: urgent } ] }\ncasesFrom: [ triage.jsonl ]\n`,
    'evals/triage.jsonl': Array.from({ length: cases }, (_, i) => JSON.stringify({ id: `c${i}`, vars: { text: `ticket ${i}` } })).join('\n'),
    'promptfoo.json': JSON.stringify({
      prompts: ['Answer with one word: urgent or normal.\n\n{{text}}'],
      providers: ['gpt-5.4-2026-03-05', 'gpt-5.5-2026-04-23'].map((model) => ({ id: `openai:chat:${model}`, config: { apiBaseUrl: url, apiKey: 'none' } })),
      defaultTest: { assert: [{ type: 'icontains', value: 'urgent' }] },
      tests: cases > 10_000 ? [] : Array.from({ length: cases }, (_, i) => ({ vars: { text: `ticket ${i}` } })),
    }),
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}
