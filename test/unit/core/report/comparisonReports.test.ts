import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../../src/core/compare/types.ts';
import type { Answer } from '../../../../src/core/runs/types.ts';
import { toComparisonView } from '../../../../src/core/compare/view.ts';
import { wordDiff } from '../../../../src/core/compare/wordDiff.ts';
import { comparisonToHtml } from '../../../../src/core/report/comparisonHtml.ts';
import { comparisonToJson } from '../../../../src/core/report/comparisonJson.ts';
import { comparisonToMarkdown } from '../../../../src/core/report/comparisonMarkdown.ts';
import { comparisonToText } from '../../../../src/core/report/comparisonText.ts';

function answer(text: string, model = 'model-a', rest: Partial<Answer> = {}): Answer {
  return {
    model: { requested: model, model }, parameters: {}, omittedParameters: [], text, status: 'complete', sample: false, attempts: 1, finishReason: 'stop',
    usage: { inputTokens: 412, outputTokens: 180, cachedInputTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 },
    firstTokenMs: 310, totalMs: 1920, cost: { kind: 'known', usd: 0.0037, pricesAsOf: '2026-09-23' }, ...rest,
  };
}

function comparison(before: string, after: string, rest: Partial<Comparison> = {}): Comparison {
  const baseline = rest.baseline ?? answer(before);
  const candidate = rest.candidate ?? answer(after, 'model-b', { cost: { kind: 'known', usd: 0.0083, pricesAsOf: '2026-09-23' }, totalMs: 2410 });
  const prompt = rest.prompt ?? { path: 'prompts/p/1.0.0.md', name: 'p', version: '1.0.0' };
  return {
    prompt, inputs: { text: 'hi' }, provider: 'openai (http://127.0.0.1:1)', startedAt: '2026-11-21T09:00:00.123Z', runs: 1,
    cells: [baseline, candidate].map((one) => ({ prompt, model: one.model, parameters: {}, omittedParameters: [], answers: [one] })),
    baseline, candidate, diff: wordDiff(before, after), ...rest,
  };
}

const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)> ![x](http://evil.test/a.png) \u001B[31mred\u001B[0m \u202Eevil\u202C "q" \'s\' ``` </pre>\nsecond line';

describe('the HTML report', () => {
  const html = comparisonToHtml(comparison(hostile, 'fine'), [{ heading: '<b>Scan</b>', lines: ['a < b'] }]);

  it('shows a hostile answer as text', () => {
    expect(html).not.toMatch(/<script|<img|onerror=alert\(2\)>/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;');
    expect(html).not.toMatch(/[^\P{Cc}\n\t]|[\u202A-\u202E]/u);
    expect(html).toContain('\\u202eevil\\u202c');
    expect(html).toContain('&lt;b&gt;Scan&lt;/b&gt;');
  });

  it('needs nothing else and allows nothing else', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`);
    expect(html.replaceAll(/&lt;[^]*?&gt;|!\[x\]\(http:\/\/evil\.test\/a\.png\)/g, '')).not.toMatch(/(?:src|href)=|url\(|@import|https?:\/\/(?!127\.0\.0\.1)/);
    expect(html).toContain('prefers-color-scheme: dark');
  });

  it('escapes what stands in headings, inputs and attributes', () => {
    const nasty = '"><svg onload=1>';
    const page = comparisonToHtml(comparison('a', 'b', { prompt: { path: nasty, name: nasty }, inputs: { [nasty]: nasty }, provider: nasty, startedAt: nasty }));
    expect(page).not.toContain('<svg');
  });

  it('marks on each side what the other does not have', () => {
    const page = comparisonToHtml(comparison('the refund was sent', 'the credit was sent'));
    expect(page).toContain('the <del>refund</del> was sent');
    expect(page).toContain('the <ins>credit</ins> was sent');
  });
});

describe('the text report', () => {
  it('aligns the figures and marks words in place', () => {
    expect(comparisonToText(toComparisonView(comparison('the refund was sent', 'the credit was sent')))).toBe(`p 1.0.0   openai (http://127.0.0.1:1)

baseline   model-a
  the refund was sent

candidate  model-b
  the credit was sent

changes
  the [-refund-]{+credit+} was sent

                 baseline   candidate   delta
 input tokens         412         412   0
 output tokens        180         180   0
 first token       310 ms      310 ms   0 ms
 total           1,920 ms    2,410 ms   +490 ms
 cost             $0.0037     $0.0083   +$0.0046 (×2.2)

Prices as of 2026-09-23.
`);
  });

  it('passes nothing on that a terminal would obey', () => {
    expect(comparisonToText(toComparisonView(comparison(hostile, 'x', { provider: '\u001B]0;title\u0007' })))).not.toMatch(/[^\P{Cc}\n\t]|[\u202A-\u202E]/u);
  });

  it('folds long stretches without a change, and says when there is none', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n');
    const text = comparisonToText(toComparisonView(comparison(`a\n${lines}\nb`, `c\n${lines}\nd`)));
    const changes = text.slice(text.indexOf('changes'));
    expect(changes).toContain('… 38 unchanged lines …');
    expect(changes).not.toContain('line 20');
    expect(comparisonToText(toComparisonView(comparison('same', 'same')))).toContain('none: the answers are the same');
  });
});

describe('the Markdown report', () => {
  it('keeps an answer inside of its fence and text out of the markup', () => {
    const text = comparisonToMarkdown(toComparisonView(comparison('```\n# not a heading\n````\n', '|x|', { provider: '![i](http://evil.test)' })));
    expect(text).toContain('`````text\n```\n# not a heading\n````\n\n`````');
    expect(text).toContain('!\\[i\\](http://evil.test)');
  });
});

describe('the JSON report', () => {
  it('gives every figure as a number, and null for what is not known', () => {
    const known = JSON.parse(comparisonToJson(comparison('a', 'b', { traffic: { alias: 'chat.core', callsPerMonth: 5_000_000 } }))) as { delta: Record<string, number> };
    expect(known.delta['costUsd']).toBeCloseTo(0.0046, 10);
    expect(known.delta['costRatio']).toBeCloseTo(2.243, 3);
    expect(known.delta['costPerMonthUsd']).toBeCloseTo(23_000, 3);
    const unknown = JSON.parse(comparisonToJson(comparison('a', 'b', { baseline: answer('a', 'm', { cost: { kind: 'unknown', reason: 'No price list has m.' } }) }))) as Record<string, unknown>;
    expect(unknown['delta']).toEqual({ costUsd: null, costRatio: null, costPerMonthUsd: null });
  });
});
