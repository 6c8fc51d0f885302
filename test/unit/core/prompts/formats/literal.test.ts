import { describe, expect, it } from 'vitest';
import { promptFromLiteral } from '../../../../../src/core/prompts/formats/literal.ts';
import { renderPrompt } from '../../../../../src/core/prompts/renderPrompt.ts';

/** The literal between the two `‖` of a file. */
function literal(marked: string, languageId: string) {
  const [before = '', selected = '', after = ''] = marked.split('‖');
  const text = before + selected + after;
  const prompt = promptFromLiteral({ path: 'src/a.x', text, range: { start: before.length, end: before.length + selected.length }, languageId });
  return { text, prompt, found: prompt.placeholders.map(({ name, range }) => [name, text.slice(range.start, range.end)]) };
}

describe('a literal in code', () => {
  it.each([
    ['python', 'p = ‖f"""Hi {name}, {price:.2f} {{x}} {o.a!r}"""‖', 'python-format', ['name', 'price', 'o'], 'Hi Ada, 3 {x} 4'],
    ['python', 'p = ‖"Hi {name}"‖.format(name=n)', 'python-format', ['name'], 'Hi Ada'],
    ['python', 'p = ‖"Hi {{name}}"‖', 'mustache', ['name'], 'Hi Ada'],
    ['python', 'p = ‖"""{% if name %}Hi {{ name }}{% endif %}"""‖', 'jinja2', ['name', 'name'], 'Hi Ada'],
    ['typescript', 'const p = ‖`Hi ${name} and ${o.a}`‖;', 'dollar-braces', ['name', 'o'], 'Hi Ada and 4'],
    ['typescript', "const p = ‖'Hi {name}'‖;", 'python-format', ['name'], 'Hi Ada'],
    ['csharp', 'var p = ‖$"Hi {name}"‖;', 'python-format', ['name'], 'Hi Ada'],
    ['kotlin', 'val p = ‖"Hi ${name}"‖', 'dollar-braces', ['name'], 'Hi Ada'],
    ['ruby', 'p = ‖"Hi #{name}"‖', 'hash-braces', ['name'], 'Hi Ada'],
    ['swift', 'let p = ‖"Hi \\(name)"‖', 'swift-parentheses', ['name'], 'Hi Ada'],
    ['rust', 'let p = ‖r#"Hi "you""#‖;', 'plain', [], 'Hi "you"'],
    ['go', 'p := ‖`Hi you`‖', 'plain', [], 'Hi you'],
  ])('%s: %s', (languageId, marked, language, names, filled) => {
    const { prompt, found } = literal(marked, languageId);
    expect(prompt.language).toBe(language);
    expect(found.map(([name]) => name)).toEqual(names);
    expect(renderPrompt(prompt, { name: 'Ada', price: 3, o: { a: 4 } })).toEqual([{ role: 'user', content: filled }]);
  });

  it('takes a stretch of one, and keeps its place in the file', () => {
    const { prompt, text, found } = literal('x = 1\r\np = `Be brief.\r\n‖Hi ${  user.name }\r\nBye‖`', 'javascript');
    expect(prompt.messages).toEqual([{ role: 'user', template: 'Hi ${  user.name }\nBye', range: { start: text.indexOf('Hi'), end: text.length - 1 }, line: 3 }]);
    expect(found).toEqual([['user', 'user.name']]);
  });

  it('asks for an expression by what is written', () => {
    const { prompt } = literal('const p = ‖`Hi ${names.join(", ")} {not}`‖', 'typescript');
    expect(renderPrompt(prompt, { 'names.join(", ")': 'Ada' })[0]?.content).toBe('Hi Ada {not}');
    expect(() => renderPrompt(prompt, {})).toThrow('no value for');
    expect(literal('p = ‖""‖', 'python').prompt.problems[0]?.message).toMatch(/no text here/);
  });
});
