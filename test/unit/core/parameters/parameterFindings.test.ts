import { describe, expect, it } from 'vitest';
import { createScanner, type ParameterTarget } from '../../../../src/core/index.ts';
import { languageOf } from '../../../../src/core/scan/languageOf.ts';
import type { ScannedDocument, ScanOptions } from '../../../../src/core/scan/types.ts';
import { applyEdits } from '../../../../src/core/text/range.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

const grammars = createGrammarSource();
const { signal } = new AbortController();

async function scan(path: string, text: string, target: ParameterTarget, options: Partial<ScanOptions> = {}): Promise<ScannedDocument> {
  const language = languageOf(path);
  if (language === undefined) throw new Error(`${path} has no language`);
  const scanner = createScanner(grammars, { today: () => '2026-11-21', parseLimit: 20_000, ...options });
  const document = { path, language, text };
  return await scanner.checkParameters(document, await scanner.scan(document, signal), target, signal);
}

/** Severity and place of each finding. */
async function found(path: string, text: string, target: ParameterTarget, options: Partial<ScanOptions> = {}): Promise<readonly string[]> {
  const { references } = await scan(path, text, target, options);
  return references.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'model/parameter').map(({ severity, range }) => `${severity} ${text.slice(range.start, range.end)}`);
}

async function fixed(path: string, text: string, target: string): Promise<string> {
  const { references } = await scan(path, text, { target });
  const edits = references.flatMap(({ findings }) => findings).flatMap(({ edit }) => edit?.edits ?? []);
  return applyEdits(text, edits);
}

const chat = (rest: string): string => `client.chat.completions.create(model="gpt-5.4", messages=[], ${rest})\n`;

describe('targets', () => {
  const text = 'client.chat.completions.create(model="gpt-4o", messages=[], max_tokens=5)\n';

  it('says nothing without one', async () => {
    expect(await found('a.py', text, {})).toEqual([]);
    expect(await found('a.py', text, { aliases: { 'chat.core': { default: 'gpt-4o' } } })).toEqual([]);
  });

  it('takes an alias for its candidate, and "successor" for what the lifecycle data names', async () => {
    const aliases = { 'chat.core': { default: 'gpt-4o', candidate: 'gpt-5.2' } };
    expect(await found('a.py', text, { target: 'chat.core', aliases })).toEqual(['error max_tokens=5']);
    expect(await found('a.py', text, { target: 'successor' })).toContain('error max_tokens=5');
    expect(await found('a.py', text.replace('gpt-4o', 'gpt-5.5'), { target: 'successor' })).toEqual([]);
  });

  it('leaves the calls of other vendors alone', async () => {
    expect(await found('a.py', text, { target: 'claude-sonnet-5' })).toEqual([]);
  });

  it('moves a use of an alias from its default to its candidate', async () => {
    const use = 'from app.models import model\nclient.chat.completions.create(model=model("chat.core"), messages=[], max_tokens=5)\n';
    const aliases = { 'chat.core': { default: 'gpt-4o', candidate: 'gpt-5.2' } };
    const options = { accessors: [{ path: 'app/models.py' }] };
    expect(await found('main.py', use, { aliases }, options)).toEqual(['error max_tokens=5']);
    expect(await found('main.py', use, { aliases: { 'chat.core': { default: 'gpt-4o' } } }, options)).toEqual([]);
  });
});

describe('settings', () => {
  const text = '# promptshift-ignore model/parameter: the gateway renames it\nclient.chat.completions.create(model="gpt-4o", messages=[], max_tokens=5)\n';

  it('goes by the severity that a repository sets', async () => {
    const plain = text.slice(text.indexOf('\n') + 1);
    expect(await found('a.py', plain, { target: 'gpt-5.2' }, { rules: { 'model/parameter': 'info' } })).toEqual(['info max_tokens=5']);
    expect(await found('a.py', plain, { target: 'gpt-5.2' }, { rules: { 'model/parameter': 'off' } })).toEqual([]);
  });

  it('sets what a comment accepts aside', async () => {
    expect(await found('a.py', text, { target: 'gpt-5.2' })).toEqual([]);
    const { references } = await scan('a.py', text, { target: 'gpt-5.2' });
    expect(references[0]?.suppressed?.map(({ rule, reason }) => [rule, reason])).toContainEqual(['model/parameter', 'the gateway renames it']);
  });
});

describe('call sites', () => {
  it.each([
    ['a library in between', 'a.ts', "new ChatOpenAI({ model: 'gpt-4o', temperature: 0, max_tokens: 5 });\n"],
    ['an alias of providers', 'a.ts', "generateText({ model: openai('gpt-4o'), temperature: 0, maxTokens: 5, messages: [] });\n"],
    ['an expectation', 'a.py', 'mock.chat.completions.create.assert_called_once_with(model="gpt-4o", max_tokens=5)\n'],
    ['a table', 'a.py', 'LIMITS = {"gpt-4o": {"max_tokens": 4096}}\n'],
    ['the form of an app', 'a.ts', "const form = { model: 'gpt-4o', maxTokens: 5, temperature: 1 };\n"],
    ['a struct of its own', 'a.go', 'package a\n\nvar c = Config{Model: "gpt-4o", MaxTokens: 5}\n'],
    ['a configuration', 'models.config.json', '{ "aliases": { "chat.core": { "default": "gpt-4o", "candidate": "gpt-5.2" } } }\n'],
  ])('leaves %s alone', async (_what, path, text) => {
    expect(await found(path, text, { target: 'gpt-5.2' })).toEqual([]);
  });

  it.each([
    ['a default parameter', 'a.py', 'def ask(q, model="gpt-4o"):\n    return client.chat.completions.create(model=model, messages=[], max_tokens=5)\n'],
    ['an environment fallback', 'a.py', 'MODEL = os.getenv("M", "gpt-4o")\nclient.chat.completions.create(model=MODEL, messages=[], max_tokens=5)\n'],
    ['a field', 'a.py', 'class A:\n    model = "gpt-4o"\n    def ask(self):\n        return client.chat.completions.create(model=self.model, messages=[], max_tokens=5)\n'],
    ['a parameter kept in a field', 'a.py', 'class A:\n    def __init__(self, chat_model="gpt-4o"):\n        self.chat_model = chat_model\n\n    def ask(self):\n        return client.chat.completions.create(model=self.chat_model, messages=[], max_tokens=5)\n'],
    ['unpacked keywords', 'a.py', 'options = {"model": "gpt-4o", "max_tokens": 5}\nclient.chat.completions.create(messages=[], **options)\n'],
    ['a nullish fallback', 'a.ts', "client.chat.completions.create({ model: process.env.M ?? 'gpt-4o', messages: [], max_tokens: 5 });\n"],
    ['a member', 'a.ts', "class A { model = 'gpt-4o'; ask() { return client.chat.completions.create({ model: this.model, messages: [], max_tokens: 5 }); } }\n"],
    ['a shorthand', 'a.js', "const model = 'gpt-4o';\nclient.chat.completions.create({ model, messages: [], max_tokens: 5 });\n"],
    ['a typed request', 'a.ts', "const r: OpenAI.ChatCompletionCreateParams = { model: 'gpt-4o', messages: [], max_tokens: 5 };\n"],
    ['a posted body', 'a.py', 'requests.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-4o", "max_tokens": 5})\n'],
    ['fenced code', 'README.md', '# Use\n\n```python\nclient.chat.completions.create(model="gpt-4o", messages=[], max_tokens=5)\n```\n'],
    ['a map', 'A.java', 'class A { Object r = Map.of("model", "gpt-4o", "messages", List.of(), "max_tokens", 5); }\n'],
    ['a constant', 'a.go', 'package a\n\nconst model = "gpt-4o"\n\nfunc f() {\n\tc.New(ctx, openai.ChatCompletionNewParams{Model: model, MaxTokens: openai.Int(5)})\n}\n'],
  ])('follows %s', async (_what, path, text) => {
    expect((await found(path, text, { target: 'gpt-5.2' })).filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  it('does not take another function\'s name for its own', async () => {
    const text = 'def a(model="gpt-4o"):\n    return model\n\ndef b(model):\n    return client.chat.completions.create(model=model, messages=[], max_tokens=5)\n';
    expect(await found('a.py', text, { target: 'gpt-5.2' })).toEqual([]);
  });

  it('says nothing of a default effort where more is handed over than can be read', async () => {
    expect(await found('a.py', chat('**more'), { target: 'gpt-5.5' })).toEqual([]);
    expect(await found('a.py', chat('tools=tools, **more'), { target: 'gpt-5.5' })).toEqual([]);
  });

  it('lives with broken and hostile text', async () => {
    expect(await found('a.py', 'client.chat.completions.create(model="gpt-4o", max_tokens=', { target: 'gpt-5.2' })).toEqual([]);
    expect(await found('a.json', '{ "model": "gpt-4o", "messages": [], "max_tokens": 5', { target: 'gpt-5.2' })).toEqual(['error "max_tokens": 5']);
    const deep = `{ "model": "gpt-4o", "messages": [], "max_tokens": 5, "deep": ${'['.repeat(50_000)}${']'.repeat(50_000)} }`;
    expect(await found('a.json', deep, { target: 'gpt-5.2' })).toBeInstanceOf(Array);
    expect(await found('a.yaml', 'model: gpt-4o\nmessages: [\nmax_tokens: 5\n', { target: 'gpt-5.2' })).toBeInstanceOf(Array);
  });
});

describe('fixes', () => {
  it.each([
    ['max_tokens=5', 'gpt-5.2', 'max_completion_tokens=5'],
    ['max_tokens=5, max_completion_tokens=6', 'gpt-5.2', 'max_completion_tokens=6'],
    ['reasoning_effort="minimal"', 'gpt-5.2', 'reasoning_effort="low"'],
    ['reasoning_effort="none", top_p=0.5, stop=None', 'gpt-6-astra', 'reasoning_effort="low", stop=None'],
    ['reasoning_effort="high", tools=[t]', 'gpt-5.6-sol', 'reasoning_effort="none", tools=[t]'],
  ])('turn %s for %s into %s', async (before, target, after) => {
    expect(await fixed('a.py', chat(before), target)).toBe(chat(after));
  });

  it('remove a line whole, in YAML and in code', async () => {
    const yaml = 'model: gpt-5.5\ninput: Hi\ntemperature: 0.2\nreasoning: { effort: low }\n';
    expect(await fixed('a.yaml', yaml, 'gpt-6-astra')).toBe('model: gpt-5.5\ninput: Hi\nreasoning: { effort: low }\n');
    const code = "client.responses.create({\n  model: 'gpt-5.5',\n  temperature: 0.2,\n  input: 'Hi',\n});\n";
    expect(await fixed('a.ts', code, 'gpt-6-astra')).toBe("client.responses.create({\n  model: 'gpt-5.5',\n  input: 'Hi',\n});\n");
  });

  it('write the effort as the API of the call has it', async () => {
    expect(await fixed('a.ts', "client.responses.create({ model: 'gpt-5.4', input: 'Hi' });\n", 'gpt-5.5'))
      .toBe("client.responses.create({ model: 'gpt-5.4', reasoning: { effort: 'none' }, input: 'Hi' });\n");
  });

  it('keep the case of a name', async () => {
    const java = (name: string): string => `class A { Object r = ChatCompletionCreateParams.builder().model("gpt-4o").${name}(5).build(); }\n`;
    expect(await fixed('A.java', java('maxTokens'), 'gpt-5.2')).toBe(java('maxCompletionTokens'));
  });

  it('put adaptive thinking in place of a budget', async () => {
    const claude = (thinking: string): string => `client.messages.create(model="claude-sonnet-5", messages=[], thinking=${thinking})\n`;
    expect(await fixed('a.py', claude('{"type": "enabled", "budget_tokens": 1024}'), 'claude-sonnet-5')).toBe(claude('{"type": "adaptive"}'));
  });
});

describe('other breaks of the data', () => {
  it('knows what the first o1 models, Claude 4.7 and Gemini 3 do not take', async () => {
    const system = 'client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "x"}])\n';
    expect(await found('a.py', system, { target: 'o1-mini' })).toContain('error {"role": "system", "content": "x"}');
    const claude = 'client.messages.create(model="claude-opus-4-5", messages=[], temperature=1)\n';
    expect(await found('a.py', claude, { target: 'claude-opus-4-7' })).toEqual(['error temperature=1']);
    const gemini = "ai.models.generateContent({ model: 'gemini-2.5-flash', contents: 'Hi', config: { thinkingConfig: { thinkingBudget: 1024 } } });\n";
    expect(await found('a.ts', gemini, { target: 'gemini-3.5-flash' })).toEqual(['warning thinkingBudget: 1024']);
  });
});
