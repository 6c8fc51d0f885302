import { describe, expect, it } from 'vitest';
import { usualPlaces } from '../../../../scripts/start/editorCommand.ts';

describe('usualPlaces', () => {
  it('looks into the applications of macOS, those of the person too', () => {
    const [first, second] = usualPlaces({ platform: 'darwin', env: { HOME: '/Users/ada' } });
    expect(first).toBe('/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code');
    expect(second).toMatch(/^\/Users\/ada\/Applications\//);
  });

  it('looks into the two install folders of Windows, as far as they are known', () => {
    expect(usualPlaces({ platform: 'win32', env: { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' } })).toEqual([
      'C:\\Users\\ada\\AppData\\Local\\Programs\\Microsoft VS Code\\bin\\code.cmd',
    ]);
  });

  it('looks into the usual folders of Linux', () => {
    expect(usualPlaces({ platform: 'linux', env: {} })).toContain('/usr/bin/code');
  });
});
