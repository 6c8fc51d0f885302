import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function rolesIn(text: string): Promise<readonly string[]> {
  const { references } = await scanner.scan({ path: 'a.ts', language: 'typescript', text }, new AbortController().signal);
  return references.map((reference) => `${reference.role} ${reference.text}`);
}

describe('roles in TypeScript', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['a prefix test, whatever the name', 'if (m.id?.startsWith("o1")) slow();', ['branch o1']],
    ['a family tested on the id of a model', 'if (model.id.includes("o3") || m.id.includes("claude-4")) slow();', ['branch o3', 'branch claude-4']],
    ['a bare case beside certain ones', 'switch (K) { case "gpt-4o-mini": return 1; case "o3": return 2; }', ['branch gpt-4o-mini', 'branch o3']],
    ['what is replaced in a name', 'const label = id.replace("gpt-4o-mini", "small").replace("{{m}}", "gpt-4.1");', ['branch gpt-4o-mini', 'usage gpt-4.1']],
    ['rows of limits', 'const t = [{ model: "gpt-4o-mini", maxPromptLength: 3e5 }, { model: "gpt-4o", maxPromptLength: 3e5 }];', ['catalog gpt-4o-mini', 'catalog gpt-4o']],
    ['rows under any key', 'const rows = [{ idPrefix: "gpt-4o", label: "4o", contextWindow: 1 }];', ['catalog gpt-4o']],
    ['rows of what is offered', 'const models = { a: { label: "A", modelId: "gpt-4o", provider: "x" } };', ['catalog gpt-4o']],
    ['an agent with a label of its own', 'const agents = { a: { label: "A", model: "gpt-4o", temperature: 0 } };', ['usage gpt-4o']],
    ['companies, not models', 'const P = [{ name: "A", value: "openai" }, { name: "M", value: "mistral" }]; const m = await customModels("mistral");', []],
    ['a list that is described, not called', 'const ids = ["gpt-4o", "gpt-4.1"]; export const all = ids.map((id) => toDescription(id));', ['catalog gpt-4o', 'catalog gpt-4.1']],
    ['a list that is called', 'const ids = ["gpt-4o", "gpt-4.1"]; for (const id of ids) await ask(id);', ['usage gpt-4o', 'usage gpt-4.1']],
    ['families that are let through', 'const ALLOWED_PREFIXES = ["gemini-2.5", "gemini-3"];', ['catalog gemini-2.5', 'catalog gemini-3']],
    ['a validator', 'const s = Joi.string().valid("gpt-4o-mini", "gpt-4");', ['catalog gpt-4o-mini', 'catalog gpt-4']],
    ['what a page should show', 'expect(screen.getByText("gpt-5.5")).toBeInTheDocument(); expect(screen.queryByText(/gpt-5.5/i)).toBeNull();', ['assert gpt-5.5', 'assert gpt-5.5']],
    ['a pattern a matcher holds', 'expect(f).toHaveBeenCalledWith(expect.stringMatching(/x\\/gemini-2.5-pro /));', ['assert gemini-2.5-pro']],
    ['an id in the code of a sentence', 'say(`Winner: ${a > b ? "llama3.2:3b" : "gpt-4o"} tokens`); const id = `a-${y ? "gpt-4o" : "gpt-4"}`;', ['mention llama3.2:3b', 'mention gpt-4o', 'dynamic gpt-4o', 'dynamic gpt-4']],
    ['a list as the fallback of a setting', 'const all = (process.env.MODELS ?? "gpt-4o,gpt-4.1").split(",");', ['usage gpt-4o', 'usage gpt-4.1']],
    ['an id of somebody’s own', 'run({ model: "gpt-4o-custom" }); const name = "gemini-cli-test-2"; el.id = "claude-click-highlight-" + n;', ['usage gpt-4o-custom']],
    ['a default for each company', 'export const DEFAULT_MODEL = { [Engine.ChatGPT]: "gpt-5.2", [Engine.Gemini]: "gemini-2.5-flash", [Engine.Ollama]: "llama3.3" };', ['usage gpt-5.2', 'usage gemini-2.5-flash', 'usage llama3.3']],
    ['an option of a program', 'yargs.option("model", { choices: ["gpt-4o", "gpt-4.1"], default: "gpt-4o", describe: "Model" });', ['catalog gpt-4o', 'catalog gpt-4.1', 'usage gpt-4o']],
    ['pairs of a table', 'const m = new Map([["deepseek-coder", { x: 1 }], ["phi4", { x: 2 }]]);', ['catalog deepseek-coder', 'catalog phi4']],
  ])('%s', async (_, text, expected) => {
    expect(await rolesIn(text)).toEqual(expected);
  });
});
