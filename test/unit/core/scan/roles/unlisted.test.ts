import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import type { LanguageId } from '../../../../../src/core/scan/types.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function rolesIn(path: string, language: LanguageId, text: string): Promise<readonly string[]> {
  const { references } = await scanner.scan({ path, language, text }, new AbortController().signal);
  return references.map((reference) => `${reference.role} ${reference.text}`);
}

describe('models that nobody lists', () => {
  it('takes them where a model stands and something speaks of language models', async () => {
    expect(await rolesIn('a.py', 'python', 'm = SentenceTransformer("thenlper/gte-small")')).toEqual(['usage thenlper/gte-small']);
    expect(await rolesIn('a.py', 'python', 'def load(model_name: str = "EleutherAI/pythia-6.9b-deduped"): ...')).toEqual(['usage EleutherAI/pythia-6.9b-deduped']);
    expect(await rolesIn('a.ts', 'typescript', 'const r = await rerank({ model: "zerank-1", query, api_key: key });')).toEqual(['usage zerank-1']);
    expect(await rolesIn('a.yaml', 'yaml', 'embedding_model: intfloat/simlm-base-v2\n')).toEqual(['usage intfloat/simlm-base-v2']);
    expect(await rolesIn('a.rb', 'ruby', 'client.generate({ model: "phi", prompt: "Hi" })')).toEqual(['usage phi']);
    expect(await rolesIn('.env', 'dotenv', 'TTS_REPO_ID=parler-tts/parler-3b-v1\n')).toEqual(['usage parler-tts/parler-3b-v1']);
    expect(await rolesIn('A.swift', 'swift', 'let t = try await AutoTokenizer.from(pretrained: "acme/Pythia-7b-coreml")')).toEqual(['usage acme/Pythia-7b-coreml']);
  });
  it('takes phones, tables, classes, placeholders, paths and versions for none', async () => {
    expect(await rolesIn('a.ts', 'typescript', 'const phone = { model: "iphone-12", colour: "red" };')).toEqual([]);
    expect(await rolesIn('a.ts', 'typescript', 'const c = { dataModel: "orders-v2", provider: "postgres" };')).toEqual([]);
    expect(await rolesIn('a.py', 'python', 'x = dict(model="my-model-7b", temperature=0)\ny = dict(model="test/chat-model-2", prompt="")')).toEqual([]);
    expect(await rolesIn('a.py', 'python', 'm = load(model="models/resnet-50.onnx", prompt="")')).toEqual([]);
    expect(await rolesIn('a.ts', 'typescript', 'expect(templateOf(id)).toBe("llama2");\nconst m = { model: "ocid1.generativeaimodel.oc1.us-chicago-1.ama...", prompt: "" };')).toEqual([]);
    expect(await rolesIn('d.yaml', 'yaml', 'metadata:\n  name: workspace-falcon-7b\n')).toEqual([]);
  });
  it('takes every label of a switch over models', async () => {
    const go = 'package a\nfunc f(model string) int {\n\tswitch model {\n\tcase "gpt-4o":\n\t\treturn 1\n\tcase "seedream-4-edit":\n\t\treturn 2\n\t}\n\treturn 0\n}\n';
    expect(await rolesIn('a.go', 'go', go)).toEqual(['branch gpt-4o', 'branch seedream-4-edit']);
    expect(await rolesIn('a.js', 'javascript', 'switch (modelId) { case "gpt-4o": break; case "kling/v2-edit": break; case "z-image": break; }')).toEqual(['branch gpt-4o', 'branch kling/v2-edit', 'branch z-image']);
    expect(await rolesIn('a.js', 'javascript', 'switch (status) { case "gpt-4o": break; case "not-found-404": break; }')).toEqual(['branch gpt-4o']);
  });
});

describe('where an id stands', () => {
  it('reads the default of a setting in the spellings of the tools', async () => {
    expect(await rolesIn('a.toml', 'toml', '[[models.llms]]\nname = "${env:LLM:-gpt-4o}"\n')).toEqual(['usage gpt-4o']);
    expect(await rolesIn('a.yaml', 'yaml', 'model: ${oc.env:MODEL,gpt-4o}\n')).toEqual(['usage gpt-4o']);
    expect(await rolesIn('a.yaml', 'yaml', 'pretrained_model_name_or_path: Qwen/Qwen2.5-3B-Instruct\n')).toEqual(['usage Qwen/Qwen2.5-3B-Instruct']);
  });
  it('reads fences far to the right, and a request that nobody named as a command', async () => {
    expect(await rolesIn('a.mdx', 'markdown', `${' '.repeat(20)}\`\`\`python\n${' '.repeat(20)}llm(model="gpt-4o")\n${' '.repeat(20)}\`\`\`\n`)).toEqual(['usage gpt-4o']);
    expect(await rolesIn('a.md', 'markdown', '```\ncurl -X POST http://x/chat \\\n  -d $\'{"model":"gpt-4o","messages":[]}\'\n```\n')).toEqual(['usage gpt-4o']);
  });
  it('reads the quoted words of a comment', async () => {
    expect(await rolesIn('a.rs', 'rust', '// let r = json!({ "model": "llama2" });\n')).toEqual(['mention llama2']);
    expect(await rolesIn('a.go', 'go', 'package a\n// legacy names (e.g. "phi-4")\nvar x = 1\n')).toEqual(['mention phi-4']);
    expect(await rolesIn('a.go', 'go', 'package a\n// the "command" and the "falcon"\nvar x = 1\n')).toEqual([]);
  });
  it('tells what a test sets up from what it expects', async () => {
    expect(await rolesIn('tests/test_a.py', 'python', 'load_settings.return_value = {"OPENAI_MODEL": "gpt-4o"}\nrepo.find_by_id = AsyncMock(return_value=Bot(chat_model="gpt-4o-mini"))\nclient.create.return_value = {"model": "gpt-4.1"}\n'))
      .toEqual(['usage gpt-4o', 'usage gpt-4o-mini', 'assert gpt-4.1']);
    expect(await rolesIn('a_test.go', 'go', 'package a\nfunc TestA(t *testing.T) {\n\tif !strings.Contains(body, `"model":"gpt-4o"`) {\n\t\tt.Fatal(body)\n\t}\n}\n')).toEqual(['assert gpt-4o']);
    expect(await rolesIn('test/data/requests/tools.json', 'json', '{"model":"gpt-4o","max_tokens":1}')).toEqual(['assert gpt-4o']);
    expect(await rolesIn('src/requests/tools.json', 'json', '{"model":"gpt-4o","max_tokens":1}')).toEqual(['usage gpt-4o']);
    expect(await rolesIn('seed.ts', 'typescript', 'await db.insert(t).values([{ role: "assistant", parts: [], metadata: { chatModel: { model: "gpt-4o" } } }]);')).toEqual(['assert gpt-4o']);
    expect(await rolesIn('a.test.ts', 'typescript', 'const r = modelIdSchema.parse("llama2");')).toEqual(['usage llama2']);
  });
  it('tells a list that is shown from one that is tried in turn', async () => {
    expect(await rolesIn('a.ts', 'typescript', 'const FALLBACK_MODELS = ["gpt-4o", "gpt-4o-mini"];\nconst [models] = useState(FALLBACK_MODELS);')).toEqual(['catalog gpt-4o', 'catalog gpt-4o-mini']);
    expect(await rolesIn('a.ts', 'typescript', 'const FALLBACK_MODELS = ["gpt-4o", "gpt-4o-mini"];\nfor (const m of FALLBACK_MODELS) await call({ model: m });')).toEqual(['usage gpt-4o', 'usage gpt-4o-mini']);
  });
  it('takes a value of a tagged statement and a padded one for what they are', async () => {
    expect(await rolesIn('a.ts', 'typescript', 'await sql`INSERT INTO agent (model_id) VALUES (${"gpt-4o"})`;')).toEqual(['usage gpt-4o']);
    expect(await rolesIn('A.cs', 'csharp', 'class A { void M() { p.ModelName = "  gpt-4o  "; } }')).toEqual(['usage gpt-4o']);
  });
});
