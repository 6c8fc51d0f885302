import { describe, expect, it } from 'vitest';
import { scanToCsv, scanToMarkdown } from '../../../../src/core/index.ts';
import { report, row } from './rows.ts';

const risky = {
  level: 'high',
  reasons: [{ kind: 'customer-facing', points: 2, text: 'its path is customer-facing (chat)' }, { kind: 'no suite', points: 1, text: 'no eval suite covers it' }],
} as const;
const finding = { rule: 'model/floating', severity: 'warning', message: 'It floats' } as const;

describe('scanToCsv', () => {
  it('has a line for every finding and every reference without one, quoted as RFC 4180 says', () => {
    const rows = [
      row({ path: 'a,"b".ts', findings: [finding, { rule: 'model/hard-coded', severity: 'info', message: 'First\nsecond' }] }),
      row({ role: 'mention', alias: 'chat.core', risk: risky }),
    ];
    expect(scanToCsv(report({ rows }))).toBe([
      'path,line,column,endLine,endColumn,text,model,alias,endpoint,vendor,channel,role,language,pin,rule,severity,message,risk,riskReasons',
      '"a,""b"".ts",1,1,1,7,gpt-4o,gpt-4o,,,openai,direct,usage,typescript,floating,model/floating,warning,It floats,,',
      '"a,""b"".ts",1,1,1,7,gpt-4o,gpt-4o,,,openai,direct,usage,typescript,floating,model/hard-coded,info,"First\nsecond",,',
      'src/a.ts,1,1,1,7,gpt-4o,gpt-4o,chat.core,,openai,direct,mention,typescript,floating,,,,high,its path is customer-facing (chat); no eval suite covers it',
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
      row({ risk: risky, findings: [{ rule: 'model/retired', severity: 'error', message: 'It is gone' }] }),
    ];
    expect(scanToMarkdown(report({ rows })).split('\n').filter((line) => line.startsWith('| '))).toEqual([
      '| Severity | Place | Finding | Rule | Risk |',
      '| error | `src/a.ts:1:1` | It is gone | `model/retired` | high: customer-facing, no suite |',
      '| warning | `` src/`a\\|b`.ts:1:1 `` | \\<img src=x\\> \\| \\[link\\](javascript:0)\\\\u202e | `model/floating` |  |',
    ]);
  });

  it('says so when there is nothing, and how much is left out', () => {
    expect(scanToMarkdown(report({}))).toContain('No findings.');
    expect(scanToMarkdown(report({ rows: Array.from({ length: 501 }, () => row({ findings: [finding] })) }))).toContain('1 more findings are left out here');
  });
});
