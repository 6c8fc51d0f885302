import { describe, expect, it } from 'vitest';
import { createModelRules } from '../../../../src/core/compare/modelRules.ts';
import { planSides } from '../../../../src/core/compare/plan.ts';
import { proposeSides, resolveSide, trafficOf } from '../../../../src/core/compare/sides.ts';
import { toSideHeader } from '../../../../src/core/compare/view.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';
import { chooseApi } from '../../../../src/core/providers/chooseApi.ts';
import { isLoopback } from '../../../../src/core/providers/endpoint.ts';
import { createSystemClock } from '../../../../src/node/clock.ts';

const rules = createModelRules(createSystemClock(), 'http://127.0.0.1:1/v1', 'auto');
const usage = { inputTokens: 1_000_000, outputTokens: 1_000_000, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };

describe('createModelRules', () => {
  it('prices by the list, and says unknown where no list has the model', async () => {
    // gpt-4o: $2.50 and $10.00 a million tokens
    expect(await rules.price('gpt-4o', usage)).toMatchObject({ kind: 'known', usd: 12.5 });
    expect(await rules.price('gpt-4o', { ...usage, cachedInputTokens: 1_000_000 })).toMatchObject({ kind: 'known', usd: 11.25 });
    expect(await rules.price('no such model', usage)).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('no such model') });
    expect(await rules.price('llama3', usage)).toMatchObject({ kind: 'unknown' });
  });

  it('leaves out what a model rejects, and never loses an output limit that way', () => {
    const prompt = parsePrompt('p.md', '---\nparameters: { temperature: 0, max_tokens: 50, user: me }\n---\n# User\nhi\n');
    const { baseline, candidate } = planSides({ prompt, inputs: {}, baseline: { requested: 'gpt-4o', model: 'gpt-4o' }, candidate: { requested: 'gpt-5', model: 'gpt-5' } }, rules.rejected);
    expect(baseline).toMatchObject({ parameters: { temperature: 0, max_tokens: 50, user: 'me' }, omittedParameters: [] });
    expect(candidate.parameters).toEqual({ max_completion_tokens: 50, user: 'me' });
    expect(toSideHeader(candidate).notes).toEqual([
      'user me', 'max_completion_tokens 50', expect.stringMatching(/^max_tokens sent as max_completion_tokens: gpt-5 takes max_completion_tokens/), expect.stringMatching(/^temperature left out: gpt-5 /),
    ]);
  });
});

describe('which API is used', () => {
  it('is Responses at api.openai.com, unless only Chat Completions can do what is asked', () => {
    const openai = new URL('https://api.openai.com/v1');
    expect(chooseApi('auto', openai, { model: 'gpt-5.5', parameters: { temperature: 0 } })).toBe('responses');
    expect(chooseApi('auto', openai, { model: 'gpt-5.5', parameters: { stop: ['x'] } })).toBe('chat');
    expect(chooseApi('auto', new URL('https://api.openai.com.evil.test/v1'), { model: 'gpt-5.5', parameters: {} })).toBe('chat');
    expect(chooseApi('responses', new URL('http://localhost:1'), { model: 'gpt-5.5', parameters: {} })).toBe('responses');
  });

  it('knows this machine', () => {
    expect(['http://localhost:1', 'http://127.0.0.1', 'http://127.9.9.9', 'http://[::1]:8', 'http://a.localhost'].map((url) => isLoopback(new URL(url)))).toEqual([true, true, true, true, true]);
    expect(['http://127.0.0.1.evil.test', 'http://localhost.evil.test', 'https://api.openai.com', 'http://0.0.0.0'].map((url) => isLoopback(new URL(url)))).toEqual([false, false, false, false]);
  });
});

describe('which models are compared', () => {
  const traffic = { callsPerMonth: 10, promptTokens: 1, completionTokens: 1 };
  const config = { aliases: { 'chat.core': { default: 'a', candidate: 'b', env: 'CORE', environments: { staging: { default: 's' } }, traffic }, 'chat.old': { default: 'old' } } };
  const promptOf = (model: string) => parsePrompt('p.md', `---\nmodel: ${model}\n---\n# User\nhi\n`);
  const successor = (model: string): string | undefined => ({ old: 'new', id: 'id-2' })[model];

  it('are the default and the candidate of the alias, else what the vendor names next', () => {
    expect(proposeSides(promptOf('chat.core'), config, successor)).toEqual({ baseline: 'chat.core', candidate: 'b' });
    expect(proposeSides(promptOf('chat.old'), config, successor)).toEqual({ baseline: 'chat.old', candidate: 'new' });
    expect(proposeSides(promptOf('id'), config, successor)).toEqual({ baseline: 'id', candidate: 'id-2' });
    expect(proposeSides(promptOf('alone'), config, successor)).toEqual({ baseline: 'alone' });
    expect(proposeSides(parsePrompt('p.md', '# User\nhi'), config, successor)).toEqual({});
  });

  it('are resolved as the accessors do', () => {
    expect(resolveSide('chat.core', config, {})).toEqual({ requested: 'chat.core', model: 'a', alias: 'chat.core' });
    expect(resolveSide('chat.core', config, { PROMPTSHIFT_ENV: 'staging' }).model).toBe('s');
    expect(resolveSide('chat.core', config, { CORE: 'x', PROMPTSHIFT_ENV: 'staging' }).model).toBe('x');
    expect(resolveSide('constructor', config, {})).toEqual({ requested: 'constructor', model: 'constructor' });
  });

  it('take the traffic of the prompt\'s alias, else of the baseline\'s', () => {
    const id = resolveSide('id', config, {});
    const alias = resolveSide('chat.core', config, {});
    expect(trafficOf(promptOf('chat.core'), id, config)).toEqual({ alias: 'chat.core', ...traffic });
    expect(trafficOf(promptOf('id'), alias, config)).toEqual({ alias: 'chat.core', ...traffic });
    expect(trafficOf(promptOf('id'), id, config)).toBeUndefined();
  });
});
