import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { scanToCyclonedx } from '../../../../src/core/report/scanCyclonedx.ts';
import type { ScanReport } from '../../../../src/core/report/types.ts';
import type { ScanRow } from '../../../../src/core/scan/row.ts';
import { run } from '../../cli/capture.ts';

const row = (path: string, line: number, model: string, rest: Partial<ScanRow> = {}): ScanRow => ({
  path, line, column: 1, endLine: line, endColumn: 9, text: model, model, vendor: 'openai', channel: 'direct', role: 'usage', language: 'python', pin: 'floating', findings: [], ...rest,
});

const report = (rows: readonly ScanRow[], complete = true): ScanReport => ({
  rows, complete, problems: [], filesScanned: 2, durationMs: 1,
  summary: { models: 1, files: 1, retired: 0, floating: 1, pinned: 0, preview: 0, unknown: 0, aliases: 0 },
});

const facts = { toolVersion: '1.2.3', timestamp: '2026-11-21T10:00:00Z', serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', lifecycle: () => undefined };

// The validator of the CycloneDX project itself, strict: a key that the format does not know is a fault.
const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

describe('scanToCyclonedx', () => {
  it('is valid for the sample workspace', async () => {
    const { stdout } = await run(['scan', 'test/fixtures/workspace', '--format', 'cyclonedx', '--fail-on', 'never'], { cwd: process.cwd() });
    expect(await validator.validate(stdout)).toBeNull();
    const bom = JSON.parse(stdout) as { readonly components: readonly { type: string }[] };
    expect(bom.components.length).toBeGreaterThan(5);
    for (const component of bom.components) component.type = 'no such type';
    expect(await validator.validate(JSON.stringify(bom)), 'a validator that accepts everything would say nothing').not.toBeNull();
  });

  it('is valid without any model, and for a scan that was stopped', async () => {
    expect(await validator.validate(scanToCyclonedx(report([]), facts))).toBeNull();
    expect(await validator.validate(scanToCyclonedx(report([row('a b/ä#.py', 3, 'gpt-4o')], false), facts))).toBeNull();
  });

  it('has one component a model and channel, with its places', () => {
    const bom = JSON.parse(scanToCyclonedx(report([
      row('a.py', 3, 'gpt-4o'), row('b.py', 7, 'gpt-4o'), row('b.py', 9, 'gpt-4o', { channel: 'azure', pin: 'unknown' }),
    ]), facts));
    expect(bom.components.map((each: { readonly 'bom-ref': string }) => each['bom-ref'])).toEqual(['azure/gpt-4o', 'direct/gpt-4o']);
    expect(bom.components[1]).toMatchObject({
      type: 'machine-learning-model', name: 'gpt-4o', supplier: { name: 'OpenAI' },
      evidence: { occurrences: [{ location: 'a.py', line: 3, symbol: 'gpt-4o' }, { location: 'b.py', line: 7, symbol: 'gpt-4o' }] },
    });
    expect(bom.components[1].properties).toContainEqual({ name: 'promptshift:uses', value: '2' });
  });

  it('leaves out what is no dependency', () => {
    const bom = JSON.parse(scanToCyclonedx(report([
      row('a.py', 1, 'gpt-4', { role: 'mention' }), row('a.py', 2, 'gpt-4', { role: 'catalog' }), row('a.py', 3, 'chat.core', { alias: 'chat.core' }),
    ]), facts));
    expect(bom.components).toEqual([]);
  });

  it('says when the scan was stopped', () => {
    const bom = JSON.parse(scanToCyclonedx(report([row('a.py', 1, 'gpt-4o')], false), facts));
    expect(bom.compositions).toEqual([{ aggregate: 'incomplete', assemblies: ['direct/gpt-4o'] }]);
  });
});
