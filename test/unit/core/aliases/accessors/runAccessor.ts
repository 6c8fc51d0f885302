import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { defaultStyle, type AccessorLanguage, type ModuleFormat } from '../../../../../src/core/aliases/accessors/accessor.ts';

export type AccessorCase = {
  readonly aliases: readonly string[];
  /** Files to write, by path from the program's root; the accessor is at `app/src/models`. */
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** From the program's root. */
  readonly cwd?: string;
  /** The alias asked for. */
  readonly ask?: string;
};

export type AccessorRun = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Writes a generated accessor and a program that uses it to a scratch folder and runs it with this Node. */
export function runAccessor(language: AccessorLanguage, format: ModuleFormat, { aliases, files, env = {}, cwd = 'app', ask = aliases[0] ?? '' }: AccessorCase): AccessorRun {
  const root = mkdtempSync(join(tmpdir(), 'accessor-'));
  try {
    const write = (path: string, text: string): void => {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    const code = language.generate(aliases, { path: 'app/src/models', format, namespace: '', json: 'none' }, defaultStyle);
    const extension = format === 'esm' ? 'mjs' : 'cjs';
    let name = `models.${extension}`;
    if (language.id === 'javascript') write(`app/src/${name}`, code);
    // Node strips types of ES modules itself; CommonJS from `import` syntax needs a compiler, as in the users' projects.
    else if (format === 'esm') write(`app/src/${name = 'models.mts'}`, code);
    else write(`app/src/${name}`, transformSync(code, { loader: 'ts', format: 'cjs', target: 'node20' }).code);
    const loaded = format === 'esm' ? `import { model } from "./${name}";` : `const { model } = require("./${name}");`;
    write(`app/src/main.${extension}`, `${loaded}\nconsole.log("started");\nconsole.log(model(${JSON.stringify(ask)}));\n`);
    for (const [path, text] of Object.entries(files)) write(path, text);
    mkdirSync(join(root, cwd), { recursive: true });
    const { status, stdout, stderr } = spawnSync(resolve('node_modules/.bin/node'), [join(root, `app/src/main.${extension}`)], {
      cwd: join(root, cwd), encoding: 'utf8', env: { PATH: process.env['PATH'], ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value.replaceAll('$ROOT', root)])) },
    });
    return { code: status, stdout, stderr: stderr.replaceAll(root, '$ROOT') };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
