import { gitIgnoreLines, wouldCommitRuns } from '../node/runsFolder.ts';
import type { CliContext } from './context.ts';

/** Says on a terminal that git would take in what runs leave behind, until it would not. */
export async function remindOfRuns(root: string, { stderr }: CliContext): Promise<void> {
  if (!stderr.isTerminal || !(await wouldCommitRuns(root))) return;
  stderr.write(`Runs hold prompts and answers. To keep them out of git, add to .gitignore: ${gitIgnoreLines.join(' ')}\n`);
}
