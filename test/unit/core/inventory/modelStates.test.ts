import { describe, expect, it } from 'vitest';
import { modelStates } from '../../../../src/core/inventory/modelStates.ts';
import type { ScanRow } from '../../../../src/core/scan/row.ts';

const row = (model: string, rules: readonly string[], rest: Partial<ScanRow> = {}): ScanRow => ({
  path: 'a.py', line: 1, column: 1, endLine: 1, endColumn: 2, text: model, model, vendor: 'openai', channel: 'direct', role: 'usage', language: 'python', pin: 'floating',
  findings: rules.map((rule) => ({ rule, severity: 'warning', message: rule })), ...rest,
});

describe('modelStates', () => {
  it('counts each model once, by what is worst about it', () => {
    expect(modelStates([
      row('gpt-4o', ['model/floating']), row('gpt-4o', ['model/deprecated', 'model/floating']), row('gpt-4', ['model/retired']), row('gpt-5.4', ['model/floating']), row('gpt-5.4-2026-03-05', []),
    ])).toEqual({ models: 4, retired: 1, deprecated: 1, floating: 1 });
  });

  it('leaves out aliases, services and what is only named', () => {
    expect(modelStates([row('chat.core', [], { alias: 'chat.core' }), row('gpt-4', [], { role: 'mention' }), row('x', ['model/endpoint'], { endpoint: 'openai-assistants', role: 'mention' })]))
      .toEqual({ models: 0, retired: 0, deprecated: 0, floating: 0 });
  });
});
