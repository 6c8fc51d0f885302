import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function rolesIn(text: string): Promise<readonly string[]> {
  const { references } = await scanner.scan({ path: 'a.py', language: 'python', text }, new AbortController().signal);
  return references.map((reference) => `${reference.role} ${reference.text}`);
}

describe('roles in Python', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['a bare word given as the id of what runs models', 'a = Agent(model=Ollama(id="llama3.2"), name="mistral")\nb = Perplexity(id="sonar")\n', ['usage llama3.2', 'usage sonar']],
    ['a bare word looked for in the id of a model', 'slow = "o3" in reasoning_model.id or "qwq" in reasoning_model.id\n', ['branch o3', 'branch qwq']],
    ['models tried in turn', 'm = OpenRouter(id="openai/gpt-4o", models=["deepseek/deepseek-r1", "openai/gpt-4o-mini"])\n', ['usage openai/gpt-4o', 'usage deepseek/deepseek-r1', 'usage openai/gpt-4o-mini']],
    ['models a form offers', 'f = Form(models=["openai/gpt-4o", "openai/gpt-4o-mini"])\n', ['catalog openai/gpt-4o', 'catalog openai/gpt-4o-mini']],
    ['settings kept in a namespace', 'opts = SimpleNamespace(embed_model="text-embedding-3-small", top_k=10)\n', ['usage text-embedding-3-small']],
    ['a provider and a model with a dash', 'e = init_embeddings("openai:text-embedding-3-small")\nm = init_chat_model("groq:llama-3.3-70b-versatile")\n', ['usage openai:text-embedding-3-small', 'usage groq:llama-3.3-70b-versatile']],
    ['an option of a program', 'p.add_argument("--model", choices=["deepseek-chat", "deepseek-coder"], default="deepseek-chat", help="x")\n', ['catalog deepseek-chat', 'catalog deepseek-coder', 'usage deepseek-chat']],
    ['the label of a variant', 'v = Variant(name="claude-sonnet-4", agent=Agent(llm=Service(model="claude-sonnet-4-20250514")))\n', ['mention claude-sonnet-4', 'usage claude-sonnet-4-20250514']],
    ['an enum whose member is a word', 'class M(str, Enum):\n    A = "command-r-plus"\n    COMMAND_R = "command-r"\n    COMMAND_R7B = "command-r7b-12-2024"\n', ['catalog command-r-plus', 'catalog command-r', 'catalog command-r7b-12-2024']],
  ])('%s', async (_, text, expected) => {
    expect(await rolesIn(text)).toEqual(expected);
  });
});
