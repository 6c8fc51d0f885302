import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tokenizerModels from 'gpt-tokenizer/models';
import { describe, expect, it } from 'vitest';
import { readAnthropicSdk, readOpenAiSdk } from '../../../../scripts/catalog/packages.ts';
import { findModelIdCandidates, mayHoldModelId } from '../../../../src/core/models/candidates.ts';
import { identifyModel } from '../../../../src/core/models/identify.ts';

const root = join(import.meta.dirname, '../../../..');

/** vendor, canonical id, channel, pin, and the snapshot where one is named. */
function brief(text: string): string {
  const found = identifyModel(text);
  if (found === undefined) return 'none';
  return [found.vendor, found.model, found.channel, found.pin, ...(found.snapshot === undefined ? [] : [found.snapshot])].join(' ');
}

describe('identifyModel', () => {
  it.each([
    ['gpt-4o', 'openai gpt-4o direct floating gpt-4o-2024-08-06'],
    ['gpt-4o-2024-08-06', 'openai gpt-4o-2024-08-06 direct snapshot'],
    ['gpt-4-0613', 'openai gpt-4-0613 direct snapshot'],
    ['gpt-4-1106-preview', 'openai gpt-4-1106-preview direct snapshot'],
    ['gpt-5.6', 'openai gpt-5.6 direct floating gpt-5.6-sol'],
    ['gpt-5.6-sol', 'openai gpt-5.6-sol direct snapshot'],
    ['gpt-6-luna', 'openai gpt-6-luna direct snapshot'],
    ['chatgpt-4o-latest', 'openai chatgpt-4o-latest direct floating'],
    ['o3-mini', 'openai o3-mini direct floating o3-mini-2025-01-31'],
    ['text-embedding-3-small', 'openai text-embedding-3-small direct snapshot'],
    ['whisper-1', 'openai whisper-1 direct snapshot'],
    ['azure:gpt-4o_2024-11-20', 'openai gpt-4o-2024-11-20 azure snapshot'],
    ['azure/text-embedding-ada-002_2', 'openai text-embedding-ada-002 azure unknown'],
    ['gpt-4o_2024-11-20', 'none'],
    ['rerank-2.5-lite', 'unknown rerank-2.5-lite unknown unknown'],
    ['granite-4-h-small', 'unknown granite-4-h-small unknown unknown'],
    ['meta-llama/llama-3.1-8b-instruct/fp-8', 'meta llama-3.1-8b-instruct openrouter unknown'],
    ['gpt-7.2', 'openai gpt-7.2 direct floating'],
    ['claude-opus-4-6', 'anthropic claude-opus-4-6 direct snapshot'],
    ['claude-sonnet-5', 'anthropic claude-sonnet-5 direct snapshot'],
    ['claude-sonnet-4-5', 'anthropic claude-sonnet-4-5 direct floating claude-sonnet-4-5-20250929'],
    ['claude-sonnet-4-5-20250929', 'anthropic claude-sonnet-4-5-20250929 direct snapshot'],
    ['claude-3-5-sonnet-latest', 'anthropic claude-3-5-sonnet-latest direct floating claude-3-5-sonnet-20241022'],
    ['claude-sonnet-4-0', 'anthropic claude-sonnet-4-0 direct floating claude-sonnet-4-20250514'],
    ['claude-mythos-preview', 'anthropic claude-mythos-preview direct preview'],
    ['gemini-2.5-pro', 'google gemini-2.5-pro direct snapshot'],
    ['gemini-2.0-flash', 'google gemini-2.0-flash direct floating gemini-2.0-flash-001'],
    ['gemini-2.0-flash-001', 'google gemini-2.0-flash-001 direct snapshot'],
    ['gemini-flash-latest', 'google gemini-flash-latest direct floating'],
    ['gemini-3-pro-preview', 'google gemini-3-pro-preview direct preview'],
    ['mistral-large-2411', 'mistral mistral-large-2411 direct snapshot'],
    ['mistral-large-latest', 'mistral mistral-large-latest direct floating'],
    ['mistral-medium-3-5-26-04', 'mistral mistral-medium-3-5-26-04 direct snapshot'],
    ['command-r-08-2024', 'cohere command-r-08-2024 direct snapshot'],
    ['grok-4', 'xai grok-4 direct floating grok-4-0709'],
    ['deepseek-chat', 'deepseek deepseek-chat direct floating'],
    ['qwen3-max-2025-09-23', 'alibaba qwen3-max-2025-09-23 direct snapshot'],
    ['MiniMax-M2.5', 'minimax MiniMax-M2.5 direct snapshot'],
  ])('reads %s by its vendor’s own rules', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  it.each([
    ['azure/gpt-4o', 'openai gpt-4o azure unknown'],
    ['azure:chat:gpt-4o', 'openai gpt-4o azure unknown'],
    ['gpt-35-turbo', 'openai gpt-3.5-turbo azure unknown'],
    ['gpt-35-turbo-0613', 'openai gpt-3.5-turbo-0613 azure snapshot'],
    ['openai/gpt-4o', 'openai gpt-4o gateway floating gpt-4o-2024-08-06'],
    ['openai:responses:gpt-5.5', 'openai gpt-5.5 gateway floating gpt-5.5-2026-04-23'],
    ['models/gemini-2.5-pro', 'google gemini-2.5-pro direct snapshot'],
    ['vertex_ai/gemini-2.5-flash', 'google gemini-2.5-flash vertex snapshot'],
    ['projects/p-1/locations/us-central1/publishers/google/models/gemini-2.5-pro', 'google gemini-2.5-pro vertex snapshot'],
    ['claude-haiku-4-5@20251001', 'anthropic claude-haiku-4-5-20251001 vertex snapshot'],
    ['anthropic.claude-3-5-sonnet-20241022-v2:0', 'anthropic claude-3-5-sonnet-20241022 bedrock snapshot'],
    ['us.anthropic.claude-sonnet-4-20250514-v1:0', 'anthropic claude-sonnet-4-20250514 bedrock snapshot'],
    ['global.anthropic.claude-opus-4-6-v1', 'anthropic claude-opus-4-6 bedrock snapshot'],
    ['bedrock/us.amazon.nova-lite-v1:0', 'amazon nova-lite bedrock snapshot'],
    ['meta.llama3-1-70b-instruct-v1:0', 'meta llama-3.1-70b-instruct bedrock unknown'],
    ['arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0', 'anthropic claude-3-haiku-20240307 bedrock snapshot'],
    ['anthropic/claude-sonnet-4.5', 'anthropic claude-sonnet-4-5 openrouter floating claude-sonnet-4-5-20250929'],
    ['openrouter/anthropic/claude-3.7-sonnet:thinking', 'anthropic claude-3-7-sonnet openrouter floating claude-3-7-sonnet-20250219'],
    ['~anthropic/claude-sonnet-latest', 'anthropic claude-sonnet-latest openrouter floating'],
    ['meta-llama/llama-3.3-70b-instruct:free', 'meta llama-3.3-70b-instruct openrouter unknown'],
    ['meta-llama/Llama-3.1-8B-Instruct', 'meta Llama-3.1-8B-Instruct unknown unknown'],
    ['nousresearch/hermes-3-llama-3.1-405b', 'unknown hermes-3-llama-3.1-405b openrouter unknown'],
    ['llama3.1:8b', 'meta llama3.1:8b ollama unknown'],
    ['mistral:latest', 'mistral mistral:latest ollama unknown'],
    ['ollama/qwen2.5-coder:7b', 'alibaba qwen2.5-coder:7b ollama unknown'],
    ['groq/llama-3.3-70b-versatile', 'meta llama-3.3-70b-versatile gateway unknown'],
  ])('reads %s through its channel', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  it('names a resource that does not say its model', () => {
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3';
    expect(identifyModel(arn)).toMatchObject({ model: arn, vendor: 'unknown', channel: 'bedrock', pin: 'unknown' });
  });

  it('pins a fine-tune and keeps its base', () => {
    expect(identifyModel('ft:gpt-4o-mini-2024-07-18:acme::abc123')).toMatchObject({
      vendor: 'openai', pin: 'snapshot', fineTunedFrom: 'gpt-4o-mini-2024-07-18', listed: true,
    });
    expect(identifyModel('ft:open-mistral-7b:daf5e488:20240430:c1bed559')).toMatchObject({ vendor: 'mistral', fineTunedFrom: 'open-mistral-7b' });
    expect(identifyModel('ft:nonsense:acme::abc123')).toBeUndefined();
  });

  it('splits family and version', () => {
    expect(identifyModel('gpt-5.4-mini-2026-03-17')).toMatchObject({ family: 'gpt-5.4-mini', version: '2026-03-17' });
    expect(identifyModel('claude-3-5-sonnet-20241022')).toMatchObject({ family: 'claude-3-5-sonnet', version: '20241022' });
    expect(identifyModel('mistral-large-2411')).toMatchObject({ family: 'mistral-large', version: '2411' });
  });

  it.each(['o1', 'o3', 'mistral', 'mixtral', 'codestral', 'gpt-oss', 'command', 'claude-3', 'llama3', 'davinci', 'sonnet', 'gpt-3.5'])(
    'takes %s for a word that needs a model position', (word) => {
      expect(identifyModel(word)).toMatchObject({ bareWord: true });
    },
  );

  it.each(['gpt-4', 'o3-mini', 'gpt-oss-120b', 'claude-2', 'openai/o1', 'mistral:7b', 'gemini-pro'])('takes %s for an id', (text) => {
    expect(identifyModel(text)).toMatchObject({ bareWord: false });
  });

  it.each([
    'my/model', 'mockllm/model', 'gpt-test', 'claude-test', 'your-model-here', 'test-model', 'foo/bar', 'model', 'some-model-1', 'openai', 'anthropic',
    'mistralai', 'mistralai/…', 'gpt-index', 'gpt-3-encoder', 'gpt-4-tokenizer', 'gpt-4-turbo-test', 'gpt-engineer', 'claude-code', 'claude-desktop',
    'claude-3-opus-test', 'anthropic.beta.messages.create', 'gemini-cli', 'gemini-api-key', 'llama-index', 'llama_index', 'llama-cpp', 'llamafile', 'ollama',
    'deepseek', 'mistral-common', 'command-line', 'command-palette', 'embedding', 'sonar-scanner', 'phi-coefficient', 'azure/login', 'azure/my-deployment',
    'google/cloud-sdk', 'meta/description', 'openai/openai-node', 'microsoft/vscode', 'computer-use-2025-01-24', 'OPENAI_MODEL', 'GPT-4o', 'o1js', 'gpt-4o and more',
    'gpt-5.4-2026-13-05', 'claude-3-5-sonnet-2024', 'text-embedding', 'node:latest', 'redis:7', 'python:3.12', 'LLAMA3.1', 'qwen/qwen-', '', 'a',
  ])('refuses %j', (text) => {
    expect(identifyModel(text)).toBeUndefined();
  });

  it('refuses long and hostile texts at once', () => {
    expect(identifyModel(`gpt-4${'-mini'.repeat(60)}`)).toBeUndefined();
    // A parse that goes back over the text would take longer than a test may.
    for (const seed of ['gpt-4-', 'claude-', '-', 'a/', 'ft:', ':', '.', '1', 'o1-']) expect(identifyModel(`${seed.repeat(200).slice(0, 199)} `)).toBeUndefined();
    for (let round = 0; round < 1000; round += 1) expect(identifyModel(`gpt-4${'-a1'.repeat(60)}!`)).toBeUndefined();
  });
});

describe('identifyModel on the vendors’ own lists', () => {
  const openAi = readOpenAiSdk(root).ids;
  const anthropic = readAnthropicSdk(root).ids;
  const lifecycle = JSON.parse(readFileSync(join(root, 'src/core/models/data/lifecycle.json'), 'utf8')) as {
    readonly models: readonly { readonly vendor: string; readonly id: string; readonly aliases: readonly string[] }[];
  };

  it('knows every id of the OpenAI SDK', () => {
    expect(openAi.length).toBeGreaterThan(140);
    for (const id of openAi) expect(identifyModel(id), id).toMatchObject({ vendor: 'openai', model: id, listed: true, pin: expect.stringMatching(/snapshot|floating|preview/) });
  });

  it('knows every id of the Anthropic SDK', () => {
    expect(anthropic.length).toBeGreaterThan(20);
    for (const id of anthropic) expect(identifyModel(id), id).toMatchObject({ vendor: 'anthropic', model: id, listed: true, pin: expect.stringMatching(/snapshot|floating|preview/) });
  });

  it('knows every id of the tokenizer package but two that no API takes', () => {
    const missed = Object.keys(tokenizerModels).filter((id) => identifyModel(id) === undefined);
    expect(missed).toEqual(['gpt-2', 'gpt2']);
  });

  it('knows every id and alias of the lifecycle data, with its vendor', () => {
    const vendorOf: Readonly<Record<string, string>> = { 'z-ai': 'zai', vertex: 'google', bedrock: 'amazon' };
    for (const { vendor, id, aliases } of lifecycle.models) {
      for (const name of [id, ...aliases]) expect(identifyModel(name), name).toMatchObject({ vendor: vendorOf[vendor] ?? vendor, listed: true });
    }
  });

  it('finds each of them as a candidate in a line of code', () => {
    for (const id of [...openAi, ...anthropic, ...lifecycle.models.map((row) => row.id), 'us.anthropic.claude-opus-4-6-v1', 'nousresearch/hermes-4-70b', 'a/b-7b:free']) {
      const line = `  model: "${id}",`;
      expect(findModelIdCandidates(line).map(({ start, end }) => line.slice(start, end)), id).toContain(id);
    }
  });
});

describe('findModelIdCandidates', () => {
  it('passes text without a stem by', () => {
    expect(mayHoldModelId('const answer = await fetch(url);')).toBe(false);
    expect(findModelIdCandidates('const answer = await fetch(url);')).toEqual([]);
  });

  it('finds misspelled ids too', () => {
    for (const text of ['gtp-5.5', 'claude-sonet-4-5', 'gemni-2.5-pro', 'cluade-opus-4-6']) expect(mayHoldModelId(`model = "${text}"`), text).toBe(true);
  });

  it('is linear on a long line', () => {
    const started = performance.now();
    expect(findModelIdCandidates('gpt-'.repeat(500_000)).length).toBeGreaterThan(1000);
    findModelIdCandidates('a'.repeat(2_000_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
