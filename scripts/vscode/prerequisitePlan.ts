/** What this machine has of what host and end-to-end tests need. */
export type MachineState = {
  readonly platform: NodeJS.Platform;
  readonly hasApt: boolean;
  /** May install packages without asking a person: root, or CI where sudo needs no password. */
  readonly mayInstall: boolean;
  readonly hasChromium: boolean;
  readonly hasKerberosHeaders: boolean;
  /** Compilers for native modules that are not there, as Debian packages. */
  readonly missingBuildTools: readonly string[];
  readonly hasCodeServer: boolean;
  /** Desktop VS Code can be downloaded but has no display to run on. */
  readonly needsXvfb: boolean;
};

export type PrerequisitePlan = {
  readonly aptPackages: readonly string[];
  readonly codeServer: boolean;
  /** What no plan can install here, as sentences saying what to do. */
  readonly byHand: readonly string[];
};

/** An editor to run in, and a browser that tests drive. */
export type Need = 'editor' | 'browser';

/** What is missing, pure: nothing is installed here. */
export function planPrerequisites(state: MachineState, needs: readonly Need[] = ['editor', 'browser']): PrerequisitePlan {
  const tests = needs.includes('browser');
  const codeServer = !state.hasCodeServer;
  const native = codeServer && state.platform === 'linux';
  const wanted = [
    ...(tests && !state.hasChromium ? ['chromium'] : []),
    // code-server's module kerberos is built against it
    ...(native && !state.hasKerberosHeaders ? ['libkrb5-dev'] : []),
    ...(native ? state.missingBuildTools : []),
    ...(tests && state.needsXvfb ? ['xvfb'] : []),
  ];
  if (state.hasApt || wanted.length === 0) return { aptPackages: wanted, codeServer, byHand: [] };
  const how = state.hasChromium ? '' : ' For a Chromium or Chrome in another place, set CHROMIUM_PATH.';
  return { aptPackages: [], codeServer, byHand: [`Install ${wanted.join(', ')} with this system's package manager.${how}`] };
}

export function isNothingMissing({ aptPackages, codeServer, byHand }: PrerequisitePlan): boolean {
  return aptPackages.length === 0 && !codeServer && byHand.length === 0;
}
