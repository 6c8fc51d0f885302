import { describe, expect, it } from 'vitest';
import { toComparisonView } from '../../../../src/core/compare/view.ts';
import { checkCells } from '../../../../src/core/compare/checkCells.ts';
import { toComparison } from '../../../../src/core/compare/toComparison.ts';
import type { Cell, Comparison } from '../../../../src/core/compare/types.ts';
import { comparisonToHtml } from '../../../../src/core/report/comparisonHtml.ts';
import { comparisonToJson } from '../../../../src/core/report/comparisonJson.ts';
import { comparisonToMarkdown } from '../../../../src/core/report/comparisonMarkdown.ts';
import { comparisonToText } from '../../../../src/core/report/comparisonText.ts';
import { textWidth, wrapText } from '../../../../src/core/report/textColumns.ts';
import type { Answer } from '../../../../src/core/runs/types.ts';

const tools = [{ name: 'lookup_order', parameters: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } }];
const usage = (outputTokens: number) => ({ inputTokens: 100, outputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: outputTokens / 2 });

function answer(model: string, text: string, rest: Partial<Answer> = {}): Answer {
  return {
    model: { requested: model, model }, parameters: {}, omittedParameters: [], text, status: 'complete', sample: false, attempts: 1, finishReason: 'stop', usage: usage(20), firstTokenMs: 300, totalMs: 1000,
    cost: { kind: 'known', usd: 0.003, pricesAsOf: '2026-09-23', parts: { input: 0.001, cachedInput: 0, cacheWrite: 0, output: 0.002, ofOutputReasoning: 0.001, other: 0 } }, chargedUsd: 0.003, ...rest,
  };
}

function cell(version: string, model: string, answers: readonly Answer[], rest: Partial<Cell> = {}): Cell {
  return { prompt: { path: `prompts/p/${version}.md`, name: 'p', version }, model: { requested: model, model }, parameters: {}, omittedParameters: [], answers, ...rest };
}

const around = { inputs: {}, provider: 'openai (http://127.0.0.1:1)', startedAt: '2026-11-21T09:00:00.000Z' };

async function json(): Promise<Comparison> {
  const call = (written: string) => ({ toolCalls: [{ id: '1', name: 'lookup_order', arguments: written }] });
  const outputSchema = { name: 'p', schema: { type: 'object', properties: { n: { type: 'integer' } } }, strict: false };
  const cells = [
    cell('1.0.0', 'model-a', [answer('model-a', '{"n": 1, "items": ["a", "b"]}', call('{"id": 17}')), answer('model-a', '{"n": 2}', { usage: usage(40), totalMs: 2000 })], { tools, outputSchema }),
    cell('1.0.0', 'model-b', [answer('model-b', '{"items": ["b", "a"], "n": "1"}', { ...call('{"id": "17"}'), servedModel: 'model-b-mini', cached: true, chargedUsd: 0 }), answer('model-b', '{"n": 1}')], { tools, outputSchema }),
  ];
  return toComparison({ ...around, runs: 2, cells: await checkCells(cells) });
}

function grid(): Comparison {
  return toComparison({ ...around, runs: 1, cells: ['1.0.0', '2.0.0'].flatMap((version) => ['model-a', 'model-b'].map((model) => cell(version, model, [answer(model, `${version} ${model} <b>`)]))) });
}

describe('a comparison of two JSON answers with tool calls, asked twice', () => {
  it('as text', async () => {
    const text = comparisonToText(toComparisonView(await json()));
    expect(text).toContain(`baseline   model-a
  {"n": 1, "items": ["a", "b"]}
  lookup_order(id: 17)  ✓
    /id: 17 → "17"
  output schema ✓

candidate  model-b (served: model-b-mini) [cached]
  {"items": ["b", "a"], "n": "1"}
  lookup_order(id: "17")  ✖ id: must be integer
    /id: 17 → "17"
  output schema ✖ n: must be integer

changes
  /items/1: moved from /items/0
  /n: 1 → "1"
`);
    expect(text).toContain(`
                                     baseline   candidate   delta
 input tokens                             100         100   0
 output tokens                             30          20   −10 (−33 %)
   range                         20–40, sd 14
 of these reasoning                        15          10   −5
   range                          10–20, sd 7
 first token                           300 ms      300 ms   0 ms
 total                               1,500 ms    1,000 ms   −500 ms
   range                  1,000–2,000, sd 707
 cost                                 $0.0030     $0.0030   $0 (×1.0)
   input                              $0.0010     $0.0010   $0
   output                             $0.0020     $0.0020   $0
   of output: reasoning               $0.0010     $0.0010   $0
 agreement of 2 runs                     50 %        50 %   0 points

This comparison cost $0.0090: 4 answers, 1 of them for nothing.

The candidate asked for model-b; the server says it served model-b-mini.
`);
  });

  it('as text by line, and by word where that is asked for', async () => {
    const view = toComparisonView(await json());
    expect(comparisonToText(view, { diff: 'lines' })).toContain('changes\n  - {"n": 1, "items": ["a", "b"]}\n  + {"items": ["b", "a"], "n": "1"}\n');
    expect(comparisonToText(view, { diff: 'words' })).toMatch(/changes\n .*\[-/);
    const prose = toComparisonView(toComparison({ ...around, runs: 1, cells: [cell('1.0.0', 'a', [answer('a', 'the refund')]), cell('1.0.0', 'b', [answer('b', 'the credit')])] }));
    expect(comparisonToText(prose, { diff: 'structure' })).toContain('changes\n  the [-refund-]{+credit+}\n  by word, because not both answers are JSON\n');
  });

  it('as text side by side from 120 columns on, no line wider than the terminal', async () => {
    const view = toComparisonView(await json());
    const wide = { ...view, baseline: { ...view.baseline, text: `${'wörter 日本 '.repeat(40)}\n${'x'.repeat(200)}`, error: 'It broke off.' } };
    const text = comparisonToText(wide, { columns: 120 });
    const sides = text.slice(0, text.indexOf('changes')).split('\n').slice(2, -2);
    expect(sides[0]).toBe('baseline: model-a                                          │ candidate: model-b (served: model-b-mini) [cached]');
    expect(sides.every((line) => textWidth(line) <= 120)).toBe(true);
    expect(new Set(sides.map((line) => textWidth(line.slice(0, line.indexOf('│')))))).toEqual(new Set([59]));
    expect(sides.join('\n')).toContain('lookup_order(id: 17)  ✓');
    expect(sides.join('\n')).toContain('It broke off.');
    expect(comparisonToText(wide, { columns: 119 })).not.toContain('│');
    const notes = { ...view, candidate: { ...view.candidate, notes: ['a long note '.repeat(10)] } };
    const rule = comparisonToText(notes, { columns: 120 }).split('\n').filter((line) => line.includes('──'));
    expect(rule).toEqual([`${'─'.repeat(58)} │ ${'─'.repeat(58)}`]);
    const painted = comparisonToText(view, { columns: 120, paint: (style, part) => `<${style}>${part}</${style}>` });
    expect(painted).toContain('<strong>baseline: model-a</strong>                                          │ <strong>candidate: model-b');
  });

  it('as Markdown', async () => {
    const text = comparisonToMarkdown(toComparisonView(await json()));
    expect(text).toContain('| output tokens | 30 (20–40, sd 14) | 20 | −10 (−33 %) |\n');
    expect(text).toContain('| – of output: reasoning | $0.0010 | $0.0010 | $0 |\n');
    expect(text).toContain('## Candidate: model-b (cached)\n\nServed: model-b-mini\n');
    expect(text).toContain('- `lookup_order(id: "17")` ✖ id: must be integer (differs)\n\nOutput schema: ✖ n: must be integer\n');
    expect(text).toContain('## Changes by structure\n\n- moved: `/items/1: moved from /items/0`\n- changed: `/n: 1 → "1"`\n');
  });

  it('as HTML', async () => {
    const html = comparisonToHtml(await json());
    expect(html).toContain('<td>30<small>20–40, sd 14</small></td><td>20</td>');
    expect(html).toContain('<tr data-figure="ofOutputReasoning" class="part">');
    expect(html).toContain('<span class="label">cached</span>');
    expect(html).toContain('<code>lookup_order(id: &quot;17&quot;)</code> <span class="error">✖ id: must be integer</span>');
    expect(html).toContain('<li class="moved"><code>/items/1: moved from /items/0</code></li>');
    expect(html).not.toContain('<script');
  });

  it('as JSON, every figure a number', async () => {
    const document = JSON.parse(comparisonToJson(await json())) as Record<string, unknown>;
    expect(document).toMatchObject({
      version: 1, runs: 2, delta: { costUsd: 0, costRatio: 1, costPerMonthUsd: null },
      cells: [
        { figures: { complete: 2, outputTokens: { mean: 30, min: 20, max: 40, count: 2 }, agreement: 0.5, cost: { parts: { output: 0.002 } } }, checks: [{ toolCalls: [{ ok: true }], output: { ok: true } }, {}] },
        { answers: [{ cached: true, servedModel: 'model-b-mini' }, {}], checks: [{ output: { ok: false, reason: 'n: must be integer' } }, {}] },
      ],
      structure: [{ kind: 'moved', path: '/items/1', from: '/items/0' }, { kind: 'changed', path: '/n' }],
      toolCalls: [{ name: 'lookup_order', same: false, changes: [{ path: '/id', before: 17, after: '17' }] }],
    });
  });
});

describe('a grid', () => {
  it('has a line for each version on each model', () => {
    const view = toComparisonView(grid());
    const text = comparisonToText(view);
    expect(text).toContain('p 1.0.0 → 2.0.0   ');
    expect(text).toContain('baseline   1.0.0 on model-a\n');
    expect(text).toContain('\n1.0.0 on model-b\n  1.0.0 model-b <b>\n\n2.0.0 on model-a\n  2.0.0 model-a <b>\n\nchanges\n');
    expect(comparisonToMarkdown(view)).toContain('## 1.0.0 on model-b\n\n```text\n1.0.0 model-b <b>\n```\n');
    expect(text).toContain(' 1.0.0 on model-b                   20   1,000 ms   $0.0030\n 2.0.0 on model-a                   20   1,000 ms   $0.0030\n 2.0.0 on model-b (candidate)       20   1,000 ms   $0.0030\n');
    expect(comparisonToMarkdown(view)).toContain('| 1.0.0 | model-a (baseline) | 20 | 1,000 ms | $0.0030 |\n| 1.0.0 | model-b | 20 |');
    expect(comparisonToHtml(grid())).toContain('<pre dir="auto">2.0.0 model-a &lt;b&gt;</pre>');
  });
});

describe('an answer that would be obeyed', () => {
  const nasty = '<script>alert(1)</script>![x](http://evil.test/a.png)\u001B[31m\u202E`|';
  const hostile = (): Comparison => {
    const call = { toolCalls: [{ id: nasty, name: nasty, arguments: JSON.stringify({ [nasty]: nasty }) }], servedModel: nasty };
    return toComparison({ ...around, provider: nasty, runs: 1, cells: [cell(nasty, nasty, [answer(nasty, JSON.stringify({ [nasty]: 1 }), call)]), cell('2', 'b', [answer('b', JSON.stringify({ [nasty]: 2 }), { ...call, servedModel: nasty })]), cell('3', nasty, [answer(nasty, nasty)])].toSpliced(1, 0, cell('x', 'y', [answer('y', nasty, { status: 'failed', error: nasty })])) });
  };

  it('is text in every report', () => {
    const both = toComparison({ ...around, runs: 1, cells: [hostile().cells[0], hostile().cells[2]].filter((one) => one !== undefined) });
    for (const one of [hostile(), both]) {
      const view = toComparisonView(one);
      for (const text of [comparisonToText(view), comparisonToText(view, { columns: 130, diff: 'lines' }), comparisonToMarkdown(view), comparisonToHtml(one)]) {
        expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\u202A-\u202E]/u);
      }
      expect(comparisonToHtml(one)).not.toMatch(/<script|<img/);
      const outside = comparisonToMarkdown(view).replaceAll(/^(`{3,}).*\n[^]*?^\1$/gm, '').replaceAll(/\\[\\`*_[\]<>#|]/g, '').replaceAll(/(`+)[^`](?:[^]*?[^`])?\1(?!`)/g, '');
      expect(outside).not.toMatch(/<script|!\[x\]/);
    }
  });

  it('folds long unchanged stretches in HTML, to be opened without a script', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n');
    const html = comparisonToHtml(toComparison({ ...around, runs: 1, cells: [cell('1', 'a', [answer('a', `old\n${lines}\nend`)]), cell('1', 'b', [answer('b', `new\n${lines}\nfin`)])] }));
    expect(html).toMatch(/<details class="fold"><summary>\d+ unchanged lines<\/summary>line /);
    const pre = /<pre dir="auto">([^]*?)<\/pre>/.exec(html)?.[1] ?? '';
    expect(pre.replaceAll(/<summary>.*?<\/summary>|<[^>]+>/g, '')).toBe(`old\n${lines}\nend`);
  });
});

describe('columns', () => {
  it.each([['abc', 3], ['日本', 4], ['é', 1], ['e\u0301', 1], ['👍', 2], ['\u200b', 0]])('%s is as wide as a terminal makes it', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('breaks at blanks, and inside of a word that has none', () => {
    expect(wrapText('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapText('日本語日本', 5)).toEqual(['日本', '語日', '本']);
    expect(wrapText('a\n\nb', 5)).toEqual(['a', '', 'b']);
  });
});
