import { describe, expect, it } from 'vitest';
import { createFileAssessor } from '../../../../src/core/inventory/assessFiles.ts';
import { createRiskAssessor, noGround, type FileGround } from '../../../../src/core/inventory/assessRisk.ts';
import { ownersOfRow } from '../../../../src/core/inventory/owners.ts';
import type { ScanRow } from '../../../../src/core/scan/row.ts';
import { row } from '../report/rows.ts';

const ground = (over: Partial<FileGround>): FileGround => ({ path: 'src/a.ts', ...noGround, ...over });
const suites = [{ aliases: ['chat.core'], prompts: [], models: [] }];

describe('createRiskAssessor', () => {
  const assess = createRiskAssessor(suites);

  it('joins what the code, the alias, the settings and the suites say', () => {
    const aliases = { 'chat.core': { default: 'gpt-4o', sensitivity: 'pii' } };
    expect(assess(row({ alias: 'chat.core', facts: { readBy: 'JSON.parse' } }), ground({ aliases })).risk).toMatchObject({ level: 'high', reasons: [{ kind: 'parsed without schema' }, { kind: 'sensitivity' }] });
    expect(assess(row({ defines: { alias: 'chat.core', slot: 'default' } }), ground({ aliases })).risk?.reasons.map(({ kind }) => kind)).toEqual(['sensitivity']);
    expect(assess(row({}), ground({})).risk?.reasons.map(({ kind }) => kind)).toEqual(['no suite']);
  });

  it('lets the last pattern that matches decide, written as in .gitignore', () => {
    const risk = { 'src/': 'high', '/src/a.ts': 'low', 'lib/**': 'medium' } as const;
    expect(assess(row({}), ground({ risk })).risk?.level).toBe('low');
    expect(assess(row({}), ground({ risk, path: 'src/b.ts' })).risk?.level).toBe('high');
    expect(assess(row({}), ground({ risk, path: 'packages/x/lib/b.ts' })).risk?.reasons.map(({ kind }) => kind)).toEqual(['no suite']);
    expect(assess(row({}), ground({ risk, path: '../src/b.ts' })).risk?.level).toBe('low');
  });

  it('does not say that there is no suite where nobody looked', () => {
    expect(createRiskAssessor(undefined)(row({}), ground({})).risk).toEqual({ level: 'low', reasons: [] });
  });

  it('leaves rows that call nothing as they are', () => {
    for (const other of [row({ role: 'mention' }), row({ role: 'usage', endpoint: 'openai-assistants' })]) expect(assess(other, ground({}))).toBe(other);
  });
});

describe('ownersOfRow', () => {
  const codeOwners = (): readonly string[] => ['@team'];
  const aliases = { 'chat.core': { default: 'gpt-4o', owner: '@chat' }, 'chat.bare': { default: 'gpt-4o' } };
  it('asks the alias, then the prompt file, then CODEOWNERS', () => {
    expect(ownersOfRow(row({ alias: 'chat.core' }), aliases, codeOwners)).toEqual(['@chat']);
    expect(ownersOfRow(row({ alias: 'chat.bare' }), aliases, codeOwners)).toEqual(['@team']);
    expect(ownersOfRow(row({ facts: { owner: '@prompts' } }), aliases, codeOwners)).toEqual(['@prompts']);
    expect(ownersOfRow(row({ alias: 'toString' }), aliases, codeOwners)).toEqual(['@team']);
  });
});

describe('createFileAssessor', () => {
  const suite = { aliases: [], prompts: [], models: ['gpt-4o'] };
  const kinds = (rows: readonly ScanRow[]): readonly unknown[] => rows.map(({ risk }) => risk?.reasons.map(({ kind }) => kind));

  it('looks at all files again when a suite comes or goes, else at those that are new', () => {
    const assess = createFileAssessor();
    const [code, other] = [{ rows: [row({})], ground: ground({}) }, { rows: [row({ path: 'src/api/b.ts' })], ground: ground({}) }];
    const before = assess([code, other]);
    expect(kinds(before)).toEqual([['no suite'], ['customer-facing', 'no suite']]);
    const again = assess([code, { ...other }]);
    expect([again[0] === before[0], again[1] === before[1]]).toEqual([true, false]);
    expect(kinds(assess([code, other, { rows: [], ground: ground({}), suite }]))).toEqual([[], ['customer-facing']]);
    expect(kinds(assess([code, other]))).toEqual([['no suite'], ['customer-facing', 'no suite']]);
  });

  it('passes on what has no ground', () => {
    const bare = row({});
    expect(createFileAssessor()([{ rows: [bare] }])).toEqual([bare]);
  });
});
