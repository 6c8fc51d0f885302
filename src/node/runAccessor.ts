import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AccessorId } from '../core/aliases/accessors/accessor.ts';
import { csharpRunner } from './accessorRunners/csharp.ts';
import { ecmaScriptRunner } from './accessorRunners/ecmaScript.ts';
import { findPrograms } from './accessorRunners/findPrograms.ts';
import { goRunner } from './accessorRunners/go.ts';
import { javaRunner, kotlinRunner } from './accessorRunners/jvm.ts';
import { phpRunner } from './accessorRunners/php.ts';
import { pythonRunner } from './accessorRunners/python.ts';
import { rubyRunner } from './accessorRunners/ruby.ts';
import { rustRunner } from './accessorRunners/rust.ts';
import { workbench, type AccessorAnswer, type AccessorRunner, type Ask, type Environment } from './accessorRunners/workbench.ts';

export type { AccessorAnswer } from './accessorRunners/workbench.ts';

const runners: Readonly<Record<AccessorId, AccessorRunner>> = {
  typescript: ecmaScriptRunner, javascript: ecmaScriptRunner, python: pythonRunner, go: goRunner, java: javaRunner,
  csharp: csharpRunner, ruby: rubyRunner, rust: rustRunner, kotlin: kotlinRunner, php: phpRunner,
};

/** What a toolchain needs of the machine, where the caller's environment leaves it out. */
const systemVariables = ['PATH', 'HOME', 'USERPROFILE', 'LOCALAPPDATA', 'SYSTEMROOT', 'TEMP', 'TMP'];

/** An accessor that can be asked as often as needed, each time by a new process. */
export type RunningAccessor = { readonly ask: Ask; dispose(): Promise<void> };

/**
 * Makes a generated accessor ready to be run by its language's own toolchain. A compiled one is built once, in a temporary
 * folder that `dispose` removes; nothing is written beside the accessor, and no shell is used. Where the toolchain is not on
 * the PATH, every answer says what is missing.
 * @param language as `accessors` of `promptshift.json` names it
 * @param env what compilers see; the accessor sees what `ask` is given. What a toolchain itself needs is added to both
 */
export async function runAccessor(language: string, path: string, env: Environment, signal: AbortSignal): Promise<RunningAccessor> {
  if (!isAccessorId(language)) return always({ notRun: `there is no accessor for ${language}` });
  if (!existsSync(path)) return always({ notRun: 'the file is not there' });
  const { programs: sets, prepare } = runners[language];
  const whole = withSystem(env);
  for (const programs of sets) {
    const found = await findPrograms(programs, whole['PATH'] ?? '');
    if (found === undefined) continue;
    const folder = await mkdtemp(join(tmpdir(), 'promptshift-accessor-'));
    const dispose = async (): Promise<void> => { await rm(folder, { recursive: true, force: true }); };
    try {
      const ask = await prepare(workbench(resolve(path), folder, found, whole, signal), programs);
      return typeof ask === 'function' ? { ask: async (alias, seen) => await ask(alias, withSystem(seen)), dispose } : { ...always(ask), dispose };
    } catch (error) {
      await dispose();
      throw error;
    }
  }
  return always({ notRun: `needs ${sets.map((programs) => programs.map((program) => `\`${program}\``).join(' and ')).join(', or ')} on the PATH` });
}

function always(answer: AccessorAnswer): RunningAccessor {
  return { ask: () => Promise.resolve(answer), dispose: () => Promise.resolve() };
}

function isAccessorId(language: string): language is AccessorId {
  return Object.hasOwn(runners, language);
}

/** Names in capitals for those: Windows has `Path`. */
function withSystem(env: Environment): Environment {
  const capitals = new Map(Object.entries(env).map(([name, value]) => [name.toUpperCase(), value]));
  const system = systemVariables.map((name) => [name, capitals.get(name) ?? process.env[name]] as const);
  const rest = Object.entries(env).filter(([name]) => !systemVariables.includes(name.toUpperCase()));
  return Object.fromEntries([...rest, ...system].filter(([, value]) => value !== undefined));
}
