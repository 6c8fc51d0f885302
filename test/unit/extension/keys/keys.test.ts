import { describe, expect, it } from 'vitest';
import { readEndpoint } from '../../../../src/extension/keys/endpoint.ts';
import { createEndpointConsent } from '../../../../src/extension/keys/endpointConsent.ts';
import { createKeyStore } from '../../../../src/extension/keys/keyStore.ts';

function memory() {
  const values = new Map<string, unknown>();
  return {
    values,
    get: <T>(key: string): T | undefined => values.get(key) as T | undefined,
    update: async (key: string, value: unknown): Promise<void> => void values.set(key, value),
  };
}

describe('key store', () => {
  it('hands a key out for the origin it was entered for, and for no other', async () => {
    const values = new Map<string, string>();
    const keys = createKeyStore({
      get: async (key) => values.get(key),
      store: async (key, value) => void values.set(key, value),
      delete: async (key) => void values.delete(key),
    });
    await keys.set('https://api.openai.com', ' sk-one \n');
    expect(await keys.get('https://api.openai.com')).toBe('sk-one');
    expect(await keys.get('https://api.openai.com.evil.example')).toBeUndefined();
    expect(await keys.get('http://api.openai.com')).toBeUndefined();
    await keys.clear('https://api.openai.com');
    expect(await keys.get('https://api.openai.com')).toBeUndefined();
  });
});

describe('endpoint consent', () => {
  it('asks nothing for an endpoint of the person', async () => {
    const consent = createEndpointConsent(memory());
    const never = async (): Promise<boolean> => Promise.reject(new Error('asked'));
    expect(await consent.allows('https://a.example', 'user', never)).toBe(true);
    expect(await consent.allows('https://a.example', 'default', never)).toBe(true);
  });

  it('asks once an origin for one that the workspace brought along', async () => {
    const asked: string[] = [];
    const consent = createEndpointConsent(memory());
    const ask = (origin: string) => () => {
      asked.push(origin);
      return Promise.resolve(true);
    };
    for (const origin of ['https://a.example', 'https://a.example', 'https://b.example']) {
      expect(await consent.allows(origin, 'workspace', ask(origin))).toBe(true);
    }
    expect(asked).toEqual(['https://a.example', 'https://b.example']);
  });

  it('asks again after a no, and remembers nothing', async () => {
    const store = memory();
    const consent = createEndpointConsent(store);
    expect(await consent.allows('https://a.example', 'workspace', async () => false)).toBe(false);
    expect(store.values.size).toBe(0);
  });
});

describe('readEndpoint', () => {
  it('binds to the origin, not to the path', () => {
    expect(readEndpoint(' https://api.openai.com/v1 ')).toEqual({ baseUrl: 'https://api.openai.com/v1', origin: 'https://api.openai.com', loopback: false });
    expect(readEndpoint('http://localhost:11434/v1').loopback).toBe(true);
    expect(readEndpoint('http://127.0.0.1.evil.example/v1').loopback).toBe(false);
  });

  it.each(['', 'api.openai.com', 'file:///etc/passwd', 'javascript:alert(1)'])('names the setting when %j is no endpoint', (value) => {
    expect(() => readEndpoint(value)).toThrow(/is not an http or https address/);
  });
});
