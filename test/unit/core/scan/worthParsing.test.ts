import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../src/core/createScanner.ts';
import { findSeeds } from '../../../../src/core/scan/seeds.ts';
import { isWorthParsing } from '../../../../src/core/scan/worthParsing.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

function worth(text: string): boolean {
  return isWorthParsing(text, findSeeds(text, false, true));
}

describe('isWorthParsing', () => {
  it.each([
    ['a product of a vendor', 'import { query } from "@anthropic-ai/claude-agent-sdk";'],
    ['an identifier', 'const type = EmbeddingType.text3small_512;'],
    ['a word that goes on', 'const url = "https://platform.claude.com/docs/en/agents-and-tools";'],
    ['a kind of service in a model\'s slot', 'const model: "chat" | "completion" = pick();'],
    ['a name made up for a test', 'run({ model: "test-model" });'],
    ['a vendor in a path', 'const file = "/libs/langchain-google-genai/src/index";'],
    ['nothing at all', 'const a = 1;'],
  ])('is false for %s', (_, text) => expect(worth(text)).toBe(false));

  it.each([
    ['an id', 'run({ model: "gpt-4o" });'],
    ['an id behind a prefix', 'run("bedrock:us.anthropic.claude-3-5-sonnet-20240620-v1:0");'],
    ['a repository of weights', 'load("some-org/llama-3-8b-instruct");'],
    ['a fine-tune', 'run("ft:gpt-4o-mini-2024-07-18:acme::abc123");'],
    ['an id in a comment, before a full stop', '// slower than gpt-4o.'],
    ['an id in the path of an address', 'fetch("https://host.test/v1/models/gemini-2.5-pro:generateContent");'],
    ['a default of a shell\'s variable', 'const line = "${OPENAI_MODEL:-gpt-4o}";'],
    ['a setting on one line', 'const line = "chat.model=gpt-4o,temperature=0";'],
    ['a setting behind a colon', 'const line = "model:gpt-4o";'],
    ['the beginning of an id', 'if (id.startsWith("claude-")) go();'],
    ['an id that is put together', 'run(`gpt-4o-${day}`);'],
    ['a bare word', 'run({ model: "mistral" });'],
    ['a bare word with a number', 'run({ model: "o1" });'],
    ['a slip', 'run({ model: "gtp-5.5" });'],
    ['a slip in the last letters', 'run({ model: "claude-sonet-4-5" });'],
    ['a name built on an id', 'run({ model: "gemini-2.5-pro-custom" });'],
    ['a service that stops', 'await client.beta.assistants.create({});'],
    ['one place among others', 'import "@anthropic-ai/claude-agent-sdk"; run({ model: "test-model" }); run({ model: "gpt-4o" });'],
  ])('is true for %s', (_, text) => expect(worth(text)).toBe(true));

  it('leaves out nothing that names an alias', async () => {
    const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', accessors: [{ path: 'src/models.ts' }] });
    const text = 'import { model } from "./models";\nrun(model("fast"));\n';
    const { references } = await scanner.analyse({ path: 'src/a.ts', language: 'typescript', text }, new AbortController().signal);
    expect(references.map(({ alias }) => alias)).toEqual(['fast']);
  });
});
