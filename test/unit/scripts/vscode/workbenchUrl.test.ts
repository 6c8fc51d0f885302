import { describe, expect, it } from 'vitest';
import { workbenchUrl } from '../../../../scripts/vscode/workbenchUrl.ts';

const server = { origin: 'http://127.0.0.1:8080', authority: '127.0.0.1:8080' };

describe('workbenchUrl', () => {
  it('opens a folder', () => {
    expect(workbenchUrl(server, { folder: '/tmp/a b' })).toBe('http://127.0.0.1:8080/?folder=%2Ftmp%2Fa+b');
  });

  it('names a development extension and its tests on the server', () => {
    const url = new URL(workbenchUrl(server, { folder: '/w', development: { extension: '/e', tests: '/e/out/t.cjs' } }));
    expect(JSON.parse(url.searchParams.get('payload') ?? '')).toEqual([
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8080/e'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:8080/e/out/t.cjs'],
      ['skipWelcome', 'true'],
    ]);
  });
});
