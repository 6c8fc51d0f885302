import type { Context, Stretch, Surroundings } from '../context.ts';
import type { Role } from '../types.ts';

/** What a constant is used for in its own file, each use judged by `judge`: usage wins; undefined when the file says nothing. */
export function constantRole(name: string, scope: Stretch | undefined, around: Surroundings, judge: (context: Context) => Role | undefined): Role | undefined {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return undefined;
  const roles = new Set<Role>();
  for (const context of around.usesOf(name, scope)) {
    if (context.length === 0) continue;
    const role = judge(context);
    if (role !== undefined) roles.add(role);
  }
  for (const role of ['usage', 'dynamic'] as const) if (roles.has(role)) return 'usage';
  for (const role of ['branch', 'catalog', 'assert'] as const) if (roles.has(role)) return role;
  return undefined;
}
