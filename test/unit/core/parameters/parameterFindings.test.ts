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
    ['a keyword that is called as a variable is', 'a.py', 'def f(limits):\n    ask(limits={"model": "gpt-4o", "messages": []})\n    limits["max_tokens"] = 5\n'],
    ['an expectation', 'a.py', 'mock.chat.completions.create.assert_called_once_with(model="gpt-4o", max_tokens=5)\n'],
    ['a table', 'a.py', 'LIMITS = {"gpt-4o": {"max_tokens": 4096}}\n'],
    ['the form of an app', 'a.ts', "const form = { model: 'gpt-4o', maxTokens: 5, temperature: 1 };\n"],
    ['a library in between, in Ruby', 'a.rb', "RubyLLM.chat(model: 'gpt-4o').with_temperature(0.2).with_params(max_tokens: 5)\n"],
    ['what a test in Ruby expects', 'a_spec.rb', "let(:parameters) { { model: 'gpt-4o', messages: [], max_tokens: 5 } }\n"],
    ['an assistant of ruby-openai', 'a.rb', "client.assistants.create(parameters: { model: 'gpt-4o', max_tokens: 5 })\n"],
    ['a library in between, in PHP', 'a.php', "<?php\nPrism::text()->using('openai', 'gpt-4o')->withMaxTokens(5);\n$platform->invoke('gpt-4o', $messages, ['max_tokens' => 5]);\n"],
    ['a library in between, in C#', 'a.cs', 'class A { object F(OpenAIClient c) => c.GetChatClient("gpt-4o").AsIChatClient().GetResponseAsync("x", new ChatOptions { MaxOutputTokens = 5 }); }\n'],
    ['a client of another kind, in C#', 'a.cs', 'class A { void F() { var c = new EmbeddingClient("gpt-4o"); c.GenerateEmbedding("x", new() { Dimensions = 5 }); } }\n'],
    ['a whole body of its own, in C#', 'a.cs', 'class A { void F() { ChatClient c = new("gpt-4o", "k"); using BinaryContent body = BinaryContent.Create(json); c.CompleteChat(body); } }\n'],
    ['a library in between, in Rust', 'a.rs', 'fn f() { let _ = LLMBuilder::new().model("gpt-4o").max_tokens(5).build(); }\n'],
    ['a macro of its own, in Rust', 'a.rs', 'fn f() { let _ = object! { "model": "gpt-4o", "messages": [], "max_tokens": 5 }; }\n'],
    ['a class of its own, in Kotlin', 'a.kt', 'val a = Settings(model = "gpt-4o", maxTokens = 5)\n'],
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
    ['a client kept in a field, in C#', 'a.cs', 'class A { readonly ChatClient _c; A() { _c = new ChatClient("gpt-4o", "key"); } void F() { this._c.CompleteChat("x", new ChatCompletionOptions { ReasoningEffortLevel = "minimal" }); } }\n'],
    ['a client made from a constant, in C#', 'a.cs', 'class A { const string M = "gpt-4o"; void F(OpenAIClient o) { var c = o.GetChatClient(M); c.CompleteChat("x", new() { ReasoningEffortLevel = ChatReasoningEffortLevel.Minimal }); } }\n'],
    ['options of a method, not of its neighbour, in C#', 'a.cs', 'class A { readonly ChatClient _c = new("gpt-4o", "key"); void F() { var o = new ChatCompletionOptions { ReasoningEffortLevel = "minimal" }; _c.CompleteChat("x", o); } void G() { var o = new ChatCompletionOptions { ReasoningEffortLevel = "low" }; _c.CompleteChat("x", o); } }\n'],
    ['a dictionary that is serialised, in C#', 'a.cs', 'class A { string F() { var d = new Dictionary<string, object> { ["model"] = "gpt-4o", ["messages"] = m, ["max_tokens"] = 5 }; return JsonSerializer.Serialize(d); } }\n'],
    ['a deployment of Azure\'s first package, in C#', 'a.cs', 'class A { object F() => new ChatCompletionsOptions { DeploymentName = "gpt-4o", MaxTokens = 5 }; }\n'],
    ['a keyword of a method, in Ruby', 'a.rb', "def ask(model: 'gpt-4o')\n  @client.chat(parameters: { model: model, messages: [], max_tokens: 5 })\nend\n"],
    ['a constant of a module, in Ruby', 'a.rb', "module Models\n  CHAT = 'gpt-4o'.freeze\nend\nclient.chat.completions.create(model: Models::CHAT, max_tokens: 5)\n"],
    ['an instance variable, in Ruby', 'a.rb', "@model ||= ENV.fetch('MODEL', 'gpt-4o')\nclient.chat.completions.create(model: @model, max_tokens: 5)\n"],
    ['a posted body, in Ruby', 'a.rb', "HTTParty.post('https://api.openai.com/v1/chat/completions', body: JSON.generate({ model: 'gpt-4o', max_tokens: 5 }))\n"],
    ['a constant of a class, in PHP', 'a.php', "<?php\nclass A { const MODEL = 'gpt-4o'; function f($c) { return $c->chat()->create(['model' => static::MODEL, 'max_tokens' => 5]); } }\n"],
    ['a named body, in PHP', 'a.php', "<?php\n$body = ['model' => 'gpt-4o', 'messages' => [], 'max_tokens' => 5];\n$c->chat()->create($body);\n"],
    ['a posted body, in PHP', 'a.php', "<?php\n$http->post('https://api.openai.com/v1/chat/completions', ['json' => ['model' => 'gpt-4o', 'max_tokens' => 5]]);\n"],
    ['a serialised body, in PHP', 'a.php', "<?php\n$json = json_encode(['model' => 'gpt-4o', 'messages' => [], 'max_tokens' => 5]);\n"],
    ['a default, in Kotlin', 'a.kt', 'fun ask(m: String = "gpt-4o") = openAI.chatCompletion(ChatCompletionRequest(model = ModelId(m), maxTokens = 5))\n'],
    ['a body in braces, in Kotlin', 'a.kt', 'val body = buildJsonObject {\n  put("model", "gpt-4o")\n  putJsonArray("messages") { }\n  put("max_tokens", 5)\n}\n'],
    ['a chain, in Kotlin', 'a.kt', 'val p = ChatCompletionCreateParams.builder().model("gpt-4o").maxTokens(5L).build()\n'],
    ['a reference to a constant, in Rust', 'a.rs', 'const M: &str = "gpt-4o";\nfn f() { let r = CreateChatCompletionRequestArgs::default().model(M).max_tokens(5u32).build(); }\n'],
    ['a struct, in Rust', 'a.rs', 'fn f() -> CreateChatCompletionRequest { CreateChatCompletionRequest { model: "gpt-4o".into(), max_tokens: Some(5), ..Default::default() } }\n'],
    ['a posted body, in Rust', 'a.rs', 'fn f() { client.post("https://api.openai.com/v1/chat/completions").json(&json!({"model": "gpt-4o", "max_tokens": 5})).send(); }\n'],
    ['a constant', 'a.go', 'package a\n\nconst model = "gpt-4o"\n\nfunc f() {\n\tc.New(ctx, openai.ChatCompletionNewParams{Model: model, MaxTokens: openai.Int(5)})\n}\n'],
  ])('follows %s', async (_what, path, text) => {
    expect((await found(path, text, { target: 'gpt-5.2' })).filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  it.each([
    ['in TypeScript', 'a.ts', "await fetch(url, { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages: [], max_tokens: 5 }) });\n"],
    ['in Python', 'a.py', 'requests.post(self.url, json={"model": "gpt-4o", "messages": [], "max_tokens": 5})\n'],
    ['in PHP', 'a.php', "<?php\n$http->post($url, ['json' => ['model' => 'gpt-4o', 'messages' => [], 'max_tokens' => 5]]);\n"],
  ])('is careful with a body that is posted to an address kept elsewhere, %s', async (_what, path, text) => {
    expect((await found(path, text, { target: 'gpt-5.2' })).map((line) => line.slice(0, 4))).toEqual(['hint']);
    expect(await found(path, text.replace(/\burl\b|self\.url|\$url/, '"https://example.com/api/answers"'), { target: 'gpt-5.2' })).toEqual([]);
  });

  it.each([
    ['curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($data));'],
    ['$json = json_encode($data); curl_setopt($ch, CURLOPT_POSTFIELDS, $json);'],
    ['curl_setopt_array($ch, [CURLOPT_POST => true, CURLOPT_POSTFIELDS => json_encode($data)]);'],
    ["wp_remote_post('https://api.openai.com/v1/chat/completions', ['body' => wp_json_encode($data)]);"],
    ["file_get_contents('https://api.openai.com/v1/chat/completions', false, stream_context_create(['http' => ['content' => json_encode($data)]]));"],
  ])('reads the body of a PHP page that sends it so: %s', async (send) => {
    const text = `<?php\n$data = ["model" => defined("M") ? M : "gpt-4o", "messages" => [], "max_tokens" => 5];\n${send}\n`;
    expect(await found('a.php', text, { target: 'gpt-5.2' })).toEqual(['error "max_tokens" => 5']);
  });

  it('reads what is patched into the options, in C#', async () => {
    const text = 'class A { void F() { var c = new ChatClient("gpt-5", "k"); ChatCompletionOptions o = new(); o.Patch.Set("$.reasoning_effort"u8, "minimal"); c.CompleteChat("x", o); } }\n';
    expect(await found('a.cs', text, { target: 'gpt-5.2' })).toEqual(['error o.Patch.Set("$.reasoning_effort"u8, "minimal")']);
    const responses = 'class A { void F(ResponsesClient c) { CreateResponseOptions o = new("gpt-5", items); o.Patch.Set("$.reasoning.effort"u8, "high"); c.CreateResponse(o); } }\n';
    expect(await found('a.cs', responses, { target: 'gpt-5.2' })).toEqual([]);
  });

  it.each([
    ['Python', 'a.py', 'def f(deep):\n    params = {"model": "gpt-4o", "messages": []}\n    params["max_tokens"] = 5\n    if deep:\n        params["temperature"] = 0\n    return client.chat.completions.create(**params)\n', 'params["max_tokens"] = 5', 'params["temperature"] = 0'],
    ['Ruby', 'a.rb', "def f(deep)\n  params = { model: 'gpt-4o', messages: [] }\n  params[:max_tokens] = 5\n  params[:temperature] = 0 if deep\n  client.chat(parameters: params)\nend\n", 'params[:max_tokens] = 5', 'params[:temperature] = 0'],
    ['PHP', 'a.php', "<?php\nfunction f($c, $deep) {\n  $params = ['model' => 'gpt-4o', 'messages' => []];\n  $params['max_tokens'] = 5;\n  if ($deep) {\n    $params['temperature'] = 0;\n  }\n  return $c->chat()->create($params);\n}\n", "$params['max_tokens'] = 5", "$params['temperature'] = 0"],
    ['TypeScript', 'a.ts', "function f(deep: boolean) {\n  const params: OpenAI.ChatCompletionCreateParams = { model: 'gpt-4o', messages: [] };\n  params.max_tokens = 5;\n  if (deep) params['temperature'] = 0;\n  return client.chat.completions.create(params);\n}\n", 'params.max_tokens = 5', "params['temperature'] = 0"],
  ])('reads what is set later on, in %s, and is careful with what a condition sets', async (_language, path, text, always, sometimes) => {
    expect(await found(path, text, { target: 'gpt-6-astra' })).toEqual([`error ${always}`, `hint ${sometimes}`]);
    const { references } = await scan(path, text, { target: 'gpt-6-astra' });
    expect(references.flatMap(({ findings }) => findings).map(({ rule, edit }) => (rule === 'model/parameter' ? edit?.title : undefined)).filter((title) => title !== undefined)).toEqual(['Rename to max_completion_tokens']);
  });

  it('is careful with what a condition sets, in C#', async () => {
    const text = 'class A { void F(bool b) { var c = new ChatClient("gpt-4o", "k"); var o = new ChatCompletionOptions(); if (b) o.ReasoningEffortLevel = "minimal"; if (b) { o.Tools.Add(t); } c.CompleteChat("x", o); } }\n';
    expect(await found('a.cs', text, { target: 'gpt-6-astra' })).toEqual(['hint o.ReasoningEffortLevel = "minimal"', 'hint o.Tools.Add(t)']);
    expect(await found('a.cs', text.replaceAll('if (b)', ''), { target: 'gpt-5.2' })).toEqual(['error o.ReasoningEffortLevel = "minimal"']);
  });

  it('knows how Azure\'s package for .NET sends the limit', async () => {
    const text = 'class A { void F(AzureOpenAIClient a) { var c = a.GetChatClient("gpt-4o"); var o = new ChatCompletionOptions { MaxOutputTokenCount = 5 }; c.CompleteChat("x", o); } }\n';
    expect(await found('a.cs', text, { target: 'gpt-5.2' })).toEqual(['hint MaxOutputTokenCount = 5']);
    expect(await found('a.cs', text.replace('c.Complete', 'o.SetNewMaxCompletionTokensPropertyEnabled(); c.Complete'), { target: 'gpt-5.2' })).toEqual([]);
    expect(await found('a.cs', text.replace('gpt-4o', 'gpt-5.1'), { target: 'gpt-5.2' })).toEqual([]);
    expect(await found('a.cs', text.replace('AzureOpenAIClient', 'OpenAIClient'), { target: 'gpt-5.2' })).toEqual([]);
  });

  it('does not take another function\'s name for its own', async () => {
    const text = 'def a(model="gpt-4o"):\n    return model\n\ndef b(model):\n    return client.chat.completions.create(model=model, messages=[], max_tokens=5)\n';
    expect(await found('a.py', text, { target: 'gpt-5.2' })).toEqual([]);
  });

  it('says nothing of a default effort where more is handed over than can be read', async () => {
    expect(await found('a.py', chat('**more'), { target: 'gpt-5.5' })).toEqual([]);
    expect(await found('a.py', chat('tools=tools, **more'), { target: 'gpt-5.5' })).toEqual([]);
    const csharp = (given: string): string => `class A { void F(ChatCompletionOptions options) { var c = new ChatClient("gpt-5.4", "k"); var made = BuildOptions(1); var o = new ChatCompletionOptions(); c.CompleteChat("x", ${given}); } }\n`;
    for (const given of ['options', 'made', 'BuildOptions(1)', 'this.options']) expect(await found('a.cs', csharp(given), { target: 'gpt-5.5' })).toEqual([]);
    for (const given of ['o', 'cancellationToken: ct', 'ct']) expect(await found('a.cs', csharp(given), { target: 'gpt-5.5' })).toEqual(['warning c']);
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

  it.each([
    ['a.rb', "c.chat(parameters: { model: 'gpt-5.4', messages: [], max_tokens: 5 })\n", 'gpt-5.2', "c.chat(parameters: { model: 'gpt-5.4', messages: [], max_completion_tokens: 5 })\n"],
    ['a.rb', "c.responses.create(model: 'gpt-5.4', input: 'x')\n", 'gpt-5.5', "c.responses.create(model: 'gpt-5.4', reasoning: { effort: 'none' }, input: 'x')\n"],
    ['a.php', "<?php\n$c->chat()->create([\n    'model' => 'gpt-5.5',\n    'temperature' => 0,\n    'messages' => [],\n]);\n", 'gpt-6-astra', "<?php\n$c->chat()->create([\n    'model' => 'gpt-5.5',\n    'messages' => [],\n]);\n"],
    ['a.php', "<?php\n$c->responses()->create(['model' => 'gpt-5.4', 'input' => 'x']);\n", 'gpt-5.5', "<?php\n$c->responses()->create(['model' => 'gpt-5.4', 'reasoning' => ['effort' => 'none'], 'input' => 'x']);\n"],
    ['a.php', "<?php\n$c->messages->create(model: 'claude-sonnet-5', messages: [], thinking: ['type' => 'enabled', 'budget_tokens' => 5]);\n", 'claude-sonnet-5', "<?php\n$c->messages->create(model: 'claude-sonnet-5', messages: [], thinking: ['type' => 'adaptive']);\n"],
    ['a.rs', 'fn f() { let r = CreateChatCompletionRequestArgs::default().model("gpt-5.5").temperature(0.2).build(); }\n', 'gpt-6-astra', 'fn f() { let r = CreateChatCompletionRequestArgs::default().model("gpt-5.5").build(); }\n'],
    ['a.rs', 'fn f() { let r = json!({ "model": "gpt-5.4", "messages": [] }); }\n', 'gpt-5.5', 'fn f() { let r = json!({ "model": "gpt-5.4", "reasoning_effort": "none", "messages": [] }); }\n'],
    ['a.kt', 'val r = chatCompletionRequest {\n  model = ModelId("gpt-5.5")\n  temperature = 0.2\n}\n', 'gpt-6-astra', 'val r = chatCompletionRequest {\n  model = ModelId("gpt-5.5")\n}\n'],
    ['a.cs', 'class A { object F() => new ChatCompletionCreateRequest { Model = "gpt-5.4", MaxTokens = 5, ReasoningEffort = "none" }; }\n', 'gpt-5.2', 'class A { object F() => new ChatCompletionCreateRequest { Model = "gpt-5.4", MaxCompletionTokens = 5, ReasoningEffort = "none" }; }\n'],
    // A property that this class does not have is not offered.
    ['a.cs', 'class A { object F() => new ChatCompletionsOptions { DeploymentName = "gpt-5.4", MaxTokens = 5 }; }\n', 'gpt-5.2', 'class A { object F() => new ChatCompletionsOptions { DeploymentName = "gpt-5.4", MaxTokens = 5 }; }\n'],
    ['a.cs', 'class A { void F(ChatClient c) {\n    var o = new CreateResponseOptions { Model = "gpt-5.5" };\n    o.Temperature = 0.2f;\n} }\n', 'gpt-6-astra', 'class A { void F(ChatClient c) {\n    var o = new CreateResponseOptions { Model = "gpt-5.5" };\n} }\n'],
  ])('are written as %s has it (%#)', async (path, before, target, after) => {
    expect(await fixed(path, before, target)).toBe(after);
  });

  it.each([
    ['a.ts', 'client.responses.create({ model: "gpt-5.4", input: "Hi" });\n', 'client.responses.create({ model: "gpt-5.4", reasoning: { effort: "none" }, input: "Hi" });\n'],
    ['a.ts', 'client.responses.create({ model: env.M ?? "gpt-5.4", user: id, input: [{ role: "user" }] });\n', 'client.responses.create({ model: env.M ?? "gpt-5.4", reasoning: { effort: "none" }, user: id, input: [{ role: "user" }] });\n'],
    ['a.js', "client.responses.create({ model: `gpt-5.4`, input: 'Hi' });\n", "client.responses.create({ model: `gpt-5.4`, reasoning: { effort: 'none' }, input: 'Hi' });\n"],
    ['a.py', "client.responses.create(model='gpt-5.4', input='Hi')\n", "client.responses.create(model='gpt-5.4', reasoning={'effort': 'none'}, input='Hi')\n"],
    ['a.py', "client.responses.create(model=\"gpt-5.4\", input='Hi')\n", "client.responses.create(model=\"gpt-5.4\", reasoning={\"effort\": \"none\"}, input='Hi')\n"],
    ['a.rb', 'c.responses.create(model: "gpt-5.4", input: "x")\n', 'c.responses.create(model: "gpt-5.4", reasoning: { effort: "none" }, input: "x")\n'],
    ['a.php', '<?php\n$c->responses()->create(["model" => "gpt-5.4", "input" => "x"]);\n', '<?php\n$c->responses()->create(["model" => "gpt-5.4", "reasoning" => ["effort" => "none"], "input" => "x"]);\n'],
  ])('add a text in the quote of the texts beside it in %s (%#)', async (path, before, after) => {
    expect(await fixed(path, before, 'gpt-5.5')).toBe(after);
  });

  it.each([
    ['a.ts', `c.chat.completions.create({ model: "gpt-5.4", messages: [], reasoning_effort: 'minimal' });\n`],
    ['a.ts', `c.chat.completions.create({ model: 'gpt-5.4', messages: [], reasoning_effort: "minimal" });\n`],
    ['a.py', `c.chat.completions.create(model="gpt-5.4", messages=[], reasoning_effort='minimal')\n`],
    ['a.yaml', 'model: gpt-5.4\nmessages: []\nreasoning_effort: "minimal"\n'],
    ['a.yaml', 'model: "gpt-5.4"\nmessages: []\nreasoning_effort: minimal\n'],
  ])('keep the quote of the text they change in %s (%#)', async (path, before) => {
    expect(await fixed(path, before, 'gpt-5.2')).toBe(before.replace('minimal', 'low'));
  });

  it('put adaptive thinking in place of a budget', async () => {
    const claude = (thinking: string): string => `client.messages.create(model="claude-sonnet-5", messages=[], thinking=${thinking})\n`;
    expect(await fixed('a.py', claude('{"type": "enabled", "budget_tokens": 1024}'), 'claude-sonnet-5')).toBe(claude('{"type": "adaptive"}'));
    expect(await fixed('a.py', claude("{'type': 'enabled', 'budget_tokens': 1024}"), 'claude-sonnet-5')).toBe(claude("{'type': 'adaptive'}"));
    const code = (thinking: string): string => `client.messages.create({ model: 'claude-sonnet-5', messages: [], thinking: ${thinking} });\n`;
    expect(await fixed('a.ts', code('{ type: "enabled", budget_tokens: 1024 }'), 'claude-sonnet-5')).toBe(code('{ type: "adaptive" }'));
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
