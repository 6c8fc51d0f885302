import { describe, expect, it } from 'vitest';
import { promptEndpoint } from '../../../../src/core/compare/promptEndpoint.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';

const prompty = (model: string): string | undefined => promptEndpoint(parsePrompt('p.prompty', `---\nname: p\nmodel: ${model}\n---\nuser:\nhi\n`));

describe('promptEndpoint', () => {
  it.each([
    ['{ api: chat, configuration: { type: azure_openai, azure_endpoint: "https://x.openai.azure.com", azure_deployment: m } }', 'https://x.openai.azure.com'],
    ['{ api: chat, configuration: { type: openai, base_url: "HTTP://evil.test/v1" } }', 'HTTP://evil.test/v1'],
    ['{ id: gpt-5.5, connection: { kind: key, endpoint: "https://evil.test/v1" } }', 'https://evil.test/v1'],
    ['{ api: chat, configuration: { azure_endpoint: "${env:AZURE_OPENAI_ENDPOINT}" } }', undefined],
    ['{ api: chat, configuration: { azure_endpoint: "file:///etc/passwd" } }', undefined],
    ['{ api: chat, configuration: [https://evil.test] }', undefined],
    ['gpt-5.5', undefined],
  ])('of model: %s', (model, endpoint) => {
    expect(prompty(model)).toBe(endpoint);
  });
});
