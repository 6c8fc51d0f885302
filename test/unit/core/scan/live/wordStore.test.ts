import { describe, expect, it } from 'vitest';
import { createWordStore, type Search } from '../../../../../src/core/scan/live/wordStore.ts';
import { mayHoldFacts } from '../../../../../src/core/scan/facts/mayHoldFacts.ts';
import { findSeeds } from '../../../../../src/core/scan/seeds.ts';
import type { LanguageId, ModelReference } from '../../../../../src/core/scan/types.ts';
import { unknownModel } from '../../../../../src/core/scan/unknownModel.ts';
import { createRandom } from '../../../../bench/hostileText.ts';
import { exampleFile } from '../../../../bench/keystroke/exampleFile.ts';

/** What is typed and pasted: parts of ids, signs that ask for a value, line ends, words of every search. */
const pieces = [
  'gpt-4o', 'gpt-', 'claude', '-3-opus', 'model', 'model:\n', 'model =', '\n  "gtp-5.5"', '"', "'", '=', ':', '(', ',', '\n', '\r\n', '\r', '\n\n\n', ' ', '          ', '\t', 'x', '-', '1', '{', '}', 'o1', 'ada',
  '"gemini-', '${', '{{', '%s', '.evals', '.create', '/v1/', 'assistants', 'beta.', 'pmpt_1a2b3c4d', 'asst_', 'JSON.parse', 'json.loads(', 'assistant', 'role', '"model"', '"ai"', 'AIMessage', ' .split', 'engine\n\n(', 'openrouter/',
];

const beginnings = [
  exampleFile('typescript', 120), exampleFile('python', 120), exampleFile('python', 60).replaceAll('\n', '\r\n'),
  'services:\n  llm:\n    model:\n      gpt-4o\n    engine: "claude-3-opus-20240229"\n  role:\n    "model"\n', 'a\n'.repeat(400), '\n'.repeat(2000), ' '.repeat(3000), `model = "${'gpt-4o '.repeat(200)}"`, '',
];

function edited(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const removed = random() < 0.4 ? Math.floor(random() * (random() < 0.1 ? 300 : 8)) : 0;
  const added = Array.from({ length: Math.floor(random() * 3) }, () => pieces[Math.floor(random() * pieces.length)] ?? '').join('');
  return text.slice(0, at) + added + text.slice(at + removed);
}

const searches: readonly Search[] = [true, false].flatMap((aliases) => [true, false].map((quoted) => ({ id: `${aliases} ${quoted}`, find: (text) => findSeeds(text, aliases, quoted) })));

describe('word store', () => {
  for (const [index, beginning] of beginnings.entries()) {
    it(`finds what a search of the whole text finds, whatever was edited (${JSON.stringify(beginning.slice(0, 20))})`, () => {
      const random = createRandom(index + 1);
      const words = createWordStore(2);
      let text = beginning;
      for (let round = 0; round < 250; round++) {
        for (const search of searches) expect(words.find('a', search, text), JSON.stringify(text)).toEqual(search.find(text));
        text = random() < 0.02 ? beginning : edited(text, random);
      }
    });

    it(`asks for facts where a look at the whole text does (${JSON.stringify(beginning.slice(0, 20))})`, () => {
      const random = createRandom(index + 100);
      const words = createWordStore(2);
      const used: ModelReference = { range: { start: 0, end: 0 }, text: 'gpt-4o', identity: unknownModel('gpt-4o'), role: 'usage' };
      let text = beginning;
      for (let round = 0; round < 250; round++) {
        for (const language of ['typescript', 'json'] as const satisfies readonly LanguageId[]) {
          const document = { path: 'a', language, text };
          expect(mayHoldFacts(document, [used], (search) => words.find('a', search, text)), JSON.stringify(text)).toBe(mayHoldFacts(document, [used], (search) => search.find(text)));
        }
        text = random() < 0.1 ? beginning : edited(text, random);
      }
    });
  }

  it('searches again only what stands around an edit', () => {
    const searched: number[] = [];
    const search: Search = { id: 'a', find: (text) => (searched.push(text.length), findSeeds(text, false)) };
    const words = createWordStore(2);
    const code = exampleFile('python', 1000);
    words.find('a', search, code);
    const middle = code.indexOf('return', code.length / 2);
    words.find('a', search, `${code.slice(0, middle)}x${code.slice(middle)}`);
    expect(searched[0]).toBe(code.length);
    expect(searched[1]).toBeLessThan(1000);
    words.find('a', search, `${code.slice(0, middle)}x${code.slice(middle)}`);
    expect(searched).toHaveLength(2);
  });

  it('forgets what it is told to, and the document not used for longest', () => {
    let searched = 0;
    const search: Search = { id: 'a', find: () => (searched++, []) };
    const words = createWordStore(2);
    for (const name of ['a', 'b', 'a', 'c', 'a']) words.find(name, search, 'text');
    expect(searched, 'only b was dropped').toBe(3);
    words.find('b', search, 'text');
    expect(searched).toBe(4);
    words.forget('b');
    words.find('b', search, 'text');
    expect(searched).toBe(5);
  });
});
