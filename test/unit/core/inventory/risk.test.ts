import { describe, expect, it } from 'vitest';
import { riskOf, type RiskSubject } from '../../../../src/core/inventory/risk.ts';
import { riskLine, riskSentence } from '../../../../src/core/risk/riskLevels.ts';

const subject = (over: Partial<RiskSubject>): RiskSubject => ({ role: 'usage', path: 'src/a.ts', facts: {}, hasSuite: true, ...over });
const alias = (entry: NonNullable<RiskSubject['alias']>['entry']): Pick<RiskSubject, 'alias'> => ({ alias: { name: 'chat.core', entry } });
const level = (over: Partial<RiskSubject>): string | undefined => riskOf(subject(over))?.level;

describe('riskOf', () => {
  it('adds the points of its reasons up', () => {
    expect(riskOf(subject({ path: 'src/chat/answer.ts', facts: { readBy: 'JSON.parse', examples: 3 }, hasSuite: false, ...alias({ sensitivity: 'pii', latencyTargetMs: 1500 }) }))).toEqual({
      level: 'high',
      reasons: [
        { kind: 'customer-facing', points: 2, text: 'its path is customer-facing (chat)' },
        { kind: 'parsed without schema', points: 2, text: 'its answer is taken apart by JSON.parse, and the request names no schema' },
        { kind: 'few-shot', points: 1, text: 'its prompt teaches by 3 example answers' },
        { kind: 'sensitivity', points: 3, text: 'its sensitivity is pii' },
        { kind: 'latency target', points: 1, text: 'it has a latency target of 1,500 ms' },
        { kind: 'no suite', points: 1, text: 'no eval suite covers it' },
      ],
    });
  });

  it.each<readonly [string, Partial<RiskSubject>, string]>([
    ['nothing', {}, 'low'],
    ['no suite alone', { hasSuite: false }, 'low'],
    ['a parsed answer alone', { facts: { readBy: 'json.loads' } }, 'medium'],
    ['a customer-facing path alone', { path: 'app/api/a.ts' }, 'medium'],
    ['both', { path: 'app/api/a.ts', facts: { readBy: 'json.loads' } }, 'high'],
    ['internal data', { ...alias({ sensitivity: 'internal' }) }, 'low'],
    ['public data without a suite', { ...alias({ sensitivity: 'public' }), hasSuite: false }, 'low'],
    ['personal data', { ...alias({ sensitivity: 'pii' }) }, 'medium'],
    ['personal data without a suite', { ...alias({ sensitivity: 'pii' }), hasSuite: false }, 'high'],
    ['what the prompt file says it handles', { facts: { sensitivity: 'phi' }, hasSuite: false }, 'high'],
    ['few-shot without a suite', { facts: { examples: 2 }, hasSuite: false }, 'medium'],
    ['a test', { path: 'test/chat/answer.test.ts', facts: { readBy: 'JSON.parse' }, hasSuite: false }, 'low'],
  ])('%s', (_what, over, expected) => {
    expect(level(over)).toBe(expected);
  });

  it('takes the word of models.config.json, and that of promptshift.json over it, and says so', () => {
    expect(riskOf(subject({ ...alias({ risk: 'high' }) }))).toEqual({ level: 'high', reasons: [{ kind: 'stated', points: 0, text: 'models.config.json says high for chat.core' }] });
    const stated = riskOf(subject({ ...alias({ risk: 'high' }), stated: { level: 'low', pattern: 'src/legacy/**' }, hasSuite: false }));
    expect(stated?.level).toBe('low');
    expect(stated?.reasons.map(({ text }) => text)).toEqual(['promptshift.json says low for src/legacy/**', 'no eval suite covers it']);
  });

  it('judges what is called, not what is listed', () => {
    expect(level({ role: 'dynamic' })).toBe('low');
    for (const role of ['branch', 'catalog', 'assert', 'mention'] as const) expect(level({ role })).toBeUndefined();
  });
});

describe('in words', () => {
  it('is short beside a row, and a sentence where there is room', () => {
    const risk = riskOf(subject({ path: 'src/chat/answer.ts', facts: { readBy: 'JSON.parse' } }));
    if (risk === undefined) throw new Error('there is a risk');
    expect(riskLine(risk)).toBe('high: customer-facing, parsed without schema');
    expect(riskSentence(risk)).toBe('High risk: its path is customer-facing (chat); its answer is taken apart by JSON.parse, and the request names no schema.');
    expect(riskSentence({ level: 'low', reasons: [] })).toBe('Low risk: nothing speaks of more.');
  });
});
