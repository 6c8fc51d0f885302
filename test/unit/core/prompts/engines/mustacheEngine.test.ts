import { describe, expect, it } from 'vitest';
import { mustacheEngine } from '../../../../../src/core/prompts/engines/mustacheEngine.ts';

const fill = (template: string, values: Readonly<Record<string, unknown>> = {}, partials: Readonly<Record<string, string>> = {}): string => mustacheEngine.fill(template, { values, partials });

describe('Mustache', () => {
  it('fills names, sections and templates that it includes', () => {
    expect(fill('{{a}}{{{b.c}}}{{&b.c}}{{#l}}[{{.}}]{{/l}}{{#o}}{{x}}{{a}}{{/o}}{{^none}}!{{/none}}{{! note }}{{> part}}', { a: '<', b: { c: '&' }, l: [1, 2], o: { x: 7 } }, { part: '({{a}})' })).toBe('<&&[1][2]7<!(<)');
    expect(fill('{{=<% %>=}}<% a %>', { a: 1 })).toBe('1');
    expect(fill('{{v}}', { v: '{{a}}' })).toBe('{{a}}');
  });

  it('reaches no prototype and calls no function', () => {
    expect(fill('[{{constructor}}{{toString}}{{o.constructor}}{{#o}}{{hasOwnProperty}}{{/o}}]', { o: {} })).toBe('[]');
    expect(() => fill('{{f}}', { f: () => 'called' })).toThrow('is a function');
    expect(() => fill('{{o}}', { o: {} })).toThrow('is an object');
  });

  it('stops loops that print too much and templates that include themselves', () => {
    const l = Array.from({ length: 1_000 }, (_, i) => ({ i }));
    expect(() => fill('{{#l}}{{#l}}x{{/l}}{{/l}}', { l })).toThrow();
    expect(() => fill('{{> p}}', {}, { p: '{{> p}}' })).toThrow();
  });

  it('says what a template asks for, where, and what is wrong', () => {
    const template = 'é {{ a.b }} {{#list}}{{x}}{{/list}}{{^list}}{{y}}{{/list}}{{> part}}';
    const { uses, partials } = mustacheEngine.analyze(template);
    expect(uses.map(({ parts, range, required }) => [parts.join('.'), template.slice(range.start, range.end), required])).toEqual([
      ['a.b', 'a.b', true], ['list', 'list', false], ['x', 'x', false], ['list', 'list', false], ['y', 'y', false],
    ]);
    expect(partials?.map(({ name }) => name)).toEqual(['part']);
    expect(mustacheEngine.analyze('a {{#b}} c').problems[0]?.message).toMatch(/Unclosed section "b"/);
    expect(mustacheEngine.analyze('a {{b').problems[0]).toMatchObject({ message: 'Mustache cannot read the template: Unclosed tag.', range: { start: 5, end: 5 } });
  });
});
