import { describe, expect, it } from 'vitest';
import { OutputTooLong } from '../../../../../src/core/prompts/engines/engine.ts';
import { jinjaEngine } from '../../../../../src/core/prompts/engines/jinja/jinjaEngine.ts';

const fill = (template: string, values: Readonly<Record<string, unknown>> = {}): string => jinjaEngine.fill(template, { values });

/** What a template asks for; `?` behind what it can do without. */
function uses(template: string): readonly string[] {
  return jinjaEngine.analyze(template).uses.map(({ parts, range, required }) => {
    const path = parts.join('.');
    expect(template.slice(range.start, range.end).replaceAll(/["'[\]]/g, '.').replaceAll(/\.+/g, '.').replace(/\.$/, '')).toContain(parts[0]);
    return `${path}${required ? '' : '?'}`;
  });
}

describe('what a Jinja template asks for', () => {
  it.each([
    ['{{ a }} {{ b.c.d }} {{ e["f"] }} {{ g[h] }}', ['a', 'b.c.d', 'e.f', 'h', 'g']],
    ['{{ a | default("x") }} {{ b | upper }} {{ c | replace(d, "e") }} {{ f or "x" }}', ['a?', 'b', 'c', 'd', 'f?']],
    ['{% if a %}{{ b }}{% elif c is defined %}{% else %}{{ d }}{% endif %}', ['a?', 'c?', 'b?', 'd?'].toSorted()],
    ['{% for x, y in items %}{{ x }}{{ y.z }}{{ loop.index }}{{ other }}{% else %}{{ none_left }}{% endfor %}{{ x }}', ['items', 'other?', 'none_left?', 'x']],
    ['{% for m in messages if m.role == role %}{{ m.content }}{% endfor %}', ['messages', 'role?']],
    ['{% set v = a.b %}{{ v }}{% set w %}{{ c }}{% endset %}{{ w }}', ['a.b', 'c']],
    ['{% macro say(who, how="x") %}{{ who }}{{ how }}{{ d }}{% endmacro %}{{ say(e) }}', ['d?', 'e']],
    ['{{ "yes" if a else b }}{{ {"k": c}["k"] }}{{ [d, e] | join(",") }}{{ range(f) }}{{ true }}{{ None }}', ['a?', 'b?', 'c', 'd', 'e', 'f']],
    ['{{ a.b.upper() }}{% for k, v in c.items() %}{{ k }}{% endfor %}{{ d.e.strip().title() }}', ['a.b', 'c', 'd.e']],
    ['{# {{ a }} #}{{- b -}}\n  {%- if c -%}{% endif %} "{{ d }}" {{ "e {{ f }}" }}', ['b', 'c?', 'd']],
    ['{% filter upper %}{{ a }}{% endfilter %}{{ not b }}{{ c + 1 }}{{ -d }}', ['a', 'b', 'c', 'd']],
  ])('%s', (template, wanted) => {
    expect(uses(template).toSorted()).toEqual(wanted.toSorted());
  });

  it('knows where a path is written', () => {
    const template = 'é {{ "q\\"{{" ~ user.name }} {%- for x in user.list -%}{{ x }}{% endfor %}';
    expect(jinjaEngine.analyze(template).uses.map(({ range }) => template.slice(range.start, range.end))).toEqual(['user.name', 'user.list']);
  });

  it.each([
    ['a {{ b', 'ends before'],
    ['{% if a %}', 'ends before'],
    ['{% include "x" %}', 'needs other files'],
    ['{% import "x" as y %}', 'needs other files'],
    ['{{ a b }}', 'cannot read the template here'],
    [`{{ a }}${' '.repeat(3_000)}`, 'blanks in a row'],
    ['{{ a }}'.repeat(10_001), 'more than 10,000 expressions'],
  ])('says what is wrong in %s', (template, message) => {
    const { problems } = jinjaEngine.analyze(template);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
  });

  it('says where', () => {
    const template = 'fine {{ a }}\n{{ b c }}';
    const [problem] = jinjaEngine.analyze(template).problems;
    expect(template.slice(problem?.range.start, problem?.range.end)).toBe('c');
  });
});

describe('filling a Jinja template', () => {
  it('knows loops, conditions, filters and what is missing', () => {
    expect(fill('{% for x in l %}{{ loop.index }}{{ x | upper }}{% if not loop.last %}, {% endif %}{% endfor %}{{ nothing }}!', { l: ['a', 'b'] })).toBe('1A, 2B!');
    expect(fill('{% for x in nothing %}x{% else %}none{% endfor %}{% for x in nothing if x %}x{% endfor %}')).toBe('none');
    expect(fill('{{ v }}', { v: '{{ secret }}' })).toBe('{{ secret }}');
  });

  it('knows methods of texts and maps', () => {
    expect(fill('{{ a.upper() }} {{ a.strip() }} {% for k, v in m.items() %}{{ k }}={{ v }};{% endfor %}', { a: ' x ', m: { k: 1, l: 'y' } })).toBe(' X  x k=1;l=y;');
  });

  it.each(['{{ constructor }}', '{{ o.constructor }}', '{{ o.__proto__ }}', '{{ o.__class__ }}', '{{ s.constructor }}', '{{ o["constructor"] }}', '{{ l.__proto__ }}', '{{ f }}', '{{ f() }}', '{{ o.toString() }}'])('reaches no prototype and calls no function: %s', (template) => {
    let printed = '';
    try {
      printed = fill(template, { o: {}, s: 'x', l: [1], f: () => 'called' });
    } catch (error) {
      printed = String(error);
      expect(printed).not.toContain('called');
      return;
    }
    expect(printed).toBe('');
  });

  it.each([
    '{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}',
    '{{ range(1000000000) | length }}',
    '{% set ns = namespace(s="0123456789") %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}',
    '{{ "a\nb" | indent(999999999) }}',
    '{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}',
  ])('stops what would not end: %s', (template) => {
    expect(() => fill(template)).toThrow();
  });

  it('stops with words for a person', () => {
    expect(() => fill('{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}')).toThrow(OutputTooLong);
  });
});
