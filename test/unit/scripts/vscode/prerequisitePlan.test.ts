import { describe, expect, it } from 'vitest';
import { isNothingMissing, planPrerequisites, type MachineState } from '../../../../scripts/vscode/prerequisitePlan.ts';

const complete: MachineState = {
  platform: 'linux',
  hasApt: true,
  mayInstall: true,
  hasChromium: true,
  hasKerberosHeaders: true,
  missingBuildTools: [],
  hasCodeServer: true,
  needsXvfb: false,
};

describe('planPrerequisites', () => {
  it('plans nothing on a complete machine', () => {
    expect(isNothingMissing(planPrerequisites(complete))).toBe(true);
  });

  it('plans everything on a bare Debian', () => {
    const bare = { ...complete, hasChromium: false, hasKerberosHeaders: false, missingBuildTools: ['make'], hasCodeServer: false, needsXvfb: true };
    expect(planPrerequisites(bare)).toEqual({ aptPackages: ['chromium', 'libkrb5-dev', 'make', 'xvfb'], codeServer: true, byHand: [] });
  });

  it('needs headers and compilers only while code-server is to be built', () => {
    expect(planPrerequisites({ ...complete, hasKerberosHeaders: false, missingBuildTools: ['g++'] }).aptPackages).toEqual([]);
    expect(planPrerequisites({ ...complete, hasKerberosHeaders: false, hasCodeServer: false }).aptPackages).toEqual(['libkrb5-dev']);
  });

  it('needs no Linux packages for code-server on macOS', () => {
    const mac = { ...complete, platform: 'darwin' as const, hasApt: false, hasKerberosHeaders: false, hasCodeServer: false };
    expect(planPrerequisites(mac)).toEqual({ aptPackages: [], codeServer: true, byHand: [] });
  });

  it('needs no browser where only an editor is wanted', () => {
    expect(planPrerequisites({ ...complete, hasChromium: false, needsXvfb: true }, ['editor']).aptPackages).toEqual([]);
  });

  it('says what to do where there is no apt-get', () => {
    const plan = planPrerequisites({ ...complete, hasApt: false, hasChromium: false });
    expect(plan.aptPackages).toEqual([]);
    expect(plan.byHand).toEqual([expect.stringMatching(/Install chromium .*CHROMIUM_PATH/)]);
    expect(isNothingMissing(plan)).toBe(false);
  });
});
