import type { OpenAiClient, OpenAiClientOptions } from './openaiClient.ts';

/** What `import('openai')` gives, as far as the core may know; see `openaiClient.ts`. */
export declare const OpenAI: new (options: OpenAiClientOptions) => OpenAiClient;
