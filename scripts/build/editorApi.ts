import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const importOfTheEditor = /^import \* as vscode from 'vscode';$/m;

/** One `require` for the whole bundle, as `banner`. */
export const editorApi = "const vscode = require('vscode');";

/**
 * Lets every module of a CommonJS bundle use the object that the editor gives, as it is and by one name (`editorApi`).
 * An `import *` would be bundled into a copy of all its properties for each module, which was more than half of the time
 * that the bundle takes to load.
 */
export function withEditorApi(): Plugin {
  return {
    name: 'with-editor-api',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]extension[\\/].*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        return { contents: source.replace(importOfTheEditor, ''), loader: 'ts' };
      });
    },
  };
}
