import { PromptshiftError } from '../errors.ts';
import type { Alias, ModelsConfig } from './types.ts';

/** Which model an alias stands for, and what decided it. */
export type ResolvedAlias = {
  readonly model: string;
  readonly from:
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'environment'; readonly name: string }
    | { readonly kind: 'default' };
};

/**
 * Resolves an alias as the generated accessors do: its `env` variable when set and not empty, else the default of the
 * environment that `PROMPTSHIFT_ENV` names, else `default`.
 * @throws PromptshiftError `configuration` when there is no such alias; the remedy names the known ones
 */
export function resolveAlias(config: ModelsConfig, name: string, env: Readonly<Record<string, string | undefined>>): ResolvedAlias {
  const alias = findAlias(config, name);
  const override = alias.env === undefined ? undefined : env[alias.env];
  if (alias.env !== undefined && override !== undefined && override !== '') {
    return { model: override, from: { kind: 'variable', name: alias.env } };
  }
  const environment = env['PROMPTSHIFT_ENV'];
  const here = environment !== undefined && alias.environments !== undefined && Object.hasOwn(alias.environments, environment)
    ? alias.environments[environment]
    : undefined;
  if (environment !== undefined && here !== undefined) {
    return { model: here.default, from: { kind: 'environment', name: environment } };
  }
  return { model: alias.default, from: { kind: 'default' } };
}

/** @throws PromptshiftError `configuration` when there is no such alias */
export function findAlias(config: ModelsConfig, name: string): Alias {
  const alias = Object.hasOwn(config.aliases, name) ? config.aliases[name] : undefined;
  if (alias !== undefined) return alias;
  const known = Object.keys(config.aliases);
  throw new PromptshiftError('configuration', `There is no alias "${name}" in models.config.json.`,
    known.length === 0 ? `Add it under "aliases".` : `Use one of ${known.join(', ')}, or add it under "aliases".`);
}
