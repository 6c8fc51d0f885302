import type { Severity } from '../scan/types.ts';
import type { Move, ParameterFinding, ParameterRule } from './move.ts';
import { azureTokenLimit } from './rules/azureTokenLimit.ts';
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
  rejected, effortDefault, toolsOnChat, reasoningLimit, claudeTokens, messageRoles, caching, geminiThinking, includedLogprobs, legacyFunctions, dropped, azureTokenLimit,
];

const severities: Readonly<Record<ParameterFinding['evidence'], Severity>> = { rejected: 'error', changed: 'warning', reported: 'hint' };

/** What happens to one call site when its model becomes another, by place. Where something may stand between the site and the API, a hint at most. */
export function checkMove(move: Move): readonly (ParameterFinding & { readonly severity: Severity })[] {
  return rules.flatMap((rule) => rule(move)).map((found) => {
    const conditional = isConditional(move, found);
    const perhaps = !move.certain ? 'Where this is sent as it is written: ' : conditional && !found.message.startsWith(whereSet) ? `${whereSet}: ` : undefined;
    const severity = perhaps === undefined ? severities[found.evidence] : 'hint';
    const message = perhaps === undefined ? found.message : `${perhaps}${lowered(found.message)}`;
    // Without its only statement, a block may not parse.
    const { edit, ...rest } = found;
    const kept = edit !== undefined && !(conditional && edit.edits.some(({ newText }) => newText === '')) ? { edit } : {};
    return { ...rest, ...kept, severity, message: `From ${move.from.model} to ${move.to.model}: ${lowered(message)}` };
  }).toSorted((a, b) => a.range.start - b.range.start);
}

const whereSet = 'Where it is set';

const isConditional = ({ site }: Move, { range }: ParameterFinding): boolean =>
  site.entries.some(({ conditional, range: own }) => conditional === true && own.start <= range.start && range.end <= own.end);

/** A sentence as the part of another; a model's name keeps its case. */
const lowered = (sentence: string): string => sentence.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
