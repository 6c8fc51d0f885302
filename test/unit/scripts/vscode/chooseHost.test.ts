import { describe, expect, it } from 'vitest';
import { chooseHost, type HostFacts } from '../../../../scripts/vscode/chooseHost.ts';

const linux: HostFacts = { platform: 'linux', serviceAnswers: true, hasDisplay: false, hasXvfb: true };

describe('chooseHost', () => {
  it('takes code-server where the download service does not answer, whatever else there is', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const choice = chooseHost({ platform, serviceAnswers: false, hasDisplay: true, hasXvfb: true });
      expect(choice.kind).toBe('browser');
      expect(choice.reason).toMatch(/code-server and Chromium, because .* does not answer/);
    }
  });

  it('takes desktop VS Code on the display of a machine that has one', () => {
    expect(chooseHost({ ...linux, hasDisplay: true, hasXvfb: false })).toMatchObject({ kind: 'desktop', xvfb: false });
  });

  it.each(['darwin', 'win32'] as const)('needs no xvfb on %s', (platform) => {
    expect(chooseHost({ ...linux, platform, hasXvfb: false })).toMatchObject({ kind: 'desktop', xvfb: false });
  });

  it('takes desktop VS Code under xvfb-run on Linux without a display', () => {
    const choice = chooseHost(linux);
    expect(choice).toMatchObject({ kind: 'desktop', xvfb: true });
    expect(choice.reason).toContain('xvfb-run');
  });

  it('says why it takes code-server although the service answers', () => {
    const choice = chooseHost({ ...linux, hasXvfb: false });
    expect(choice.kind).toBe('browser');
    expect(choice.reason).toContain('xvfb-run is not installed');
  });
});
