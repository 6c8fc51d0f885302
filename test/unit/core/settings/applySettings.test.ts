import { describe, expect, it } from 'vitest';
import { applySettings, defaultSettings, type ScannedDocument } from '../../../../src/core/index.ts';

const range = { start: 0, end: 6 };
const document: ScannedDocument = {
  path: 'shown/data.json',
  language: 'json',
  references: [{
    range, text: 'gpt-4o', role: 'usage',
    identity: { text: 'gpt-4o', model: 'gpt-4o', family: 'gpt-4o', vendor: 'openai', channel: 'direct', pin: 'floating', listed: true, bareWord: false },
    findings: [
      { rule: 'model/floating', severity: 'warning', message: 'It floats', range },
      { rule: 'model/hard-coded', severity: 'info', message: 'It is hard-coded', range },
    ],
  }],
};

function rulesLeft(...ignore: readonly { readonly path: string; readonly rule: string; readonly text?: string }[]): readonly string[] {
  const settings = { ...defaultSettings, ignore: ignore.map((entry) => ({ ...entry, reason: 'looked at' })) };
  return applySettings(document, settings, 'data.json').references.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

describe('applySettings', () => {
  it('leaves out what was accepted for this file, this rule and, when given, this id; the reference stays', () => {
    expect(rulesLeft()).toEqual(['model/floating', 'model/hard-coded']);
    expect(rulesLeft({ path: 'data.json', rule: 'model/floating' })).toEqual(['model/hard-coded']);
    expect(rulesLeft({ path: 'data.json', rule: 'model/floating', text: 'gpt-4o' })).toEqual(['model/hard-coded']);
    expect(rulesLeft({ path: 'data.json', rule: 'model/floating', text: 'gpt-5' })).toEqual(['model/floating', 'model/hard-coded']);
    expect(rulesLeft({ path: 'shown/data.json', rule: 'model/floating' })).toEqual(['model/floating', 'model/hard-coded']);
    const settings = { ...defaultSettings, ignore: [{ path: 'data.json', rule: 'model/floating', reason: 'x' }, { path: 'data.json', rule: 'model/hard-coded', reason: 'x' }] };
    expect(applySettings(document, settings, 'data.json').references).toMatchObject([{ text: 'gpt-4o', findings: [] }]);
  });
});
