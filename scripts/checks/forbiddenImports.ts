import { isBuiltin } from 'node:module';
import type { Metafile } from 'esbuild';
import { layerOf, layerRules } from './layers.ts';

/** One import that the layers do not allow. */
export type ForbiddenImport = { readonly from: string; readonly to: string; readonly why: string };

/** Looks at every import edge that starts in `src` of a bundle as esbuild resolved it. */
export function forbiddenImports(metafile: Pick<Metafile, 'inputs'>): ForbiddenImport[] {
  const found: ForbiddenImport[] = [];
  for (const [from, input] of Object.entries(metafile.inputs)) {
    for (const edge of input.imports) {
      const why = whyForbidden(from, edge.path);
      if (why !== undefined) found.push({ from, to: edge.path, why });
    }
  }
  return found;
}

function whyForbidden(from: string, to: string): string | undefined {
  const layer = layerOf(from);
  if (layer === undefined) return undefined;
  const rule = layerRules[layer];
  if (isBuiltin(to)) return rule.nodeBuiltins ? undefined : `src/${layer} runs without Node: reach the outside through src/core/host.ts`;
  const name = packageOf(to);
  if (name !== undefined) {
    return rule.packages.includes(name) ? undefined : `'${name}' is not in this layer's list of packages in scripts/checks/layers.ts`;
  }
  // an entry that leaves another bundle to run time; that bundle has a metafile of its own
  if (/^\.\/[\w-]+\.mjs$/.test(to) || to.startsWith('later:')) return undefined;
  const target = layerOf(to);
  if (target === undefined) return to.startsWith('src/') || to.startsWith('<') || to.startsWith('package.json') ? undefined : 'shipped code imports only from src';
  return rule.layers.includes(target) ? undefined : `${layer} does not know ${target}: move what both need into src/core`;
}

function packageOf(path: string): string | undefined {
  const inModules = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (inModules !== undefined) return inModules;
  if (path.startsWith('.') || path.startsWith('/') || path.startsWith('src/') || path.startsWith('<') || path.includes(':')) return undefined;
  return /^(?:@[^/]+\/)?[^/.]+$/.test(path) || path.startsWith('@') ? path.split('/').slice(0, path.startsWith('@') ? 2 : 1).join('/') : undefined;
}
