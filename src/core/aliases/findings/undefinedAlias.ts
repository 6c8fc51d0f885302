import type { Finding, ModelReference } from '../../scan/types.ts';
import { modelsConfigName } from '../types.ts';

export const undefinedAliasRule = 'alias/undefined';

/** Of more names than this, a list helps nobody. */
const mostNamed = 8;

/** An alias that no definition stands for: the accessor fails at start. `defined` are the names of the file that applies. */
export function undefinedAlias({ alias }: ModelReference, defined: readonly string[]): Omit<Finding, 'rule' | 'range'> | undefined {
  if (alias === undefined || defined.includes(alias)) return undefined;
  const known = defined.length === 0 || defined.length > mostNamed ? '' : `; it has ${defined.join(', ')}`;
  return { severity: 'warning', message: `There is no alias ${alias} in ${modelsConfigName}${known}` };
}
