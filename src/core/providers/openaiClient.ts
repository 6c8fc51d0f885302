import type { ToolCallDelta } from './toolCallCollector.ts';

/**
 * The part of the `openai` client that we use, as types of our own. The package's types pull in those of Node, and with them
 * every global of Node into the core; `tsconfig.json` maps `openai` to `openaiModule.d.ts` instead. A test checks that the real
 * client fits these types.
 */
export type OpenAiClient = {
  /** Where a request goes and what goes with it, as `fetch` wants it. */
  buildRequest(request: { readonly method: 'post'; readonly path: string; readonly body: Readonly<Record<string, unknown>> }): Promise<{ readonly url: string; readonly req: { readonly headers: Iterable<[string, string]> } }>;
};

export type HttpResponse = {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: ByteStream | null;
  text(): Promise<string>;
  json(): Promise<unknown>;
};
export type ResponseHeaders = { has(name: string): boolean; get(name: string): string | null };
export type ByteReader = { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>; cancel(): Promise<void> };
export type ByteStream = { getReader(): ByteReader };

export type OpenAiClientOptions = {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly adminAPIKey: null;
  readonly organization: null;
  readonly project: null;
  readonly webhookSecret: null;
  readonly maxRetries: number;
  /** ms */
  readonly timeout: number;
  readonly logLevel: 'off';
};

/** Sent as JSON; what it may hold is the API's business. */
export type StreamingRequest = { readonly model: string; readonly stream: true } & Readonly<Record<string, unknown>>;

/** A chunk of Chat Completions, as any server sends it: nothing in it can be relied on. */
export type ChatChunk = {
  readonly model?: string | null;
  readonly choices?: readonly { readonly delta?: ChatDelta | null; readonly finish_reason?: string | null }[];
  readonly usage?: unknown;
};
export type ChatDelta = { readonly content?: string | null; readonly refusal?: string | null; readonly tool_calls?: readonly ToolCallDelta[] | null };

/** An event of the Responses API; each kind carries some of these. */
export type ResponseEvent = { readonly type: string; readonly delta?: unknown; readonly response?: ResponseState; readonly item?: unknown };

export type ResponseState = {
  readonly model?: string | null;
  readonly status?: string | null;
  readonly incomplete_details?: { readonly reason?: string | null } | null;
  readonly error?: { readonly message?: string | null } | null;
  readonly usage?: unknown;
  readonly output?: readonly unknown[];
};

export type EmbeddingAnswer = { readonly model?: string | null; readonly data?: readonly { readonly index?: number; readonly embedding?: unknown }[]; readonly usage?: unknown };
