export type Gate = 'lint' | 'types' | 'bundle';

/** A file that breaks one rule, and the gates that must each name it on their own. */
export type PlantedViolation = { readonly kind: string; readonly path: string; readonly source: string; readonly caughtBy: readonly Gate[] };

export const plantedViolations: readonly PlantedViolation[] = [
  {
    kind: 'core imports vscode',
    path: 'src/core/plantedVscode.ts',
    source: `import * as vscode from 'vscode';\nexport const planted: unknown = vscode.version;\n`,
    caughtBy: ['lint', 'bundle'],
  },
  {
    kind: 'core imports a Node module',
    path: 'src/core/plantedNode.ts',
    source: `import { readFileSync } from 'node:fs';\nexport const planted: unknown = readFileSync;\n`,
    caughtBy: ['lint', 'types', 'bundle'],
  },
  {
    kind: 'core imports a Node module on first use',
    path: 'src/core/plantedLazyNode.ts',
    source: `export const planted = (): Promise<unknown> => import('node:path');\n`,
    caughtBy: ['lint', 'types', 'bundle'],
  },
  {
    kind: 'core uses a global of Node',
    path: 'src/core/plantedProcess.ts',
    source: `export const planted: unknown = process.env;\n`,
    caughtBy: ['lint', 'types'],
  },
  {
    kind: 'core uses a global of the page',
    path: 'src/core/plantedDom.ts',
    source: `export const planted: unknown = document.body;\n`,
    caughtBy: ['lint', 'types'],
  },
  {
    kind: 'core imports a face',
    path: 'src/core/plantedFace.ts',
    source: `import { planted as other } from '../node/plantedTarget.ts';\nexport const planted: unknown = other;\n`,
    caughtBy: ['lint', 'types', 'bundle'],
  },
  {
    kind: 'core imports a package that is not on its list',
    path: 'src/core/plantedPackage.ts',
    source: `import { Command } from 'commander';\nexport const planted: unknown = Command;\n`,
    caughtBy: ['bundle'],
  },
  {
    kind: 'node imports vscode',
    path: 'src/node/plantedVscode.ts',
    source: `import * as vscode from 'vscode';\nexport const planted: unknown = vscode.version;\n`,
    caughtBy: ['lint', 'bundle'],
  },
  {
    kind: 'node imports the command line',
    path: 'src/node/plantedFace.ts',
    source: `import { planted as other } from '../cli/plantedTarget.ts';\nexport const planted: unknown = other;\n`,
    caughtBy: ['lint', 'types', 'bundle'],
  },
  {
    kind: 'the command line imports vscode',
    path: 'src/cli/plantedVscode.ts',
    source: `import * as vscode from 'vscode';\nexport const planted: unknown = vscode.version;\n`,
    caughtBy: ['lint', 'bundle'],
  },
  {
    kind: 'the command line imports the extension',
    path: 'src/cli/plantedFace.ts',
    source: `import { planted as other } from '../extension/plantedTarget.ts';\nexport const planted: unknown = other;\n`,
    caughtBy: ['lint', 'types', 'bundle'],
  },
  {
    kind: 'the extension imports the command line',
    path: 'src/extension/plantedFace.ts',
    source: `import { planted as other } from '../cli/plantedTarget.ts';\nexport const planted: unknown = other;\n`,
    caughtBy: ['lint', 'types', 'bundle'],
  },
  {
    kind: 'the page imports the core behind the views',
    path: 'src/webview/plantedCore.ts',
    source: `import { PromptshiftError } from '../core/errors.ts';\nexport const planted: unknown = PromptshiftError;\n`,
    caughtBy: ['lint', 'bundle'],
  },
  {
    kind: 'the page imports the extension',
    path: 'src/webview/plantedFace.ts',
    source: `import { planted as other } from '../extension/plantedTarget.ts';\nexport const planted: unknown = other;\n`,
    caughtBy: ['lint', 'types', 'bundle'],
  },
  {
    kind: 'the page uses a global of Node',
    path: 'src/webview/plantedProcess.ts',
    source: `export const planted: unknown = process.env;\n`,
    caughtBy: ['types'],
  },
  {
    kind: 'shipped code imports a test',
    path: 'src/node/plantedTest.ts',
    source: `import { planted as other } from '../../test/plantedTarget.ts';\nexport const planted: unknown = other;\n`,
    caughtBy: ['lint', 'types', 'bundle'],
  },
  {
    kind: 'something but the command line exits',
    path: 'src/extension/plantedExit.ts',
    source: `export function planted(): void {\n  process.exit(1);\n}\n`,
    caughtBy: ['lint'],
  },
  {
    kind: 'a default export',
    path: 'src/core/plantedDefault.ts',
    source: `export default function planted(): void {}\n`,
    caughtBy: ['lint'],
  },
  {
    kind: 'a file needs another that needs it, if only for a type',
    path: 'src/core/plantedCircle.ts',
    source: `import type { PlantedBack } from './plantedCircleBack.ts';\nexport type PlantedCircle = { readonly back?: PlantedBack };\n`,
    caughtBy: ['lint'],
  },
  {
    kind: 'the other half of the circle',
    path: 'src/core/plantedCircleBack.ts',
    source: `import type { PlantedCircle } from './plantedCircle.ts';\nexport type PlantedBack = { readonly circle?: PlantedCircle };\n`,
    caughtBy: ['lint'],
  },
];

/** What the planted files import, so that only the planted edge is wrong. */
export const plantedTargets: readonly string[] = ['src/node', 'src/cli', 'src/extension', 'test'].map((folder) => `${folder}/plantedTarget.ts`);
