import { PromptshiftError, type SuiteRisk } from '../../core/index.ts';
import type { EvalOptions } from './options.ts';

/**
 * Stops before anything is sent or run when a suite would do what nobody allowed.
 * @throws PromptshiftError `configuration` naming the place in the suite and the flag
 */
export function refuseRisks(risks: readonly SuiteRisk[], { allowCode, allowEndpoint }: Pick<EvalOptions, 'allowCode' | 'allowEndpoint'>): void {
  for (const risk of risks) {
    const at = `${risk.place.path}:${risk.place.line}`;
    switch (risk.kind) {
      case 'outside':
        throw new PromptshiftError('configuration', `${at} names ${risk.path}, which lies outside of the working directory.`, 'Put the file below it, or start promptshift further up.');
      case 'endpoint':
        if (allowEndpoint !== true) throw new PromptshiftError('configuration', `${at} wants prompts to be sent to ${risk.url}. Nothing was sent.`, 'Give --allow-endpoint when you trust it.');
        break;
      case 'code':
        if (allowCode !== true) throw new PromptshiftError('configuration', `${at} has assertions that are code (${risk.count} ${risk.count === 1 ? 'case' : 'cases'}). Nothing was run.`, 'Read the code, then give --allow-code.');
    }
  }
}
