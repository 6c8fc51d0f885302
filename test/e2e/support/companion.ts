import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outFolder, projectRoot } from '../../../scripts/vscode/paths.ts';
import { installedExtensions } from './installed.ts';

type Manifest = { readonly publisher: string; readonly name: string; readonly version: string };

/** An extensions folder with the packed extension and one that it works with, such as `test/host/modelProvider`. */
export function withCompanion(source: string): string {
  const from = join(projectRoot, source);
  const { publisher, name, version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as Manifest;
  const folder = join(outFolder, `e2e/with-${name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(installedExtensions, folder, { recursive: true });
  const relativeLocation = `${publisher}.${name}-${version}`;
  const path = join(folder, relativeLocation);
  cpSync(from, path, { recursive: true });
  const list = join(folder, 'extensions.json');
  const known = JSON.parse(readFileSync(list, 'utf8')) as readonly { readonly relativeLocation: string }[];
  const here = known.map((one) => ({ ...one, location: { $mid: 1, path: join(folder, one.relativeLocation), scheme: 'file' } }));
  writeFileSync(list, JSON.stringify([...here, { identifier: { id: `${publisher}.${name}` }, version, relativeLocation, location: { $mid: 1, path, scheme: 'file' } }]));
  return folder;
}
