import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../../../src/core/aliases/pin/unifiedDiff.ts';

describe('unifiedDiff', () => {
  it('shows what changes, what is made, and nothing else', async () => {
    expect(await unifiedDiff([
      { path: 'src/a.ts', before: 'one\ntwo\nthree\n', after: 'one\n2\nthree\n' },
      { path: 'b.json', after: '{}\n' },
      { path: 'c.ts', before: 'same', after: 'same' },
    ])).toBe('--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n--- /dev/null\n+++ b/b.json\n@@ -0,0 +1,1 @@\n+{}\n');
  });

  it('is empty when nothing differs', async () => {
    expect(await unifiedDiff([])).toBe('');
  });
});
