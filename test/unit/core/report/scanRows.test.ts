import { describe, expect, it } from 'vitest';
import { scanRows, scanToJson, scanToJsonl, type ScannedDocument } from '../../../../src/core/index.ts';
import { report, row } from './rows.ts';

function document(text: string, id: string, alias?: string): ScannedDocument {
  const start = text.indexOf(id);
  const range = { start, end: start + id.length };
  return {
    path: 'ignored.ts',
    language: 'typescript',
    references: [{
      range, text: id, role: 'usage', ...(alias === undefined ? {} : { alias }),
      identity: { text: id, model: 'gpt-4o', family: 'gpt-4o', vendor: 'openai', channel: 'openrouter', pin: 'floating', listed: true, bareWord: false },
      findings: [{ rule: 'model/floating', severity: 'warning', message: 'It floats', range, fix: { replacement: 'gpt-4o-2024-08-06', reason: 'snapshot' } }],
    }],
  };
}

describe('scanRows', () => {
  it('counts lines and UTF-16 columns from 1, behind CRLF and beyond the first plane', () => {
    const text = 'const a = 1;\r\nconst 😀 = "openai/gpt-4o";\r\n';
    expect(scanRows(document(text, 'openai/gpt-4o'), text, 'src/b.ts')).toMatchObject([
      { path: 'src/b.ts', line: 2, column: 13, endLine: 2, endColumn: 26, text: 'openai/gpt-4o', model: 'gpt-4o' },
    ]);
  });

  it('writes jsonl with the keys and in the order that other programs rely on', () => {
    const text = '"gpt-4o"';
    expect(scanToJsonl(report({ rows: [...scanRows(document(text, 'gpt-4o'), text, 'a.ts'), ...scanRows(document('model("chat.core")', 'chat.core', 'chat.core'), 'model("chat.core")', 'b.ts')] }))).toBe(
      '{"path":"a.ts","line":1,"column":2,"endLine":1,"endColumn":8,"text":"gpt-4o","model":"gpt-4o","vendor":"openai","channel":"openrouter",'
      + '"role":"usage","language":"typescript","pin":"floating","findings":[{"rule":"model/floating","severity":"warning","message":"It floats"}]}\n'
      + '{"path":"b.ts","line":1,"column":8,"endLine":1,"endColumn":17,"text":"chat.core","model":"gpt-4o","alias":"chat.core","vendor":"openai","channel":"openrouter",'
      + '"role":"usage","language":"typescript","pin":"floating","findings":[{"rule":"model/floating","severity":"warning","message":"It floats"}]}\n',
    );
  });

  it('writes nothing as jsonl when nothing was found, and a whole document as json', () => {
    expect(scanToJsonl(report({}))).toBe('');
    const rows = [row({})];
    expect(JSON.parse(scanToJson(report({ rows, problems: [{ path: 'x', message: 'Cannot be read.' }], complete: false })))).toEqual({
      version: 1, complete: false,
      summary: { models: 0, files: 0, retired: 0, floating: 0, pinned: 0, preview: 0, unknown: 0, aliases: 0, filesScanned: 1, durationMs: 410 },
      references: rows, problems: [{ path: 'x', message: 'Cannot be read.' }],
    });
  });
});
