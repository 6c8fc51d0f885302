/** What is known about the machine before an editor is chosen for the host tests. */
export type HostFacts = {
  readonly platform: NodeJS.Platform;
  /** VS Code's download service answered in time. */
  readonly serviceAnswers: boolean;
  /** An X or Wayland display exists (always true off Linux). */
  readonly hasDisplay: boolean;
  readonly hasXvfb: boolean;
};

/** How the host tests run; `reason` is what the log says. */
export type HostChoice =
  | { readonly kind: 'desktop'; readonly xvfb: boolean; readonly reason: string }
  | { readonly kind: 'browser'; readonly reason: string };

/**
 * Desktop VS Code through `@vscode/test-electron` where its download service answers,
 * else the same workbench through code-server and Chromium. Never neither.
 */
export function chooseHost(facts: HostFacts): HostChoice {
  if (!facts.serviceAnswers) {
    return { kind: 'browser', reason: "code-server and Chromium, because VS Code's download service does not answer" };
  }
  if (facts.platform !== 'linux' || facts.hasDisplay) {
    return { kind: 'desktop', xvfb: false, reason: '@vscode/test-electron, on the display of this machine' };
  }
  if (facts.hasXvfb) return { kind: 'desktop', xvfb: true, reason: '@vscode/test-electron, under xvfb-run' };
  return {
    kind: 'browser',
    reason: 'code-server and Chromium, because desktop VS Code needs a display and xvfb-run is not installed',
  };
}
