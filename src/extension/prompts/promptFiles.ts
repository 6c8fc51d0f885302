/** Names that are prompts' alone, whatever is in them. The manifest's `when` clauses say the same (a test compares them). */
export const promptPathPattern = /[\\/]prompts[\\/][^\\/]+[\\/]\d+\.\d+\.\d+[^\\/]*\.md$|\.prompty?$|[._]prompt\.ya?ml$|[\\/]prompts?[\\/].*\.hbs$/;

/** Promptshift's own place for prompts: versions beside each other, with a lock file. */
export const versionPathPattern = /[\\/]prompts[\\/][^\\/]+[\\/]\d+\.\d+\.\d+[^\\/]*\.md$/;

const messageHeading = /^# (?:System|Developer|User|Assistant)[ \t]*$/m;

/** True for a prompt in its place, and for any Markdown file that is written like one. Looks at the beginning of the text only. */
export function isPromptFile(path: string, text: string): boolean {
  if (promptPathPattern.test(path)) return true;
  if (!path.endsWith('.md') || !text.startsWith('---')) return false;
  const end = text.slice(0, 20_000).search(/\n---[ \t]*\r?\n/);
  return end > 0 && /^model:/m.test(text.slice(0, end)) && messageHeading.test(text.slice(end));
}
