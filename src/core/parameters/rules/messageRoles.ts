import data from '../../models/data/parameters.json' with { type: 'json' };
import { canonicalName, plainOf, type SiteValue } from '../../scan/callSites/callSite.ts';
import type { Move, ParameterFinding, ParameterRule } from '../move.ts';
import { citing, sourceText } from '../words.ts';

const { claudePrefill, systemRole } = data.changes;

/** Messages that a model does not take: an answer begun for Claude, a system message for the first o1 models. */
export const messageRoles: ParameterRule = (move) => {
  const { to, api, certain } = move;
  if (!certain) return [];
  if (api === 'messages' && new RegExp(claudePrefill.match).test(to.family)) return prefill(move);
  return api === 'chat' && new RegExp(systemRole.match).test(to.family) ? system(move) : [];
};

function prefill({ to, given, site }: Move): readonly ParameterFinding[] {
  const messages = given.get('messages')?.value;
  const last = messages?.kind === 'list' ? messages.items().at(-1) : undefined;
  const added = site.entries.filter(({ name }) => /^add(?:User|Assistant)?Message$/.test(name)).at(-1);
  const range = last !== undefined && roleOf(last) === 'assistant' ? last.range : added?.name === 'addAssistantMessage' ? added.range : undefined;
  if (range === undefined) return [];
  return [{ range, evidence: 'rejected', message: `This fails with a 400: ${to.model} takes no answer begun for it. Ask for the format in the prompt, or use structured output. Source: ${sourceText(claudePrefill.source)}.` }];
}

function system({ to, given }: Move): readonly ParameterFinding[] {
  const messages = given.get('messages')?.value;
  const found = messages?.kind === 'list' ? messages.items().find((item) => roleOf(item) === 'system') : undefined;
  return found === undefined ? [] : [{ range: found.range, evidence: 'rejected', message: `This fails: ${to.model} takes no system message. ${citing('systemRole', systemRole.source)}` }];
}

function roleOf(item: SiteValue): unknown {
  if (item.kind === 'other') return /AssistantMessage\(/.test(item.text) ? 'assistant' : undefined;
  const role = item.kind === 'object' ? item.entries().find(({ name }) => canonicalName(name) === 'role') : undefined;
  return role === undefined ? undefined : role.value.kind === 'other' ? (/ASSISTANT|RoleAssistant/.test(role.value.text) ? 'assistant' : undefined) : plainOf(role.value);
}
