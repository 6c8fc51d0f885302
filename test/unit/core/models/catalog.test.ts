import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnthropicSdk, readOpenAiSdk } from '../../../../scripts/catalog/packages.ts';
import { allLifecycleRows } from '../../../../src/core/models/catalog.ts';
import { describeModel } from '../../../../src/core/models/describeModel.ts';
import { identified } from './identified.ts';

const root = join(import.meta.dirname, '../../../..');

describe('the shipped catalog', () => {
  it('is what the build script writes', () => {
    expect(() => execFileSync(process.execPath, ['scripts/catalog/build.ts', '--check'], { cwd: root, stdio: 'pipe' })).not.toThrow();
  });

  it('reads the SDKs’ own shutdown days', () => {
    expect(readOpenAiSdk(root).shutdowns.get('gpt-4o')).toBe('2027-01-14');
    expect(readOpenAiSdk(root).shutdowns.get('gpt-5.4-nano-2026-03-17')).toBe('2027-04-01');
    expect(readAnthropicSdk(root).shutdowns.get('claude-sonnet-4-5')).toBe('2026-11-30');
  });

  it('keeps twelve rows marked as resting on a single source, until another confirms them', () => {
    const kept = JSON.parse(readFileSync(join(root, 'src/core/models/data/lifecycle.json'), 'utf8')) as { readonly models: readonly { readonly confidence?: string }[] };
    expect(kept.models.filter((row) => row.confidence === 'single-source')).toHaveLength(12);
    const shipped = allLifecycleRows().filter((row) => row.confidence === 'single-source').map((row) => row.id);
    const confirmed = readOpenAiSdk(root).shutdowns;
    expect(shipped.length).toBeGreaterThan(0);
    for (const id of shipped) expect(confirmed.has(id), id).toBe(false);
  });

  it('gives limits with their source', () => {
    expect(describeModel(identified('gpt-4o'))).toMatchObject({ vendorName: 'OpenAI', limits: { context: 128_000, maxOutput: 16_384, asOf: '2026-08-16' } });
    expect(describeModel(identified('openai/gpt-6-astra')).limits).toMatchObject({ context: 1_050_000, maxOutput: 128_000 });
    expect(describeModel(identified('claude-sonnet-4-5-20250929')).limits).toMatchObject({ context: 200_000 });
    expect(describeModel(identified('gpt-7.2')).limits).toBeUndefined();
  });
});
