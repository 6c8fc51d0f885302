import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backAndForth } from '../../../scripts/checks/folderArrows.ts';

const root = resolve(import.meta.dirname, '../../..');
const sources = new Map(globSync('src/**/*.ts', { cwd: root }).map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]));

describe('imports between folders', () => {
  it('run one way in the source', () => {
    expect(sources.size).toBeGreaterThan(1_000);
    expect(backAndForth(sources)).toEqual([]);
  });

  it('are named when they run both ways, types and broken lines included', () => {
    const files = new Map([
      ['src/core/a/one.ts', "import type { Two } from '../b/two.ts';\nexport type One = Two;\n"],
      ['src/core/b/two.ts', 'export type Two = string;\n'],
      ['src/core/b/three.ts', "import {\n  type One,\n} from '../a/one.ts';\nexport type Three = One;\n"],
    ]);
    expect(backAndForth(files)).toEqual([
      { folders: ['src/core/a', 'src/core/b'], imports: ['src/core/a/one.ts imports src/core/b/two.ts', 'src/core/b/three.ts imports src/core/a/one.ts'] },
    ]);
  });

  it('may run both ways between a folder and its own room', () => {
    const files = new Map([
      ['src/core/a/one.ts', "import { two } from './room/two.ts';\nexport type One = typeof two;\n"],
      ['src/core/a/room/two.ts', "import type { One } from '../one.ts';\nexport const two: One | 2 = 2;\n"],
    ]);
    expect(backAndForth(files)).toEqual([]);
  });
});
