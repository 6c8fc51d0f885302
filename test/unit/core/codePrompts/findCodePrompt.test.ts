import { describe, expect, it } from 'vitest';
import { findCodePrompt, type CodePrompt } from '../../../../src/core/codePrompts/findCodePrompt.ts';
import { renderPrompt } from '../../../../src/core/prompts/renderPrompt.ts';
import { languageOf } from '../../../../src/core/scan/languageOf.ts';
import { createSyntaxRuntime } from '../../../../src/core/scan/syntax/runtime.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const runtime = createSyntaxRuntime(createGrammarSource(), silent, 20_000);

/** The prompt at `‖`, or at what stands between two of them. */
async function at(path: string, marked: string): Promise<CodePrompt> {
  const [before = '', selected, after] = marked.split('‖');
  const text = marked.replaceAll('‖', '');
  const language = languageOf(path);
  const end = after === undefined ? before.length : before.length + (selected ?? '').length;
  return await findCodePrompt({ path, text, languageId: 'x', ...(language === undefined ? {} : { language }), selection: { start: before.length, end } }, runtime, new AbortController().signal);
}

async function filled(path: string, marked: string): Promise<readonly [string, readonly string[]]> {
  const { prompt } = await at(path, marked);
  const names = [...new Set(prompt.placeholders.map(({ name }) => name))];
  const values = Object.fromEntries(names.map((name, index) => [name, `<${index + 1}>`]));
  return [renderPrompt(prompt, values).map(({ role, content }) => `${role}: ${content}`).join('\n---\n'), names];
}

describe('a text in code', () => {
  it.each([
    ['a.ts', "const p = 'Say \\'hi\\' in ‖two\\nlines';", "user: Say 'hi' in two\nlines", []],
    ['a.ts', 'const p = `Hi ${‖user.name}, ${ a + b } \\${x}`;', 'user: Hi <1>, <2> ${x}', ['user.name', 'a + b']],
    ['a.ts', "const p = 'Sum' + ‖'marise ' + text + ', ' + (`in ${n}` + ' words');", 'user: Summarise <1>, in <2> words', ['text', 'n']],
    ['a.ts', "const p = 'Answer {\"a\": {}} for ‖{name} and {{ other.x }}';", 'user: Answer {"a": {}} for <1> and <2>', ['name', 'other.x']],
    ['a.tsx', 'const a = <A prompt="Be ‖brief" />;', 'user: Be brief', []],
    ['a.js', 'f(`a‖ ${b ? `c` : "d"}`)', 'user: a <1>', ['b ? `c` : "d"']],
    ['a.py', 'p = f"""Hi {name!r:>10}, {{x}} ‖{o["k"]}"""', 'user: Hi <1>, {x} <2>', ['name', 'o["k"]']],
    ['a.py', 'p = ("Be brief. "\n     f"Use {lang}. "\n     r"No \\n‖")', 'user: Be brief. Use <1>. No \\n', ['lang']],
    ['a.py', 'p = "Hi ‖{name}, {} {{x}}".format(first, name=n)', 'user: Hi <1>, <2> {x}', ['name', 'first']],
    ['a.py', 'p = "Hi ‖%s, %(x)s 100%%" % (a.b, c)', 'user: Hi <1>, <2> 100%', ['a.b', 'x']],
    ['a.py', 'p = textwrap.dedent("""\n    ‖Be brief.\n      Really.\n    """)', 'user: Be brief.\n  Really.', []],
    ['a.py', 'p = """{% if a %}A{% endif %}B‖"""', 'user: AB', ['a']],
    ['a.go', 'p := fmt.Sprintf("Hi ‖%s, %d%%", u.Name, 3)', 'user: Hi <1>, <2>%', ['u.Name', '3']],
    ['a.go', 'p := `Hi ‖` + name', 'user: Hi <1>', ['name']],
    ['A.java', 'class A { String p = """\n    Hi ‖%s\n      there\n    """.formatted(name); }', 'user: Hi <1>\n  there', ['name']],
    ['A.java', 'class A { String p = String.format("Hi ‖%1$s", name); }', 'user: Hi <1>', ['name']],
    ['A.java', 'class A { String p = "Hi ‖" + name + "."; }', 'user: Hi <1>.', ['name']],
    ['a.cs', 'var p = $"Hi ‖{name:C2}, {{x}}";', 'user: Hi <1>, {x}', ['name']],
    ['a.cs', 'var p = @"C:\\a ""b‖""";', 'user: C:\\a "b"', []],
    ['a.cs', 'var p = string.Format("Hi ‖{0} and {1}", a, b.C);', 'user: Hi <1> and <2>', ['a', 'b.C']],
    ['a.rb', 'p = "Hi ‖#{user.name}\\n" + tail', 'user: Hi <1>\n<2>', ['user.name', 'tail']],
    ['a.rb', 'p = <<~TEXT\n  Be ‖brief.\n    #{x}\nTEXT\n', 'user: Be brief.\n  <1>', ['x']],
    ['a.rs', 'let p = format!("Hi ‖{name}, {} {{}}", order.id);', 'user: Hi <1>, <2> {}', ['name', 'order.id']],
    ['a.rs', 'let p = r#"Hi "y‖ou""#;', 'user: Hi "you"', []],
    ['a.php', '<?php $p = "Hi ‖$name and {$o->a}";', 'user: Hi <1> and <2>', ['name', 'o->a']],
    ['a.php', "<?php $p = 'Hi ‖' . $name;", 'user: Hi <1>', ['name']],
    ['a.cpp', 'auto p = R"(Be "br‖ief")";', 'user: Be "brief"', []],
    ['a.cpp', 'auto p = "Be ‖brief" " and kind";', 'user: Be brief and kind', []],
    ['a.kt', 'val p = "Hi ‖$name, ${o.a}"', 'user: Hi <1>, <2>', ['name', 'o.a']],
    ['a.kt', 'val p = """\n    Be ‖brief\n      now\n""".trimIndent()', 'user: Be brief\n  now', []],
    ['a.swift', 'let p = "Hi ‖\\(user.name)"', 'user: Hi <1>', ['user.name']],
    ['a.sh', 'P="Hi ‖$NAME and ${X}"', 'user: Hi <1> and <2>', ['NAME', 'X']],
    ['a.ps1', '$p = "Hi ‖$name"', 'user: Hi <1>', ['name']],
    ['a.tf', 'locals {\n p = "Hi ‖${var.name}"\n}', 'user: Hi <1>', ['var.name']],
    ['a.json', '{"a": [{"p": "Be ‖\\"brief\\""}]}', 'user: Be "brief"', []],
    ['a.yaml', 'p: |\n  Be ‖brief\n  {{name}}\n', 'user: Be brief\n<1>\n', ['name']],
    ['a.txt', 'x ‖Be brief, {name}‖ y', 'user: Be brief, <1>', ['name']],
    ['a.ts', 'const p = `Be brief. ‖Hi ${name}‖ bye`;', 'user: Hi <1>', ['name']],
  ])('%s: %s', async (path, marked, text, names) => {
    expect(await filled(path, marked)).toEqual([text, names]);
  });

  it.each([
    ['a.ts', 'const x = ‖1;', 'There is no text at this place'],
    ['a.ts', 'const x = ‖"";', 'The text in a.ts is empty'],
    ['a.ts', 'const x = `‖${a}`;', 'Nothing of the prompt in a.ts is written here'],
    ['a.ts', '// Be ‖brief', 'There is no text at this place'],
    ['a.ts', 'f({ model: "gpt-‖4o" })', 'There is no text at this place'],
    ['a.toml', 'a = "Be ‖brief"', 'There is no text at this place'],
    ['a.json', '{"pro‖mpt": 1}', 'There is no text at this place'],
  ])('%s: %s is refused', async (path, marked, reason) => {
    await expect(at(path, marked)).rejects.toThrow(reason);
  });
});

describe('a call of a model', () => {
  it('gives its messages, its model and its parameters; a name is looked up, an unknown one is an input', async () => {
    const { prompt, notes } = await at('a.ts', `
      const rules = 'Answer in one word.';
      const answer = await client.chat.comple‖tions.create({
        model: 'gpt-4o', temperature: 0.2, maxTokens: 5, tools, stream: true,
        messages: [{ role: 'system', content: rules }, ...history, { role: 'user', content: question }],
      });`);
    expect(prompt.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(renderPrompt(prompt, { question: 'Why?' }).map(({ content }) => content)).toEqual(['Answer in one word.', 'Why?']);
    expect([prompt.model?.text, prompt.parameters]).toEqual(['gpt-4o', { temperature: 0.2, max_tokens: 5 }]);
    expect(notes.join(' ')).toMatch(/tools are not sent/);
  });

  it.each([
    ['a.ts', "const m = 'gpt-4.1';\ngenerateText({ model: openai(m), system: 'Be brief.', prompt: `Hi ‖${name}` })", 'gpt-4.1', 'system: Be brief.\n---\nuser: Hi <1>'],
    ['a.ts', "const rules = 'Be ‖brief.';\nask({ model: model('chat.core'), messages: [{ role: 'developer', content: rules }, { role: 'user', content: q }] })", 'chat.core', 'developer: Be brief.\n---\nuser: <1>'],
    ['a.py', 'client.responses.create(model="gpt-4.1", instructions="Be brief.", input=f"Hi ‖{name}")', 'gpt-4.1', 'system: Be brief.\n---\nuser: Hi <1>'],
    ['a.py', 'MODEL = os.getenv("M", "gpt-4o")\nPROMPT = """Be ‖brief: {text}"""\nc.create(model=MODEL, messages=[{"role": "user", "content": PROMPT.format(text=t)}])', 'gpt-4o', 'user: Be brief: <1>'],
    ['a.py', 'client.create(model="gpt-4o", messages=[{"role": "user", "content": [{"type": "text", "text": "What is ‖this?"}, {"type": "image_url", "image_url": u}]}])', 'gpt-4o', 'user: What is this?'],
    ['a.ts', 'createAgent({ model: "gpt-4.1", systemPrompt: new SystemMessage("Be ‖brief"), prompt: rules ?? "Why?" })', 'gpt-4.1', 'system: Be brief\n---\nuser: Why?'],
    ['a.go', 'r := openai.ChatCompletionRequest{Model: "gpt-4o", Messages: []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleSystem, Content: "Be ‖brief"}, {Role: "user", Content: q}}}', 'gpt-4o', 'system: Be brief\n---\nuser: <1>'],
    ['a.rb', 'client.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: "Hi ‖#{name}" }] })', 'gpt-4o', 'user: Hi <1>'],
    ['a.php', "<?php $c->chat()->create(['model' => 'gpt-4o', 'messages' => [['role' => 'user', 'content' => 'Hi ‖' . $name]]]);", 'gpt-4o', 'user: Hi <1>'],
  ])('%s: %s', async (path, marked, model, text) => {
    expect((await at(path, marked)).prompt.model?.text).toBe(model);
    expect((await filled(path, marked))[0]).toBe(text);
  });
});
