import { describe, expect, it } from 'vitest';
import { scanToCsv, scanToMarkdown } from '../../../../src/core/index.ts';
import { report, row } from './rows.ts';

const finding = { rule: 'model/floating', severity: 'warning', message: 'It floats' } as const;

describe('scanToCsv', () => {
  it('has a line for every finding and every reference without one, quoted as RFC 4180 says', () => {
    const rows = [
      row({ path: 'a,"b".ts', findings: [finding, { rule: 'model/hard-coded', severity: 'info', message: 'First\nsecond' }] }),
      row({ role: 'mention', alias: 'chat.core' }),
    ];
    expect(scanToCsv(report({ rows }))).toBe([
      'path,line,column,endLine,endColumn,text,model,alias,endpoint,vendor,channel,role,language,pin,rule,severity,message',
      '"a,""b"".ts",1,1,1,7,gpt-4o,gpt-4o,,,openai,direct,usage,typescript,floating,model/floating,warning,It floats',
      '"a,""b"".ts",1,1,1,7,gpt-4o,gpt-4o,,,openai,direct,usage,typescript,floating,model/hard-coded,info,"First\nsecond"',
      'src/a.ts,1,1,1,7,gpt-4o,gpt-4o,chat.core,,openai,direct,mention,typescript,floating,,,',
      '',
    ].join('\r\n'));
  });

  it('gives a spreadsheet nothing to run', () => {
    const csv = scanToCsv(report({ rows: [row({ path: '=cmd|calc', text: '@cf/meta/llama-3' })] }));
    expect(csv).toContain("'=cmd|calc,");
    expect(csv).toContain(",'@cf/meta/llama-3,");
  });
});

describe('scanToMarkdown', () => {
  it('lists the gravest first and cannot be broken out of', () => {
    const rows = [
      row({ path: 'src/`a|b`.ts', findings: [{ ...finding, message: '<img src=x> | [link](javascript:0)\u202e' }] }),
      row({ findings: [{ rule: 'model/retired', severity: 'error', message: 'It is gone' }] }),
    ];
    expect(scanToMarkdown(report({ rows })).split('\n').filter((line) => line.startsWith('| '))).toEqual([
      '| Severity | Place | Finding | Rule |',
      '| error | `src/a.ts:1:1` | It is gone | `model/retired` |',
      '| warning | `` src/`a\\|b`.ts:1:1 `` | \\<img src=x\\> \\| \\[link\\](javascript:0)\\\\u202e | `model/floating` |',
    ]);
  });

  it('says so when there is nothing, and how much is left out', () => {
    expect(scanToMarkdown(report({}))).toContain('No findings.');
    expect(scanToMarkdown(report({ rows: Array.from({ length: 501 }, () => row({ findings: [finding] })) }))).toContain('1 more findings are left out here');
  });
});
