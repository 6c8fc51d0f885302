import type { CodeServer } from './codeServer.ts';

export type WorkbenchOptions = {
  readonly folder: string;
  /** For a server with the test driver: an extension loaded from its folder (one, the address takes no more), and a compiled module with `run()`. */
  readonly development?: { readonly extension: string; readonly tests: string };
};

/** The address at which a browser gets the workbench with a folder, and on demand a development extension and its tests. */
export function workbenchUrl(server: Pick<CodeServer, 'origin' | 'authority'>, { folder, development }: WorkbenchOptions): string {
  const url = new URL(server.origin);
  url.searchParams.set('folder', folder);
  if (development !== undefined) {
    const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(development.extension)],
      ['extensionTestsPath', remote(development.tests)],
      ['skipWelcome', 'true'],
    ];
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  return url.href;
}
