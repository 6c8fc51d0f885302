import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import { languageOf } from '../../../../../src/core/scan/languageOf.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function rolesIn(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { references } = await scanner.scan({ path, language: languageOf(path) ?? 'json', text: lines.join('\n') }, new AbortController().signal);
  return references.map((reference) => `${reference.role} ${reference.text}`);
}

describe('what a test expects or recorded', () => {
  it('follows a chain of assertions to its head, however long', async () => {
    const long = 'x'.repeat(400);
    expect(await rolesIn('T.java', `class T { void t() { assertThat(a.${long}(b -> { return 1; })).extracting("name").containsExactly("codellama:13b", "llama3:latest"); } }`)).toEqual(['assert codellama:13b', 'assert llama3:latest']);
  });
  it('knows Shouldly, WireMock and WebMock', async () => {
    expect(await rolesIn('T.cs', 'class A { void T() { response.ModelId.ShouldBe("gpt-4o"); } }')).toEqual(['assert gpt-4o']);
    expect(await rolesIn('T.java', 'class T { void t() { s.withRequestBody(equalToJson("{ \\"model\\" : \\"llama3.2\\" }")); } }')).toEqual(['assert llama3.2']);
    expect(await rolesIn('a_spec.rb', 'stub_request(:post, url).with(body: "{\\"model\\":\\"text-embedding-ada-002\\",\\"input\\":\\"hi\\"}")')).toEqual(['assert text-embedding-ada-002']);
  });
  it('looks into the function that an assertion is given', async () => {
    expect(await rolesIn('T.php', '<?php Http::assertSent(function ($r): bool { return $r["models"] === ["gpt-4o-mini"] && $r["x"] === 1; });')).toEqual(['assert gpt-4o-mini']);
    expect(await rolesIn('T.cs', 'class A { void T() { Assert.Contains(models, m => m.Id == "gpt-4o"); var y = models.First(m => m.Id == "gpt-4o-mini"); } }')).toEqual(['assert gpt-4o', 'branch gpt-4o-mini']);
  });
  it('takes a request that is kept with its answer for recorded', async () => {
    expect(await rolesIn('a.json', '{"Entries":[{"RequestUri":"u","RequestBody":{"model":"gpt-4o","messages":[]},"StatusCode":200,"ResponseBody":{"model":"gpt-4o"}}]}')).toEqual(['assert gpt-4o', 'assert gpt-4o']);
    expect(await rolesIn('a.json', '{"request":{"model":"gpt-4o","messages":[]}}')).toEqual(['usage gpt-4o']);
  });
  it('knows the asserts of a chart\'s tests, and the made-up answer of a stub', async () => {
    expect(await rolesIn('chart_test.yaml', 'tests:', '  - asserts:', '      - equal:', '          path: spec.model', '          value: gpt-4.1-mini')).toEqual(['assert gpt-4.1-mini']);
    expect(await rolesIn('a_test.go', 'package a', 'var x = enc(embeddingResponse("text-embedding-3-small"))')).toEqual(['assert text-embedding-3-small']);
  });
});

describe('answers that a test makes up', () => {
  it('knows one that is spelled out, or filled in, from one that is asked for', async () => {
    expect(await rolesIn('a_test.go', 'package a', 'func T() { response := Activity{ Data: []Row{{ Model: "gpt-4o" }} }; _ = response }')).toEqual(['assert gpt-4o']);
    expect(await rolesIn('a_spec.rb', 'response = subject.chat_completion(openai: "gpt-4o")')).toEqual(['usage gpt-4o']);
    expect(await rolesIn('t.cpp', 'void t() { EmbeddingResponse response; response.setModel(QStringLiteral("gpt-4o")); request.setModel(QStringLiteral("gpt-4o-mini")); }')).toEqual(['assert gpt-4o', 'usage gpt-4o-mini']);
    expect(await rolesIn('src/Testing/Responses/Fixtures/Models/Retrieve.php', '<?php final class R { const ATTRIBUTES = ["id" => "gpt-4o", "type" => "model"]; }')).toEqual(['assert gpt-4o']);
  });
  it('knows a message that was kept with the model that wrote it, and a request that was', async () => {
    expect(await rolesIn('a.json', '[{"role":"assistant","model":"gpt-4o","content":"Hi"}]')).toEqual(['assert gpt-4o']);
    expect(await rolesIn('bedrock/testdata/a.json', '{"request":{"method":"POST","url":"u","body":"{\\"model\\":\\"gpt-4o\\",\\"input\\":\\"hello\\"}"}}')).toEqual(['assert gpt-4o']);
    expect(await rolesIn('agents.json', '[{"role":"assistant","model":"gpt-4o","tools":[]}]')).toEqual(['usage gpt-4o']);
  });
  it('takes what a stubbed configuration gives for used, and what a server of a test writes for an answer', async () => {
    expect(await rolesIn('a.test.ts', 'mockLoadConfig.mockReturnValue({ host: "h", model: "gpt-4o" }); mockFetch.mockReturnValue({ model: "gpt-4o" });')).toEqual(['usage gpt-4o', 'assert gpt-4o']);
    expect(await rolesIn('a_test.go', 'package a', 'func T() { writeModelResponse(t, w, []map[string]any{{ "id": "openai/gpt-4o-mini" }}) }')).toEqual(['assert openai/gpt-4o-mini']);
    expect(await rolesIn('a.test.ts', `expect(sessions).toContain('"name":"gpt-3.5-turbo"');`)).toEqual(['assert gpt-3.5-turbo']);
  });
  it('knows what Mockery, PHPUnit and Qt compare', async () => {
    expect(await rolesIn('T.php', "<?php $m->shouldReceive('request')->with('switchTo', ['modelId' => 'gpt-4o'])->andReturn(['modelId' => 'gpt-4o']); $s->setModel('gpt-4o');")).toEqual(['assert gpt-4o', 'assert gpt-4o', 'usage gpt-4o']);
    expect(await rolesIn('t.cpp', 'void t() { QCOMPARE(model, QStringLiteral("gpt-4o")); QVERIFY(line.contains("model=gpt-4o")); }')).toEqual(['assert gpt-4o', 'assert gpt-4o']);
  });
});

describe('lists of models in other shapes', () => {
  it('takes a constant of a type that describes a model for a row', async () => {
    expect(await rolesIn('M.kt', 'object M { public val Sonnet_3_7: LLModel = LLModel(provider = P, id = "claude-3-7-sonnet", capabilities = listOf(A, B)) }')).toEqual(['catalog claude-3-7-sonnet']);
  });
  it('takes a class of purposes for choices, though one is named after its model', async () => {
    const lines = ['static class T {', 'public const string Tts = "gpt-4o-mini-tts"; public const string Chat = "gpt-4o-mini"; public const string Embeddings = "text-embedding-3-small"; public const string Images = "gpt-image-1";', '}'];
    expect((await rolesIn('T.cs', ...lines)).filter((role) => role.startsWith('usage')).length).toBeGreaterThanOrEqual(3);
  });
  it('takes every arm of a match over models for a row', async () => {
    expect(await rolesIn('m.rs', 'fn name(m: M) -> String { match m { M::Claude3pus20240229 => "claude-3-opus-20240229".to_string(), M::Claude3haiku => "claude-3-haiku-20240307".to_string() } }')).toEqual(['catalog claude-3-opus-20240229', 'catalog claude-3-haiku-20240307']);
  });
  it('takes a public list of constants for one, though the file also tests against it', async () => {
    const lines = ['pub const GPT_4O: &str = "gpt-4o";', 'pub const GPT_4_1: &str = "gpt-4.1";', 'pub const O3_MINI: &str = "o3-mini";', 'fn big(m: &str) -> bool { m == GPT_4O || m == GPT_4_1 || m == O3_MINI }'];
    expect(await rolesIn('m.rs', ...lines)).toEqual(['catalog gpt-4o', 'catalog gpt-4.1', 'catalog o3-mini']);
  });
  it('takes a model in a tuple that is an argument for the one used', async () => {
    expect(await rolesIn('m.rs', 'fn t() { let r = Request::try_from(("command-a-03-2025", request)).unwrap(); }')).toEqual(['usage command-a-03-2025']);
  });
  it('takes an Azure deployment\'s name for a use in Terraform too', async () => {
    expect(await rolesIn('m.tf', 'module "o" {', 'deployment = { "chat" = {', 'name = "gpt-4o"', 'model_format = "OpenAI"', 'model_name = "gpt-4o"', '} }', '}')).toEqual(['usage gpt-4o', 'usage gpt-4o']);
  });
  it('reads a provider in front of two colons', async () => {
    expect(await rolesIn('t.toml', 'model = "openai::gpt-4o-mini"')).toEqual(['usage openai::gpt-4o-mini']);
  });
});
