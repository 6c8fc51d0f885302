import { describe, expect, it } from 'vitest';
import { createSuppressions } from '../../../../src/core/scan/suppressions.ts';
import { suppressionLine } from '../../../../src/extension/pinning/suppression.ts';

describe('suppressionLine', () => {
  it('is a comment of the language, indented like the line below, that the scanner honours', () => {
    const code = '\t  model: "gpt-4o",';
    const line = suppressionLine('typescript', 'model/floating', code);
    expect(line).toBe('\t  // promptshift-ignore model/floating: ');
    const text = `${line}the vendor told us\n${code}`;
    expect(createSuppressions(text)('model/floating', text.length - 3)).toBe('the vendor told us');
    expect(suppressionLine('yaml', 'model/retired', 'model: x')).toBe('# promptshift-ignore model/retired: ');
  });

  it('is not offered where the format has no comments', () => {
    expect(suppressionLine('json', 'model/floating', '  "model": "gpt-4o"')).toBeUndefined();
  });
});
