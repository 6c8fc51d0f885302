/** The part of `vscode.SecretStorage` that is used, so that tests can stand in for it. */
export interface Secrets {
  get(key: string): Thenable<string | undefined>;
  store(key: string, value: string): Thenable<void>;
  delete(key: string): Thenable<void>;
}

/** API keys by the origin they were entered for: a key is never sent anywhere else. */
export interface KeyStore {
  get(origin: string): Promise<string | undefined>;
  set(origin: string, key: string): Promise<void>;
  clear(origin: string): Promise<void>;
}

export function createKeyStore(secrets: Secrets): KeyStore {
  const nameOf = (origin: string): string => `promptshift.apiKey:${origin}`;
  return {
    async get(origin) {
      const key = await secrets.get(nameOf(origin));
      return key === '' ? undefined : key;
    },
    async set(origin, key) {
      await secrets.store(nameOf(origin), key.trim());
    },
    async clear(origin) {
      await secrets.delete(nameOf(origin));
    },
  };
}
