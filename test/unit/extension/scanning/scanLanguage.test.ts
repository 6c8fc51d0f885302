import { describe, expect, it } from 'vitest';
import { scanLanguage } from '../../../../src/extension/scanning/scanLanguage.ts';

const language = (scheme: string, path: string, languageId: string) => scanLanguage({ scheme, path, languageId });

describe('scanLanguage', () => {
  it('goes by the file name first, then by what the editor takes it for', () => {
    expect(language('file', '/w/a.ts', 'typescript')).toBe('typescript');
    expect(language('file', '/w/.env.local', 'plaintext')).toBe('dotenv');
    expect(language('file', '/w/Makefile.inc', 'yaml')).toBe('yaml');
    expect(language('untitled', 'Untitled-1', 'python')).toBe('python');
  });

  it('takes a notebook cell for the language of its code', () => {
    expect(language('vscode-notebook-cell', '/w/study.ipynb', 'python')).toBe('python');
    expect(language('file', '/w/study.ipynb', 'json')).toBe('notebook');
  });

  it('leaves out copies, installed packages and languages it has no parser for', () => {
    expect(language('git', '/w/a.ts', 'typescript')).toBeUndefined();
    expect(language('output', '/w/a.ts', 'log')).toBeUndefined();
    expect(language('file', '/w/node_modules/openai/index.js', 'javascript')).toBeUndefined();
    expect(language('file', '/w/a.zig', 'zig')).toBeUndefined();
  });
});
