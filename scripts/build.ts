/**
 * `npm run build [-- --watch] [-- --minify]`: bundles to `dist`, parser and grammars to `dist/wasm`, and esbuild's metafiles
 * to `out/meta` for the import gate.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, context, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { bundles, type Bundle } from './build/bundles.ts';
import { thirdPartyNotices } from './build/notices.ts';
import { sizesOf } from './build/sizes.ts';
import { copyWasm } from './build/wasm.ts';

const { values: flags } = parseArgs({ options: { watch: { type: 'boolean', default: false }, minify: { type: 'boolean', default: false } } });
process.chdir(join(import.meta.dirname, '..'));
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

const all = bundles({ minify: flags.minify, version });
const missing = all.filter(({ entry }) => !existsSync(entry));
for (const { entry, output } of missing) console.error(`build: ${entry} is missing, so there is no ${output}. Write it and build again.`);
const present = all.filter((bundle) => !missing.includes(bundle));

mkdirSync('out/meta', { recursive: true });
for (const { name } of missing) rmSync(`out/meta/${name}.json`, { force: true });
copySchemas();
const wasm = copyWasm('dist');

if (flags.watch) {
  for (const bundle of present) await (await context(withReport(bundle))).watch();
  console.log('build: watching; Ctrl-C ends it.');
} else {
  // One bundle that does not build is no reason to keep the others from whoever needs them.
  const built = await Promise.allSettled(present.map(async (bundle) => (await build(withReport(bundle))).metafile as Metafile));
  for (const result of built) if (result.status === 'rejected') console.error(String(result.reason));
  if (missing.length > 0 || built.some(({ status }) => status === 'rejected')) process.exitCode = 1;
  else finish(built.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])));
}

/** What needs every bundle: the notices, and taking away what earlier builds left. */
function finish(metafiles: readonly Metafile[]): void {
  writeFileSync('dist/NOTICES.txt', thirdPartyNotices(metafiles));
  removeStale(new Set([...metafiles.flatMap(({ outputs }) => Object.keys(outputs)), ...wasm, 'dist/NOTICES.txt']));
}

/** Keeps the metafile and says how much of the bundle is read at start and how much on first use. */
function withReport({ name, output, options }: Bundle): BuildOptions {
  const report: Plugin = {
    name: 'report',
    setup: (hooks) => hooks.onEnd(({ metafile }) => {
      if (metafile === undefined) return {};
      writeFileSync(`out/meta/${name}.json`, JSON.stringify(metafile));
      const { start, later } = sizesOf(metafile, output);
      console.log(`build: ${output}  ${kilobytes(start)} at start, ${kilobytes(later)} on first use`);
      // a bundle may be given a `require` of its own
      const given = options.banner?.['js']?.includes('createRequire') === true;
      return { errors: given ? [] : requiredBuiltins(metafile).map((text) => ({ text })) };
    }),
  };
  return { ...options, plugins: [...(options.plugins ?? []), report] };
}

/** CommonJS packages that would fail when they are loaded, because an ES module has no `require`; what is required later on purpose is CommonJS in CommonJS. */
function requiredBuiltins({ inputs }: Metafile): string[] {
  return Object.entries(inputs).filter(([path]) => !path.startsWith('later:')).flatMap(([path, { imports }]) => imports
    .filter(({ kind, external }) => kind === 'require-call' && external === true)
    .map((edge) => `${path} requires '${edge.path}', which fails in an ES module: give the package another entry in scripts/build/bundles.ts`));
}

/** The JSON Schemas that the core validates with are also the editor's; `syntaxes` is where users and the manifest find them. */
function copySchemas(): void {
  for (const path of readdirSync('src/core', { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.schema.json')) continue;
    const target = join('syntaxes', path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
    const text = readFileSync(join('src/core', path), 'utf8');
    if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
  }
}

/** Chunks of earlier builds have other names and would be shipped along. */
function removeStale(kept: ReadonlySet<string>): void {
  for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).replaceAll('\\', '/');
    if (entry.isFile() && !kept.has(path)) rmSync(path);
  }
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString('en-US')} kB`;
}
