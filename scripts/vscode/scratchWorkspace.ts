import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './paths.ts';

/** A folder of its own for one editor run: a copy of the sample workspace, and room for a profile. */
export type Scratch = { readonly folder: string; readonly workspace: string; remove(): void };

export const sampleWorkspace: string = join(projectRoot, 'test/fixtures/workspace');

/** Copies a workspace (the sample, unless told otherwise) to a scratch folder outside the project. */
export function createScratch(source: string = sampleWorkspace): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'promptshift-')));
  const workspace = join(folder, 'parcel-desk');
  cpSync(source, workspace, { recursive: true });
  return { folder, workspace, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}
