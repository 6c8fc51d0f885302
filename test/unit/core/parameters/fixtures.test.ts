import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScanner } from '../../../../src/core/index.ts';
import { languageOf } from '../../../../src/core/scan/languageOf.ts';
import { LineIndex } from '../../../../src/core/text/lineIndex.ts';
import { applyEdits } from '../../../../src/core/text/range.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';
import type { Finding, SourceDocument } from '../../../../src/core/scan/types.ts';

type Row = { readonly from: string; readonly to: string; readonly findings: Readonly<Record<string, readonly string[]>> };
type Break = { readonly break: string; readonly to: string; readonly file: string; readonly line: number; readonly severity: string; readonly says: string };

const folder = new URL('../../../fixtures/parameters/', import.meta.url);
const read = (file: string): string => readFileSync(fileURLToPath(new URL(file, folder)), 'utf8');
const expected = JSON.parse(read('expected.json')) as { readonly moves: readonly Row[]; readonly breaks: readonly Break[] };
const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });
const { signal } = new AbortController();

/** The fixtures for OpenAI are written with one model and read with each baseline in its place. */
function documentOf(file: string, from: string): SourceDocument {
  const language = languageOf(file);
  if (language === undefined) throw new Error(`${file} has no language`);
  return { path: file, language, text: read(file).replaceAll('gpt-4o', from) };
}

async function check(document: SourceDocument, target: string): Promise<readonly Finding[]> {
  const scanned = await scanner.checkParameters(document, await scanner.scan(document, signal), { target }, signal);
  return scanned.references.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'model/parameter').toSorted((a, b) => a.range.start - b.range.start);
}

function lineOf(text: string, { range, severity }: Finding): string {
  const written = text.slice(range.start, range.end).replaceAll(/\s+/g, ' ');
  return `${new LineIndex(text).positionAt(range.start).line} ${severity} ${written.slice(0, 60)}`;
}

// The walk through a file has a limit of time, which grammars that are read for the first time on a busy machine can use up.
beforeAll(async () => {
  for (const file of new Set(expected.moves.flatMap(({ findings }) => Object.keys(findings)))) await scanner.scan(documentOf(file, 'gpt-4o'), signal);
});

describe.each(expected.moves)('from $from to $to', ({ from, to, findings }) => {
  it.each(Object.entries(findings))('finds in %s what breaks and nothing else', async (file, wanted) => {
    const document = documentOf(file, from);
    expect((await check(document, to)).map((finding) => lineOf(document.text, finding))).toEqual(wanted);
  });

  it.each(Object.keys(findings))('has fixes in %s that are gone from the next check and leave the rest', async (file) => {
    const document = documentOf(file, from);
    const found = await check(document, to);
    for (const finding of found) {
      if (finding.edit === undefined) continue;
      const text = applyEdits(document.text, finding.edit.edits);
      const left = (await check({ ...document, text }, to)).map(({ message }) => message);
      expect(left.filter((message) => message === finding.message).length, `${file}: ${finding.edit.title}`).toBeLessThan(found.filter(({ message }) => message === finding.message).length);
    }
  });
});

describe('documented breaks', () => {
  it.each(expected.breaks)('$break, to $to', async ({ to, file, line, severity, says }) => {
    const from = expected.moves.find((move) => move.to === to)?.from ?? '';
    const document = documentOf(file, from);
    const found = (await check(document, to)).filter((finding) => new LineIndex(document.text).positionAt(finding.range.start).line === line && finding.severity === severity);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
  });
});
