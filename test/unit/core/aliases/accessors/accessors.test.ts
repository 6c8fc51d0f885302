import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultStyle, type AccessorLanguage } from '../../../../../src/core/aliases/accessors/accessor.ts';
import { typescriptAccessor } from '../../../../../src/core/aliases/accessors/typescript.ts';
import { runAccessor } from './runAccessor.ts';

describe('accessor in TypeScript', () => {
  it.each([['esm', 'nodenext', '{ "type": "module" }'], ['commonjs', 'node16', '{ "type": "commonjs" }']] as const)(
    'passes the strictest type check as %s, and refuses an alias it does not know', (format, module, manifest) => {
      const root = mkdtempSync(join(tmpdir(), 'accessor-types-'));
      try {
        writeFileSync(join(root, 'package.json'), manifest);
        writeFileSync(join(root, 'models.ts'), typescriptAccessor.generate(['chat.core', 'chat.small'], { path: 'models.ts', format, namespace: '', json: 'none' }, defaultStyle));
        writeFileSync(join(root, 'use.ts'), 'import { model } from "./models.js";\nexport const id: string = model("chat.small");\nexport const known = (name: "a" | "b"): string => name;\nknown(model("chat.core"));\nexport const size = model("chat.core").length;\n');
        writeFileSync(join(root, 'wrong.ts'), 'import { model } from "./models.js";\nexport const id = model("chat.huge");\n');
        const flags = ['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--noPropertyAccessFromIndexSignature',
          '--noUnusedLocals', '--target', 'es2020', '--lib', 'es2020', '--module', module, '--skipLibCheck', '--types', 'node', '--typeRoots', resolve('node_modules/@types')];
        const { stdout } = spawnSync(resolve('node_modules/.bin/node'), [resolve('node_modules/typescript/bin/tsc'), ...flags, 'use.ts', 'wrong.ts'], { cwd: root, encoding: 'utf8' });
        expect(stdout.trim().split('\n')).toEqual([
          `wrong.ts(2,25): error TS2345: Argument of type '"chat.huge"' is not assignable to parameter of type '"chat.core" | "chat.small"'.`,
        ]);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    });

  it('is written in the style asked for, and runs in it', () => {
    const code = typescriptAccessor.generate(['a'], { path: 'models.ts', format: 'esm', namespace: '', json: 'none' }, { quote: "'", semicolons: false, indent: '\t', eol: '\r\n' });
    expect(code.replaceAll('\r\n', '')).not.toMatch(/\n/);
    expect(code).not.toMatch(/;\r$/m);
    expect(code).toContain("const aliases = ['a'] as const\r\n");
    expect(code).toContain('\r\n\tconst alias = find(name)\r\n');
    const restyled: AccessorLanguage = { ...typescriptAccessor, generate: () => code };
    expect(runAccessor(restyled, 'esm', { aliases: ['a'], files: { 'app/models.config.json': '{"aliases":{"a":{"default":"m"}}}' } }).stdout).toBe('started\nm\n');
  });
});
