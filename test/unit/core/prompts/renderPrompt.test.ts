import { describe, expect, it } from 'vitest';
import { PromptshiftError } from '../../../../src/core/errors.ts';
import { parsePrompt } from '../../../../src/core/prompts/parsePrompt.ts';
import { renderPrompt } from '../../../../src/core/prompts/renderPrompt.ts';

function render(body: string, inputs: Readonly<Record<string, unknown>> = {}): string {
  return renderPrompt(parsePrompt('prompts/p/1.0.0.md', `# User\n${body}\n`), inputs)[0]?.content ?? '';
}

function failure(body: string, inputs: Readonly<Record<string, unknown>> = {}): string {
  try {
    render(body, inputs);
  } catch (error) {
    if (error instanceof PromptshiftError && error.code === 'configuration') return `${error.message} ${error.remedy}`;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('renderPrompt', () => {
  it('fills every message, the given inputs winning over the defaults', () => {
    const prompt = parsePrompt('p.md', '---\ninput: { default: { a: 1, b: 2 } }\n---\n# System\n{{a}}\n# User\n{{b}}');
    expect(renderPrompt(prompt, { b: 'three' })).toEqual([{ role: 'system', content: '1' }, { role: 'user', content: 'three' }]);
  });

  it('escapes nothing and runs no template inside of an input', () => {
    expect(render('<{{x}}>', { x: '<b> & "q" {{y}}' })).toBe('<<b> & "q" {{y}}>');
  });

  it('knows if, unless, each, with and lookup', () => {
    expect(render('{{#if a}}yes{{else}}no{{/if}}|{{#unless b}}u{{/unless}}|{{#each l}}{{@index}}{{this.n}},{{/each}}|{{#with o}}{{x}}{{/with}}|{{lookup o "x"}}', { a: 0, l: [{ n: 'p' }, { n: 'q' }], o: { x: 7 } })).toBe('no|u|0p,1q,|7|7');
  });

  it('prints numbers next to each other, never their sum', () => {
    expect(render('{{a}}{{b}}{{{a}}}{{#each l}}{{this}}{{@index}}{{/each}}{{lookup l 0}}{{lookup l 1}}', { a: 1, b: 2, l: [3, 4] })).toBe('121304134');
    expect(render('[{{t}}{{n}}{{f}}{{l}}]', { t: true, n: null, f: false, l: ['a', 'b'] })).toBe('[truefalsea,b]');
  });

  it('reaches the inputs from inside of a loop', () => {
    expect(render('{{#each l}}{{../a}}{{@root.a}}{{this}} {{/each}}', { a: 1, l: ['x', 'y'] })).toBe('11x 11y ');
  });

  it('names every missing value with its line, and how to give it', () => {
    expect(failure('{{a}}\n{{b.c}} {{a}}', { b: {} })).toBe('prompts/p/1.0.0.md: no value for {{a}} (line 2), {{b.c}} (line 3). Give --var a=… --var b=…, a file with --vars, or a default under input.default in the prompt.');
  });

  it('names a missing value that only shows while a loop runs', () => {
    expect(failure('x\n{{#each l}}\n{{name}}\n{{/each}}', { l: [{ name: 'a' }, {}] })).toMatch(/^prompts\/p\/1\.0\.0\.md:4: no value for \{\{name\}\}/);
  });

  it('refuses to print an object as [object Object]', () => {
    expect(failure('{{o}}', { o: { a: 1 } })).toContain('p/1.0.0.md:2: {{o}} is an object, not text');
    expect(failure('{{#each l}}{{this}}{{/each}}', { l: [[{}]] })).toContain('{{this}} is an object');
  });

  it('refuses unknown helpers, partials and decorators before anything is filled', () => {
    expect(failure('{{exec "ls"}}')).toContain('prompts/p/1.0.0.md:2:3: Unknown helper "exec"');
    expect(failure('{{> file}}')).toContain('cannot include another template');
    expect(failure('{{* inline "x"}}')).toContain('decorators');
  });

  it.each(['{{constructor}}', '{{__proto__}}', '{{a.constructor}}', '{{toString}}', '{{a.__proto__.polluted}}'])('finds no value on a prototype: %s', (body) => {
    expect(failure(body, { a: {} })).toContain('no value for');
  });

  it.each(['{{#with a}}{{constructor}}{{/with}}', '{{#each l}}{{constructor.name}}{{/each}}', '{{lookup a "constructor"}}', '{{#with (lookup a "__proto__")}}x{{/with}}'])('prints nothing of a prototype deeper down: %s', (body) => {
    let text: string;
    try {
      text = render(body, { a: {}, l: [{}] });
    } catch (error) {
      expect(error).toBeInstanceOf(PromptshiftError);
      return;
    }
    expect(text).toBe('');
  });

  it('does not call a function that is handed in', () => {
    expect(failure('{{f}}', { f: () => 'called' })).toContain('{{f}} is a function');
  });

  it('ends a template that multiplies its output', () => {
    const list = Array.from({ length: 1000 }, (_, n) => ({ n }));
    const started = performance.now();
    expect(failure('{{#each l}}{{#each @root.l}}{{#each @root.l}}x{{/each}}{{/each}}{{/each}}', { l: list })).toMatch(/the user message repeats or prints too much/);
    expect(failure('{{#each l}}{{#each ../l}}{{@root.big}}{{/each}}{{/each}}', { l: list, big: 'y'.repeat(100_000) })).toMatch(/the user message repeats or prints too much/);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('still fills a long list', () => {
    expect(render('{{#each l}}{{this}}\n{{/each}}', { l: Array.from({ length: 50_000 }, () => 'row') })).toHaveLength(200_000);
  });
});
