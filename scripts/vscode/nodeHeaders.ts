import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './paths.ts';

/**
 * The folder whose `include/node` holds the headers of the running Node, for building native modules without
 * downloading them: the `node` devDependency brings them in its platform package.
 */
export function findNodeHeaders(): string | undefined {
  const platformPackage = `node-${process.platform}-${process.arch}`;
  const candidates = [
    join(projectRoot, 'node_modules/node/node_modules', platformPackage),
    join(projectRoot, 'node_modules', platformPackage),
    dirname(dirname(process.execPath)),
  ];
  return candidates.find((folder) => existsSync(join(folder, 'include/node/node.h')));
}
