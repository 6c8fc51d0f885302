import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../src/core/createScanner.ts';
import type { LanguageId, ScannedReference } from '../../../../src/core/scan/types.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

const grammars = createGrammarSource();
async function endpoints(text: string, language: LanguageId = 'typescript', today = '2026-11-21'): Promise<readonly ScannedReference[]> {
  const { references } = await createScanner(grammars, { today: () => today }).scan({ path: 'src/a', language, text }, new AbortController().signal);
  return references.filter(({ endpoint }) => endpoint !== undefined);
}
const brief = async (text: string, language?: LanguageId, today?: string): Promise<readonly string[]> =>
  (await endpoints(text, language, today)).map(({ text: written, endpoint, findings }) => `${written} ${endpoint} ${findings.map(({ severity }) => severity).join()}`);

describe('model/endpoint', () => {
  it('names the service, its day, what to do, the source and the day it was read', async () => {
    const text = 'await openai.responses.create({ prompt: { id: "pmpt_68a1b2c3d4e5f60718293a4b5c6d7e8f" } });';
    const [found] = await endpoints(text);
    expect(found).toMatchObject({ role: 'mention', endpoint: 'openai-prompts', identity: { vendor: 'openai', pin: 'unknown' }, findings: [{ rule: 'model/endpoint', severity: 'warning', source: { url: 'https://developers.openai.com/api/docs/deprecations', asOf: '2026-11-21' } }] });
    expect(text.slice(found?.range.start, found?.range.end)).toBe('pmpt_68a1b2c3d4e5f60718293a4b5c6d7e8f');
    expect(found?.findings[0]?.message).toBe('OpenAI\'s prompt store (v1/prompts, pmpt_…) stops on 2026-11-30, in 9 days; move the prompt\'s text into your own code (developers.openai.com, read 2026-11-21)');
  });

  it('is an error from the day the service stops', async () => {
    const text = 'fetch("https://api.openai.com/v1/evals");';
    expect(await brief(text, 'typescript', '2026-11-29')).toEqual(['/v1/evals openai-evals warning']);
    expect(await brief(text, 'typescript', '2026-11-30')).toEqual(['/v1/evals openai-evals error']);
  });

  it('says when its row was read long ago', async () => {
    const [found] = await endpoints('const base = "https://models.github.ai/inference";', 'typescript', '2027-03-01');
    expect(found?.findings[0]?.message).toBe('GitHub Models stopped on 2026-07-30; call the model\'s vendor or Microsoft Foundry (github.blog, second-hand, read 2026-08-20, 193 days ago: check it)');
  });

  it.each<[string, LanguageId, readonly string[]]>([
    ['import OpenAI from "openai"; const a = await client.beta.assistants.create({ name: "x" });', 'typescript', ['beta.assistants openai-assistants error']],
    ['from openai import OpenAI\nrun = client.beta.threads.runs.create(thread_id=t)', 'python', ['beta.threads openai-assistants error']],
    ['from openai import OpenAI\nclient.evals.create(name="x")', 'python', ['evals openai-evals warning']],
    ['const url = `${OPENAI_BASE}/v1/assistants`;', 'typescript', ['/v1/assistants openai-assistants error']],
    ['headers = {"OpenAI-Beta": "assistants=v2"}', 'python', ['assistants=v2 openai-assistants error']],
    ['assistant: asst_abcDEF0123456789abcDEF01', 'yaml', ['asst_abcDEF0123456789abcDEF01 openai-assistants error']],
    ['{"baseUrl": "https://models.inference.ai.azure.com"}', 'json', ['models.inference.ai.azure.com github-models-azure error']],
    ['OPENAI_BASE_URL=https://models.github.ai/inference', 'dotenv', ['models.github.ai github-models error']],
    ['```python\nOpenAI(base_url="https://models.github.ai/inference")\n```', 'markdown', ['models.github.ai github-models error']],
  ])('%s', async (text, language, expected) => {
    expect(await brief(text, language)).toEqual(expected);
  });

  it.each<[string, LanguageId]>([
    ['// see https://models.github.ai and client.beta.assistants.create of openai', 'typescript'],
    ['"""Uses openai: client.beta.assistants.create, https://api.openai.com/v1/assistants"""', 'python'],
    ['Visit https://models.github.ai/inference.', 'markdown'],
    ['if (url.includes("models.github.ai")) f();', 'typescript'],
    ['if (host === "models.github.ai") f();', 'typescript'],
    ['console.warn("models.github.ai is gone");', 'typescript'],
    ['const url = "https://langfuse.example/api/public/v1/prompts";', 'typescript'],
    ['const x = "openai"; app.get("https://example.com/v1/threads");', 'typescript'],
    ['client.beta.threads.create();', 'typescript'],
    ['import "openai"; const s = "client.beta.assistants.create";', 'typescript'],
  ])('leaves alone: %s', async (text, language) => {
    expect(await brief(text, language)).toEqual([]);
  });
});
