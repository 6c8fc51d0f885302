import { join } from 'node:path';

/** The project's top folder. */
export const projectRoot: string = join(import.meta.dirname, '../..');

/** Git-ignored home of every editor that tests or `npm start` use. */
export const editorsFolder: string = join(projectRoot, '.vscode-test');

/** Where results, logs and compiled tests go; git-ignored. */
export const outFolder: string = join(projectRoot, 'out');

/** The extension under test: this project's build, or another one such as an unpacked VSIX. */
export const extensionFolder: string = process.env['PROMPTSHIFT_EXTENSION'] ?? projectRoot;
