import { describe, expect, it } from 'vitest';
import { isExpectationName, isLabelName, isModelName, isTableName, looksLikeResponse, mirrors, wordsOf } from '../../../../../src/core/scan/roles/names.ts';

it.each([
  ['OPENAI_modelName2', ['openai', 'model', 'name2']],
  ['self.config.azureDeployment', ['azure', 'deployment']],
  ['os.environ["LLM_MODEL"]', ['llm', 'model']],
  ['', []],
])('words of %s', (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

describe('names', () => {
  it.each(['model', 'modelName', 'model_id', 'OPENAI_MODEL', 'defaultModel', 'azure_deployment', 'engine', 'llm', 'request.Model'])('%s holds a model', (name) => {
    expect(isModelName(name)).toBe(true);
  });
  it.each(['modelFamily', 'model_dir', 'name', 'remodel', 'model_kwargs', 'provider', ''])('%s does not', (name) => {
    expect(isModelName(name)).toBe(false);
  });
  it.each(['MODELS', 'supportedModels', 'MODEL_PRICES', 'modelAliases'])('%s is a table', (name) => {
    expect(isTableName(name)).toBe(true);
  });
  it.each(['DEFAULT_MODELS', 'model', 'config'])('%s is none', (name) => {
    expect(isTableName(name)).toBe(false);
  });
  it.each([['Claude46Opus', 'claude-opus-4-6'], ['Claude4Sonnet', 'claude-sonnet-4-20250514'], ['GPT_4O', 'gpt-4o']])('%s mirrors %s', (name, id) => {
    expect(mirrors(name, id)).toBe(true);
  });
  it.each([['PrimaryModel', 'claude-opus-4-6'], ['Claude46Opus', 'claude-sonnet-4-6'], ['CHAT_MODEL', 'gpt-4o']])('%s does not mirror %s', (name, id) => {
    expect(mirrors(name, id)).toBe(false);
  });
  it('tells labels and expectations', () => {
    expect(['label', 'displayName', 'display_name', 'system_prompt', 'description'].every(isLabelName)).toBe(true);
    expect(['model', 'model_name', 'value'].some(isLabelName)).toBe(false);
    expect(['expected', 'expectedModel', 'tt.want', 'Expect', 'mock_response.model'].every(isExpectationName)).toBe(true);
    expect(['unexpected_model', 'model', 'inspect'].some(isExpectationName)).toBe(false);
  });
  it('sees an answer by its keys, whatever their case', () => {
    expect(looksLikeResponse(['id', 'model', 'choices'])).toBe(true);
    expect(looksLikeResponse(['ID', 'Model', 'CreatedAt', 'Object'])).toBe(true);
    expect(looksLikeResponse(['model', 'messages', 'temperature'])).toBe(false);
  });
  it('sees a name that only spells the id', () => {
    expect(mirrors('GPT_4O', 'gpt-4o')).toBe(true);
    expect(mirrors('Claude3Opus', 'claude-3-opus-20240229')).toBe(true);
    expect(mirrors('DEFAULT_MODEL', 'gpt-4o')).toBe(false);
  });
});
