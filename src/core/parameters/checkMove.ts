import type { Severity } from '../scan/types.ts';
import type { Move, ParameterFinding, ParameterRule } from './move.ts';
import { caching } from './rules/caching.ts';
import { claudeTokens } from './rules/claudeTokens.ts';
import { dropped } from './rules/dropped.ts';
import { effortDefault } from './rules/effortDefault.ts';
import { geminiThinking } from './rules/geminiThinking.ts';
import { includedLogprobs } from './rules/includedLogprobs.ts';
import { legacyFunctions } from './rules/legacyFunctions.ts';
import { messageRoles } from './rules/messageRoles.ts';
import { reasoningLimit } from './rules/reasoningLimit.ts';
import { rejected } from './rules/rejected.ts';
import { toolsOnChat } from './rules/toolsOnChat.ts';

/** Every kind of break between families; a new one is a file and a line. */
const rules: readonly ParameterRule[] = [
  rejected, effortDefault, toolsOnChat, reasoningLimit, claudeTokens, messageRoles, caching, geminiThinking, includedLogprobs, legacyFunctions, dropped,
];

const severities: Readonly<Record<ParameterFinding['evidence'], Severity>> = { rejected: 'error', changed: 'warning', reported: 'hint' };

/** What happens to one call site when its model becomes another, by place. Where something may stand between the site and the API, a hint at most. */
export function checkMove(move: Move): readonly (ParameterFinding & { readonly severity: Severity })[] {
  return rules.flatMap((rule) => rule(move)).map((found) => {
    const severity = move.certain ? severities[found.evidence] : 'hint';
    const message = move.certain ? found.message : `Where this is sent as it is written: ${lowered(found.message)}`;
    return { ...found, severity, message: `From ${move.from.model} to ${move.to.model}: ${lowered(message)}` };
  }).toSorted((a, b) => a.range.start - b.range.start);
}

/** A sentence as the part of another; a model's name keeps its case. */
const lowered = (sentence: string): string => sentence.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
