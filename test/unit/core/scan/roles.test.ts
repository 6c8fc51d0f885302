import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../src/core/createScanner.ts';
import { languageOf } from '../../../../src/core/scan/languageOf.ts';
import { decodeText } from '../../../../src/core/text/decode.ts';
import { LineIndex } from '../../../../src/core/text/lineIndex.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

// Beside each fixture `<file>.roles.json` lists what is in it: `line:column role text`, in order, and nothing else may be found.
const folder = join(import.meta.dirname, '../../../fixtures/roles');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).filter((name) => name.includes('.') && !name.endsWith('.roles.json')).toSorted();
const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

describe('roles of fixture files', () => {
  it.each(files)('%s', async (name) => {
    const decoded = decodeText(readFileSync(join(folder, name)));
    const language = languageOf(name);
    if (decoded.kind === 'binary' || language === undefined) throw new Error(`${name} is no fixture`);
    const { references, problem } = await scanner.scan({ path: name.slice(name.indexOf('/') + 1), language, text: decoded.text }, new AbortController().signal);
    const lines = new LineIndex(decoded.text);
    const found = references.map(({ range, role, text }) => {
      const { line, column } = lines.positionAt(range.start);
      expect(decoded.text.slice(range.start, range.end)).toBe(text);
      return `${line}:${column} ${role} ${text}`;
    });
    const expected: unknown = JSON.parse(readFileSync(join(folder, `${name}.roles.json`), 'utf8'));
    expect({ references: found }).toEqual(expected);
    expect(problem).toBeUndefined();
  });
});
