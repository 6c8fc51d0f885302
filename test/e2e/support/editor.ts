import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../../scripts/vscode/chromium.ts';
import { startCodeServer, type CodeServerOptions } from '../../../scripts/vscode/codeServer.ts';
import { outFolder } from '../../../scripts/vscode/paths.ts';
import { installedExtensions } from './installed.ts';
import { createProfile, type SettingsJson } from '../../../scripts/vscode/profile.ts';
import { createScratch, type Scratch } from '../../../scripts/vscode/scratchWorkspace.ts';
import { workbenchUrl } from '../../../scripts/vscode/workbenchUrl.ts';

/** Colour themes that the product must look right in. */
export const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern', 'high-contrast': 'Default High Contrast', 'high-contrast-light': 'Default High Contrast Light' } as const;

export type ThemeName = keyof typeof themes;

export type EditorOptions = {
  /** For logs and screenshots. */
  readonly name: string;
  readonly theme?: ThemeName;
  /** User settings on top of the quiet ones. */
  readonly settings?: SettingsJson;
  /** False starts it as VS Code starts: asking whether the folder is trusted. */
  readonly trusted?: boolean;
  /** Changes the scratch workspace before the editor sees it. */
  readonly prepare?: (workspace: string) => void;
  /** Other extensions than the packed one alone. */
  readonly extensions?: string;
  /** Variables of the editor's environment, on top of this process's own. */
  readonly env?: NodeJS.ProcessEnv;
  readonly size?: { readonly width: number; readonly height: number };
};

/** A real VS Code with a scratch copy of the sample workspace, to be used by mouse and keyboard alone. */
export type Editor = {
  readonly page: Page;
  /** Folder on disk, for reading what the editor wrote. */
  readonly workspace: string;
  /** Text of a file on disk. */
  read(path: string): string;
  /** Saves a picture to out/e2e. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
};

/** Starts the editor and waits for the explorer to show files, or for a question that comes before. */
export async function launchEditor(options: EditorOptions): Promise<Editor> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium. Run npm run setup.');
  const cleanup: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const undo of cleanup.splice(0).toReversed()) await undo();
  };
  try {
    const scratch = createScratch();
    cleanup.push(() => scratch.remove());
    options.prepare?.(scratch.workspace);
    const server = await startCodeServer(serverOptions(options, scratch));
    cleanup.push(() => server.stop());
    const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
    cleanup.push(() => browser.close());
    const page = await browser.newPage({ viewport: options.size ?? { width: 1400, height: 900 } });
    page.setDefaultTimeout(30_000);
    await page.goto(workbenchUrl(server, { folder: scratch.workspace }));
    const explorer = page.locator('.explorer-folders-view .monaco-list-row').first();
    await explorer.or(page.locator('.monaco-dialog-box')).first().waitFor({ timeout: 60_000 });
    return toEditor(options.name, page, scratch.workspace, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts an editor for one test and closes it after; a test that fails leaves the picture `failed`. */
export async function withEditor(options: EditorOptions, use: (editor: Editor) => Promise<void>): Promise<void> {
  const editor = await launchEditor(options);
  try {
    await use(editor);
  } catch (error) {
    await editor.picture('failed');
    throw error;
  } finally {
    await editor.close();
  }
}

function serverOptions({ name, theme = 'light', settings, trusted = true, extensions = installedExtensions, env }: EditorOptions, scratch: Scratch): CodeServerOptions {
  const look = { 'workbench.colorTheme': themes[theme], 'window.autoDetectColorScheme': false };
  return {
    profile: createProfile(join(scratch.folder, 'profile'), { ...look, ...settings }, extensions),
    logFile: join(outFolder, `logs/e2e-${name}-code-server.log`),
    trustEverything: trusted,
    ...(env === undefined ? {} : { env }),
  };
}

function toEditor(name: string, page: Page, workspace: string, close: () => Promise<void>): Editor {
  const pictures = join(outFolder, 'e2e');
  mkdirSync(pictures, { recursive: true });
  return {
    page,
    workspace,
    read: (path) => readFileSync(join(workspace, path), 'utf8'),
    picture: async (picture) => {
      await page.screenshot({ path: join(pictures, `${name}-${picture}.png`) });
    },
    close,
  };
}
