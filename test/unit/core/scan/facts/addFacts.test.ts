import { beforeAll, describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/index.ts';
import { languageOf } from '../../../../../src/core/scan/languageOf.ts';
import type { CodeFacts } from '../../../../../src/core/scan/facts/types.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });
const { signal } = new AbortController();

/** The facts of each model that is used, in order. */
async function facts(path: string, text: string): Promise<readonly CodeFacts[]> {
  const language = languageOf(path);
  if (language === undefined) throw new Error(`${path} has no language`);
  const { references } = await scanner.scan({ path, language, text }, signal);
  return references.filter(({ role }) => role === 'usage').map((reference) => reference.facts ?? {});
}

beforeAll(async () => {
  for (const path of ['a.ts', 'a.tsx', 'a.py', 'a.go', 'A.java', 'a.rb', 'a.php', 'a.cs', 'a.rs', 'a.kt']) await facts(path, '"gpt-4o"; JSON');
});

const python = (...lines: readonly string[]): string => ['import json, re', ...lines].join('\n');
const call = 'r = client.chat.completions.create(model="gpt-4o", messages=m)';

describe('what takes an answer apart', () => {
  it.each<readonly [string, string, string, string | undefined]>([
    ['a parser beside the call', 'a.py', python(call, 'data = json.loads(r.choices[0].message.content)'), 'json.loads'],
    ['through a name and a method', 'a.py', python(call, 'text = r.choices[0].message.content.strip()', 'data = json.loads(text)'), 'json.loads'],
    ['through a function of the file', 'a.py', python('def ask(m):', `    ${call}`, '    return r.choices[0].message.content', 'def use():', '    answer = ask([])', '    return json.loads(clean(answer))'), 'json.loads'],
    ['through a method', 'a.py', python('class A:', '    def ask(self, m):', `        ${call}`, '        return r.choices[0].message.content', '    def use(self):', '        return Ticket.model_validate_json(self.ask([]))'), 'Ticket.model_validate_json'],
    ['a client that is made with the model', 'a.py', python('llm = ChatOpenAI(model="gpt-4o")', 'def go(p):', '    res = llm.invoke(p)', '    return json.loads(res.content)'), 'json.loads'],
    ['a constant that is used elsewhere', 'a.py', python('MODEL = "gpt-4o"', 'r = client.responses.create(model=MODEL, input=p)', 'x = json.loads(r.output_text)'), 'json.loads'],
    ['a pattern', 'a.py', python(call, 'm = re.search(r"\\d+", r.choices[0].message.content)'), 're.search'],
    ['a part by its place', 'a.py', python(call, 'label = r.choices[0].message.content.split(":")[1]'), 'split'],
    ['a stream', 'a.py', python('s = client.chat.completions.create(model="gpt-4o", messages=m, stream=True)', 'text = ""', 'for chunk in s:', '    text += chunk.choices[0].delta.content or ""', 'json.loads(text)'), 'json.loads'],
    ['the answer in a body that was posted', 'a.py', python('r = requests.post(url, json={"model": "gpt-4o", "messages": m})', 'data = r.json()', 'json.loads(data["choices"][0]["message"]["content"])'), 'json.loads'],
    ['not the body itself', 'a.py', python('r = requests.post(url, json={"model": "gpt-4o", "messages": m})', 'data = json.loads(r.text)', 'print(data["choices"][0]["message"]["content"])'), undefined],
    ['nor when it is called its content', 'a.py', python('r = requests.post(url, json={"model": "gpt-4o", "messages": m})', 'data = json.loads(r.content)', 'print(data["choices"][0])'), undefined],
    ['but the content in it', 'a.py', python('r = requests.post(url, json={"model": "claude-opus-4-6", "messages": m}).json()', 'data = json.loads(r["content"][0]["text"])'), 'json.loads'],
    ['not with a schema', 'a.py', python('r = client.chat.completions.create(model="gpt-4o", messages=m, response_format={"type": "json_schema", "json_schema": s})', 'json.loads(r.choices[0].message.content)'), undefined],
    ['but in JSON mode, which names none', 'a.py', python('r = client.chat.completions.create(model="gpt-4o", messages=m, response_format={"type": "json_object"})', 'json.loads(r.choices[0].message.content)'), 'json.loads'],
    ['not with a class', 'a.py', python('llm = ChatOpenAI(model="gpt-4o").with_structured_output(Ticket)', 'json.loads(llm.invoke(p).content)'), undefined],
    ['not the arguments of a tool', 'a.py', python(call, 'args = json.loads(r.choices[0].message.tool_calls[0].function.arguments)'), undefined],
    ['not another text', 'a.py', python(call, 'print(r.choices[0].message.content)', 'config = json.loads(open("x").read())'), undefined],
    ['not what the name held before, or holds later', 'a.py', python('text = open("x").read()', 'a, b = text.split(":")', call, 'text = r.choices[0].message.content', 'print(text)', 'text = open("y").read()', 'json.loads(text)'), undefined],
    ['but what either branch gives it', 'a.py', python('if a:', `    ${call}`, 'else:', '    r = other()', 'text = r.choices[0].message.content', 'text = text.strip()', 'json.loads(text)'), 'json.loads'],
    ['TypeScript', 'a.ts', 'const r = await openai.chat.completions.create({ model: "gpt-4o", messages });\nconst data = JSON.parse(r.choices[0]?.message?.content ?? "{}");', 'JSON.parse'],
    ['its names taken out of an object', 'a.ts', 'async function f() { const { text } = await generateText({ model: openai("gpt-4o"), prompt });\n return schema.parse(JSON.parse(text)); }', 'JSON.parse'],
    ['a callback', 'a.ts', 'client.responses.create({ model: "gpt-4o", input }).then((r) => JSON.parse(r.output_text));', 'JSON.parse'],
    ['an arrow function', 'a.ts', 'const ask = async (q: string) => (await client.responses.create({ model: "gpt-4o", input: q })).output_text;\nconst x = JSON.parse(await ask("a"));', 'JSON.parse'],
    ['a request kept under a name', 'a.ts', 'const body = { model: "gpt-4o", messages };\nconst r = await openai.chat.completions.create(body);\nconst [a, b] = r.choices[0].message.content.split("\\n");', 'split'],
    ['a match', 'a.ts', 'const r = await openai.chat.completions.create({ model: "gpt-4o", messages });\nconst m = r.choices[0].message.content.match(/x/);', 'match'],
    ['fetch, the answer', 'a.ts', 'const r = await fetch(url, { body: JSON.stringify({ model: "gpt-4o", messages }) });\nconst d = await r.json();\nJSON.parse(d.choices[0].message.content);', 'JSON.parse'],
    ['fetch, the body', 'a.ts', 'const r = await fetch(url, { body: JSON.stringify({ model: "gpt-4o", messages }) });\nconst d = JSON.parse(await r.text());', undefined],
    ['a call of generateObject', 'a.ts', 'const { object } = await generateObject({ model: openai("gpt-4o"), schema, prompt });\nJSON.parse(object.x);', undefined],
    ['text.format', 'a.ts', 'const r = await client.responses.create({ model: "gpt-4o", input, text: { format: zodTextFormat(S, "s") } });\nJSON.parse(r.output_text);', undefined],
    ['Go', 'a.go', 'package a\nfunc f() {\n\tresp, err := client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: m})\n\tjson.Unmarshal([]byte(resp.Choices[0].Message.Content), &out)\n}\n', 'json.Unmarshal'],
    ['Java', 'A.java', 'class A { void f() { var params = ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage("x").build();\n var r = client.chat().completions().create(params);\n mapper.readValue(r.choices().get(0).message().content().get(), T.class); } }', 'mapper.readValue'],
    ['Ruby', 'a.rb', 'def f\n  r = client.chat(parameters: { model: "gpt-4o", messages: m })\n  text = r.dig("choices", 0, "message", "content")\n  JSON.parse(text)\nend\n', 'JSON.parse'],
    ['PHP', 'a.php', '<?php\n$r = $client->chat()->create(["model" => "gpt-4o", "messages" => $m]);\n$d = json_decode($r->choices[0]->message->content, true);\n', 'json_decode'],
    ['C#', 'a.cs', 'class A { async Task F() { var r = await api.CreateAsync(new ChatRequest { Model = "gpt-4o", Messages = m }); var d = JsonSerializer.Deserialize<T>(r.Choices[0].Message.Content); } }', 'JsonSerializer.Deserialize<T>'],
    ['Rust', 'a.rs', 'async fn f() { let q = CreateChatCompletionRequestArgs::default().model("gpt-4o").build()?; let r = client.chat().create(q).await?; let d: T = serde_json::from_str(&r.choices[0].message.content)?; }', 'serde_json::from_str'],
    ['Kotlin', 'a.kt', 'suspend fun f() {\n val r = openAI.chatCompletion(ChatCompletionRequest(model = ModelId("gpt-4o"), messages = m))\n val d = Json.parseToJsonElement(r.choices.first().message.content)\n}', 'Json.parseToJsonElement'],
  ])('%s', async (_what, path, text, reader) => {
    const [found] = await facts(path, text);
    expect(found?.readBy).toBe(reader);
  });
});

describe('answers given as examples', () => {
  it.each<readonly [string, string, string, number | undefined]>([
    ['two turns', 'a.py', 'client.chat.completions.create(model="gpt-4o", messages=[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"},{"role":"assistant","content":"d"},{"role":"user","content":q}])', 2],
    ['one is no example', 'a.py', 'client.chat.completions.create(model="gpt-4o", messages=[{"role":"assistant","content":"b"},{"role":"user","content":q}])', undefined],
    ['a list under a name, spread', 'a.ts', 'const shots = [{ role: "user", content: "a" }, { role: "assistant", content: "b" }, { role: "user", content: "c" }, { role: "assistant", content: "d" }];\nawait c.chat.completions.create({ model: "gpt-4o", messages: [{ role: "system", content: s }, ...shots, { role: "user", content: q }] });', 2],
    ['a list under a name in Python', 'a.py', 'messages = [AIMessage(content="a"), HumanMessage(content="b"), AIMessage(content="c")]\ncompletion(model="gpt-4o", messages=messages)', 2],
    ['JSON', 'a.json', '{"model": "gpt-4o", "messages": [{"role": "assistant", "content": "a"}, {"role": "assistant", "content": "b"}]}', 2],
    ['YAML', 'a.prompt.yml', 'model: gpt-4o\nmessages:\n  - role: assistant\n    content: a\n  - role: assistant\n    content: b\n', 2],
    ['Go', 'a.go', 'package a\nfunc f() { c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: []openai.ChatCompletionMessage{{Role: "assistant", Content: "a"}, {Role: openai.ChatMessageRoleAssistant, Content: "b"}}}) }\n', 2],
  ])('%s', async (_what, path, text, examples) => {
    const [found] = await facts(path, text);
    expect(found?.examples).toBe(examples);
  });
});

describe('a prompt file', () => {
  it.each<readonly [string, string, number | undefined]>([
    ['a.prompty', '---\nname: A\nmodel:\n  api: chat\n  configuration:\n    model: gpt-4o\n---\nsystem:\nS\n\nuser:\nA\n\nassistant:\nB\n\nuser:\nC\n\n# assistant:\nD\n\nuser:\n{{q}}\n', 2],
    ['a.prompt', '---\nmodel: googleai/gemini-2.5-flash\n---\n{{role "user"}}A{{role "model"}}B{{role "user"}}C{{~role \'model\'~}}D{{role "user"}}{{q}}\n', 2],
    ['a.prompt', '---\nmodel: googleai/gemini-2.5-flash\n---\n{{role "system"}}S{{role "user"}}{{q}}\n', undefined],
  ])('%s gives its examples', async (path, text, examples) => {
    const found = await facts(path, text);
    expect(found.map((each) => each.examples)).toEqual([examples]);
  });

  it('says who answers for it, what it handles, and which suites check it', async () => {
    const text = '---\nmodel: gpt-4o\nowner: "@acme/support"\nsensitivity: pii\nsuites: [ ../../evals/a.eval.yaml ]\n---\n# User\nA\n\n# Assistant\nB\n\n# User\nC\n\n# Assistant\nD\n\n# User\n{{text}}\n';
    expect(await facts('prompts/triage/1.0.0.md', text)).toEqual([{ examples: 2, owner: '@acme/support', sensitivity: 'pii', suites: 1 }]);
  });
});

describe('facts left for later', () => {
  it('says that there may be some, and reads the same ones when asked', async () => {
    const quick = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000, factsApart: true });
    const document = { path: 'a.py', language: 'python', text: python(call, 'json.loads(r.choices[0].message.content)') } as const;
    const analysis = await quick.analyse(document, signal);
    expect(quick.judge(document, analysis)).toMatchObject({ lacksFacts: true, references: [{ text: 'gpt-4o', role: 'usage' }] });
    expect(analysis.references.every((reference) => reference.facts === undefined)).toBe(true);
    const whole = await quick.addFacts(document, analysis, signal);
    expect(whole).toEqual(await scanner.analyse(document, signal));
    expect(whole.references[0]?.facts).toEqual({ readBy: 'json.loads' });
    expect(quick.judge(document, whole)).not.toHaveProperty('lacksFacts');
  });

  it('says nothing of a document in which nothing takes an answer apart', async () => {
    const quick = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000, factsApart: true });
    expect(await quick.analyse({ path: 'a.py', language: 'python', text: call }, signal)).not.toHaveProperty('lacksFacts');
  });
});
