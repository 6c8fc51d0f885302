/**
 * The part of the `openai` client that we use, as types of our own. The package's types pull in those of Node, and with them
 * every global of Node into the core; `tsconfig.json` maps `openai` to `openaiModule.d.ts` instead. A test checks that the real
 * client fits these types.
 */
export type OpenAiClient = {
  readonly chat: { readonly completions: { create(body: StreamingRequest, options: RequestOptions): PendingStream<ChatChunk> } };
  readonly responses: { create(body: StreamingRequest, options: RequestOptions): PendingStream<ResponseEvent> };
};

export type OpenAiClientOptions = {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly defaultHeaders?: Readonly<Record<string, string | null>>;
  readonly adminAPIKey: null;
  readonly organization: null;
  readonly project: null;
  readonly webhookSecret: null;
  readonly maxRetries: number;
  /** ms */
  readonly timeout: number;
  readonly logLevel: 'off';
  readonly fetch?: Fetch;
};

/** Sent as JSON; what it may hold is the API's business. */
export type StreamingRequest = { readonly model: string; readonly stream: true } & Readonly<Record<string, unknown>>;
export type RequestOptions = { readonly signal: AbortSignal };

export type PendingStream<Event> = {
  withResponse(): Promise<{ readonly data: AsyncIterable<Event>; readonly response: { readonly headers: { has(name: string): boolean } } }>;
};

/** A chunk of Chat Completions, as any server sends it: nothing in it can be relied on. */
export type ChatChunk = {
  readonly model?: string | null;
  readonly choices?: readonly { readonly delta?: { readonly content?: string | null; readonly refusal?: string | null } | null; readonly finish_reason?: string | null }[];
  readonly usage?: unknown;
};

/** An event of the Responses API; those we read carry `delta` or `response`. */
export type ResponseEvent = { readonly type: string; readonly delta?: unknown; readonly response?: ResponseState };

export type ResponseState = {
  readonly model?: string | null;
  readonly status?: string | null;
  readonly incomplete_details?: { readonly reason?: string | null } | null;
  readonly error?: { readonly message?: string | null } | null;
  readonly usage?: unknown;
};
