/** Whose models a variable is about, as the first words of its name say it. */
const vendors = new Set([
  'OPENAI', 'AZURE', 'AZURE_OPENAI', 'AOAI', 'ANTHROPIC', 'CLAUDE', 'GOOGLE', 'GEMINI', 'VERTEX', 'VERTEXAI', 'MISTRAL', 'AMAZON', 'AWS', 'BEDROCK', 'AWS_BEDROCK',
  'COHERE', 'META', 'DEEPSEEK', 'XAI', 'ALIBABA', 'QWEN', 'MOONSHOT', 'ZAI', 'MICROSOFT', 'NVIDIA', 'PERPLEXITY', 'AI21', 'MINIMAX', 'XIAOMI',
  'GROQ', 'OPENROUTER', 'TOGETHER', 'LITELLM', 'OLLAMA', 'LLM', 'AI', 'CHAT', 'GPT', 'EMBEDDING', 'EMBEDDINGS',
]);

/** True for `OPENAI` of `OPENAI_MODEL_DEFAULT`, and for `ACME_OPENAI`. */
export function isVendor(words: readonly string[]): boolean {
  return vendors.has(words.at(-1) ?? '') || vendors.has(words.slice(-2).join('_'));
}
