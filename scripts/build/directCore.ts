import { readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';

const entry = 'src/core/index.ts';
type Home = { readonly path: string; readonly name: string };

/** `import { a, type B } from '../../core/index.ts';`, as it is written throughout. */
const imports = /^import (type )?\{([^}]*)\} from '((?:\.\.\/)+)core\/index\.ts';$/gm;
const exports = /^export (type )?\{([^}]*)\} from '\.\/([^']+)';$/gm;

/**
 * Lets modules take what they name of the core's entry from the modules that write it. The bundler puts whatever is reached through one
 * module into the chunks of everything that imports it: each command would read the whole core that any of them uses.
 */
export function directCore(): Plugin {
  return {
    name: 'direct-core',
    setup(hooks) {
      const homes = homesOf(readFileSync(entry, 'utf8'));
      hooks.onLoad({ filter: /[\\/]src[\\/](?:cli|node)[\\/].*\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const contents = text.replaceAll(imports, (_line, type: string | undefined, names: string, up: string) => (type === undefined ? direct(names, `${up}core`, homes) : ''));
        if (/^import (?!type)[^;]*\/core\/index\.ts'/m.test(contents)) return { errors: [{ text: `${relative('.', path).split(sep).join(posix.sep)} imports the core's entry in a way that scripts/build/directCore.ts does not read.` }] };
        return { contents, loader: 'ts', resolveDir: dirname(path), watchFiles: [path, join('.', entry)] };
      });
    },
  };
}

/** By name, the module behind the entry and what the name is there. */
function homesOf(text: string): ReadonlyMap<string, Home> {
  return new Map([...text.matchAll(exports)].flatMap(([, type, names = '', path = '']) => (type === undefined ? namesIn(names).map((name): [string, Home] => {
    const [written = name, shown = written] = name.split(' as ');
    return [shown, { path, name: written }];
  }) : [])));
}

/** On one line, so that what follows stays where it was for source maps. */
function direct(names: string, core: string, homes: ReadonlyMap<string, Home>): string {
  const lines = namesIn(names).map((name) => {
    const [shown = name, local = shown] = name.split(' as ');
    const home = homes.get(shown);
    if (home === undefined) throw new Error(`${entry} does not export ${shown}.`);
    return `import { ${home.name} as ${local} } from '${core}/${home.path}';`;
  });
  return `${lines.join(' ')}${'\n'.repeat(names.split('\n').length - 1)}`;
}

/** Without types. */
function namesIn(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '));
}
