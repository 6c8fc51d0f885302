import type { ResolvedAlias } from '../../core/aliases/resolveAlias.ts';
import type { Alias } from '../../core/aliases/types.ts';
import type { Lifecycle } from '../../core/models/lifecycle.ts';
import { lifecycleLine } from '../scanning/lifecycleLine.ts';

/** Paragraphs of Markdown about an alias: what it stands for and why, what is beside it, who answers for it. */
export function aliasLines(name: string, alias: Alias, { model, from }: ResolvedAlias, lifecycle?: Lifecycle): readonly string[] {
  const { default: standard, candidate, rollback, env, owner, risk, environments = {} } = alias;
  const reason = from.kind === 'default' ? '' : from.kind === 'variable' ? ` (\`${from.name}\` is set here)` : ` (environment ${from.name})`;
  const slots = [
    from.kind === 'default' ? undefined : `default \`${standard}\``,
    candidate === undefined || candidate === standard ? undefined : `candidate \`${candidate}\``,
    rollback === undefined || rollback === standard ? undefined : `rollback \`${rollback}\``,
    ...Object.entries(environments).map(([environment, value]) => `${environment} \`${value.default}\``),
  ];
  const about = [
    env === undefined ? undefined : `override with \`${env}\``,
    owner === undefined ? undefined : `owner ${owner}`,
    risk === undefined ? undefined : `risk ${risk}`,
  ];
  return [
    `**${name}** → \`${model}\`${reason}`,
    ...(lifecycle === undefined ? [] : [lifecycleLine(lifecycle)]),
    joined(slots),
    joined(about),
  ].filter((line) => line !== '');
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}
