/**
 * The import gate on what was built: reads the metafiles that `npm run build` leaves in `out/meta`
 * and fails on an edge between layers that `layers.ts` does not allow, or when there is nothing to look at.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { forbiddenImports } from './forbiddenImports.ts';
import { layerOf, layerRules, type Layer } from './layers.ts';

const folder = 'out/meta';
const metafiles = readdirSync(folder).filter((name) => name.endsWith('.json'));
const problems = new Set<string>();
const seen = new Map<Layer, number>();
for (const name of metafiles) {
  const metafile = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Metafile;
  for (const { from, to, why } of forbiddenImports(metafile)) problems.add(`${from} imports ${to}: ${why}`);
  for (const path of Object.keys(metafile.inputs)) {
    const layer = layerOf(path);
    if (layer !== undefined) seen.set(layer, (seen.get(layer) ?? 0) + 1);
  }
}
for (const layer of Object.keys(layerRules) as Layer[]) {
  if (!seen.has(layer)) problems.add(`no bundle holds a file of ${layer}: the gate would pass without looking`);
}
for (const problem of problems) console.error(problem);
const checked = [...seen].map(([layer, count]) => `${layer} ${count}`).join(', ');
console.log(`import gate: ${metafiles.length} bundles, files by layer: ${checked}`);
mkdirSync('out/results', { recursive: true });
writeFileSync('out/results/imports.json', JSON.stringify({ passed: metafiles.length - (problems.size > 0 ? 1 : 0), failed: problems.size }));
process.exitCode = problems.size > 0 ? 1 : 0;
