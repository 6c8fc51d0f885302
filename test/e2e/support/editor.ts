import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../../scripts/vscode/chromium.ts';
import { startCodeServer, type CodeServer } from '../../../scripts/vscode/codeServer.ts';
import { outFolder } from '../../../scripts/vscode/paths.ts';
import { installedExtensions } from './installed.ts';
import { createProfile, type SettingsJson } from '../../../scripts/vscode/profile.ts';
import { createScratch, type Scratch } from '../../../scripts/vscode/scratchWorkspace.ts';
import { workbenchUrl } from '../../../scripts/vscode/workbenchUrl.ts';

/** Colour themes that the product must look right in. */
export const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern', 'high-contrast': 'Default High Contrast' } as const;

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
  const scratch = createScratch();
  options.prepare?.(scratch.workspace);
  const server = await startCodeServer({
    profile: createProfile(join(scratch.folder, 'profile'), {
      'workbench.colorTheme': themes[options.theme ?? 'light'],
      'window.autoDetectColorScheme': false,
      ...options.settings,
    }, installedExtensions),
    logFile: join(outFolder, `logs/e2e-${options.name}-code-server.log`),
    trustEverything: options.trusted ?? true,
  });
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium. Run npm run setup.');
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  const page = await browser.newPage({ viewport: options.size ?? { width: 1400, height: 900 } });
  page.setDefaultTimeout(30_000);
  await page.goto(workbenchUrl(server, { folder: scratch.workspace }));
  const explorer = page.locator('.explorer-folders-view .monaco-list-row').first();
  await explorer.or(page.locator('.monaco-dialog-box')).first().waitFor({ timeout: 60_000 });
  return toEditor(options.name, { page, browser, server, scratch });
}

type Parts = { readonly page: Page; readonly browser: Browser; readonly server: CodeServer; readonly scratch: Scratch };

function toEditor(name: string, { page, browser, server, scratch }: Parts): Editor {
  const pictures = join(outFolder, 'e2e');
  mkdirSync(pictures, { recursive: true });
  return {
    page,
    workspace: scratch.workspace,
    read: (path) => readFileSync(join(scratch.workspace, path), 'utf8'),
    picture: async (picture) => {
      await page.screenshot({ path: join(pictures, `${name}-${picture}.png`) });
    },
    close: async () => {
      await browser.close();
      await server.stop();
      scratch.remove();
    },
  };
}
