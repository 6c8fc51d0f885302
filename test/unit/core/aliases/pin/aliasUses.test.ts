import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import { languageOf } from '../../../../../src/core/scan/languageOf.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';
import { pinEvery } from '../../../../support/pin/fixturePin.ts';
import { projects, type FixtureProject } from '../../../../support/pin/fixtureProjects.ts';
import { signal } from './marked.ts';

describe('the scanner knows what was pinned as uses of the alias', () => {
  it.each(Object.entries(projects) as readonly (readonly [string, FixtureProject])[])('in %s', async (language, { path, ending, files: others }) => {
    const text = readFileSync(`test/fixtures/pin/${language}/before.${ending}`, 'utf8');
    const { plan, files } = await pinEvery(path, { ...others, [path]: text });
    const settings = Object.keys(files).find((name) => name.endsWith('promptshift.json')) ?? '';
    const { accessors } = JSON.parse(files[settings] ?? '') as { accessors: { path: string }[] };
    const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000, accessors });
    const { references } = await scanner.scan({ path, language: languageOf(path) ?? 'python', text: files[path] ?? '' }, signal);
    expect(references.filter(({ alias }) => alias === 'chat.core')).toHaveLength(plan.pinned.length);
  });
});
