import { spawnSync } from 'node:child_process';
import { codeServerVersion, installCodeServer } from './codeServerInstall.ts';
import { readHostFacts } from './hostFacts.ts';
import { isRoot, readMachineState } from './machineState.ts';
import { isNothingMissing, planPrerequisites, type Need, type PrerequisitePlan } from './prerequisitePlan.ts';

/**
 * Makes sure that an editor and a browser are there for the tests. As root or with CI=true it installs what is missing;
 * otherwise it prints the one command to run. False when something is still missing.
 */
export async function ensurePrerequisites(needs: readonly Need[] = ['editor', 'browser']): Promise<boolean> {
  const state = readMachineState(await readHostFacts());
  const plan = planPrerequisites(state, needs);
  if (isNothingMissing(plan)) return true;
  if (plan.byHand.length === 0 && state.mayInstall) return installMissing(plan);
  for (const line of plan.byHand) console.error(line);
  const parts = [...plan.aptPackages, ...(plan.codeServer ? [`code-server ${codeServerVersion} (in .vscode-test, 620 MB)`] : [])];
  if (parts.length > 0) console.error(`Missing for VS Code on this machine: ${parts.join(', ')}. Install it with:\n\n  npm run setup\n`);
  return false;
}

/** Installs everything missing, asking for the system password where that is needed. */
export async function installMissing(plan: PrerequisitePlan): Promise<boolean> {
  for (const line of plan.byHand) console.error(line);
  if (plan.aptPackages.length > 0 && !installPackages(plan.aptPackages)) return false;
  if (plan.codeServer) {
    console.log(`Installing code-server ${codeServerVersion} into .vscode-test; this takes about two minutes (log: out/logs/code-server-install.log)`);
    const started = performance.now();
    try {
      await installCodeServer();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      return false;
    }
    console.log(`Installed code-server in ${Math.round((performance.now() - started) / 1000)} s`);
  }
  return plan.byHand.length === 0;
}

/** Installs Debian packages as root, asking for the password where that is needed; false when that failed. */
export function installPackages(names: readonly string[]): boolean {
  console.log(`Installing ${names.join(', ')} with apt-get`);
  const done = runAsRoot('apt-get', ['update', '-qq']) && runAsRoot('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names]);
  if (!done) console.error(`apt-get did not install ${names.join(', ')}; its messages are above.`);
  return done;
}

function runAsRoot(command: string, args: readonly string[]): boolean {
  const [program, ...rest] = isRoot() ? [command, ...args] : ['sudo', '--preserve-env=DEBIAN_FRONTEND', command, ...args];
  const result = spawnSync(program ?? command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return result.status === 0;
}
