import type { Memento } from 'vscode';

/** What the question reaches. */
export type GitIgnoreDeps = {
  /** Of the workspace. */
  readonly answers: Pick<Memento, 'get' | 'update'>;
  readonly wouldCommit: () => Promise<boolean>;
  /** Shows the question; undefined when it was closed or went by itself. */
  readonly ask: (question: string, ...buttons: readonly string[]) => PromiseLike<string | undefined>;
  readonly add: () => Promise<void>;
};

const add = 'Add to .gitignore';
const leave = 'Leave .gitignore as it is';

/**
 * Asks whether git is to leave runs out: they hold prompts and answers. Only an answer ends it: a notice that went by itself, or was closed
 * unread, comes again after the next run. `folder` tells workspace folders apart.
 */
export async function offerGitIgnore(folder: string, { answers, wouldCommit, ask, add: addLines }: GitIgnoreDeps): Promise<void> {
  const answered = `gitIgnoreAnswered ${folder}`;
  if (answers.get<boolean>(answered) === true || !(await wouldCommit())) return;
  const answer = await ask('Runs are kept in .promptshift/runs. They hold prompts and answers: keep them out of git?', add, leave);
  if (answer === add) await addLines();
  if (answer !== undefined) await answers.update(answered, true);
}
