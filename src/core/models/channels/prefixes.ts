import type { Channel } from '../identity.ts';

function table(entries: Readonly<Partial<Record<Channel, string>>>): ReadonlyMap<string, Channel> {
  const map = new Map<string, Channel>();
  for (const [channel, names] of Object.entries(entries)) for (const name of names.split(' ')) map.set(name, channel as Channel);
  return map;
}

/**
 * Names that libraries and gateways put before an id, with `/` or `:` behind them, and the channel each means.
 * From the provider lists of LiteLLM, the Vercel AI SDK, LangChain, pydantic-ai, promptfoo, GitHub Models and OpenRouter.
 */
export const PREFIXES: ReadonlyMap<string, Channel> = table({
  azure: 'azure azure_ai azure-ai azure-openai azure_openai azureopenai',
  bedrock: 'bedrock amazon-bedrock amazon_bedrock aws_bedrock aws-bedrock bedrock_converse bedrock-converse',
  vertex: 'vertex vertex_ai vertexai vertex-ai vertex_ai_beta google_vertexai google-vertex google_vertex google-vertex-anthropic google_anthropic_vertex',
  openrouter: 'openrouter meta-llama mistralai x-ai z-ai moonshotai qwen nousresearch microsoft amazon cognitivecomputations',
  ollama: 'ollama ollama_chat ollama-chat',
  gateway:
    'openai anthropic claude google gemini google_genai google-genai googleai google_ai google-gla google-ai-studio google-aistudio mistral mistral-ai '
    + 'cohere cohere_chat deepseek xai groq together together_ai togetherai fireworks fireworks_ai fireworks-ai perplexity replicate '
    + 'huggingface hf cerebras sambanova nvidia nvidia_nim deepinfra anyscale databricks github github_copilot github-copilot copilot '
    + 'local litellm litellm_proxy vllm hosted_vllm lm_studio lmstudio portkey cloudflare workers-ai novita moonshot dashscope alibaba '
    + 'zai zhipu minimax ai21 watsonx meta meta_llama text-completion-openai openai-chat openai-responses openai_compatible '
    + 'openai-compatible custom_openai gateway vercel helicone opencode zed.dev requesty unbound voyage voyageai jina jina_ai aimlapi nebius '
    + 'deepseek-ai zai-org meta-ai aleph_alpha predibase baseten friendliai bytedance xiaomi xiaomimimo minimaxai codellama nvidia-nim perplexity-ai langdb cot proxy',
});

/** Words between a provider and the id: `openai:chat:gpt-4o`, `azure/responses/gpt-5`, `bedrock/converse/…`. */
export const ENDPOINT_WORDS: ReadonlySet<string> = new Set([
  'chat', 'responses', 'messages', 'message', 'completion', 'completions', 'embedding', 'embeddings', 'image', 'images', 'converse',
  'converse_like', 'invoke', 'realtime', 'moderation', 'speech', 'transcription', 'models', 'model', 'assistant', 'codex', 'rerank',
]);

/** OpenRouter's endings; `:14b` and the like are Ollama's. */
export const VARIANT = /:(free|batch|thinking|extended|nitro|floor|exacto|online|beta|self-moderated)$/;
