import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

/** One broken rule: its id, how bad it is, and where. */
export type AccessibilityProblem = { readonly rule: string; readonly impact: string; readonly where: readonly string[] };

type AxeResults = { readonly violations: readonly { readonly id: string; readonly impact?: string | null; readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[] }[] };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core finds serious or critical in a page, or in the frame of a webview. Without a theme of the editor there are no
 * colours to judge: `colours` leaves them out.
 */
export async function seriousProblems(page: Page | Frame, { colours }: { readonly colours: boolean }): Promise<readonly AccessibilityProblem[]> {
  // evaluated from outside: the page's policy lets no other script in
  await page.evaluate(source);
  const results = await page.evaluate(
    async (enabled) => await (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ rules: { 'color-contrast': { enabled } } }),
    colours,
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({ rule: id, impact: impact ?? '', where: nodes.map(({ target, failureSummary = '' }) => `${target.join(' ')}: ${failureSummary.split('\n')[1]?.trim() ?? ''}`) }));
}
