import { identifyModel } from '../models/identify.ts';
import type { Context, Surroundings } from './context.ts';
import { takesModel } from './roles/calls.ts';
import { isModelName } from './roles/names.ts';
import { roleOf } from './roles/roleOf.ts';
import type { ModelReference } from './types.ts';

const longestCode = 50_000;
/** How a line of a program begins, in the languages that generators write. */
const programLine = /(?:^|\n|\\n)[ \t]*(?:import\s|export\s|from\s+\S+\s+import\s|const\s|let\s|var\s|async\s|await\s|def\s+\w+\(|class\s+\w+|function\s|return[\s;]|if\s*\(|for\s*\(|@\w+|#!\/)/g;
/** `model: "gpt-4o"`, `MODEL = 'gpt-4o'`, `process.env.MODEL ?? "gpt-4o"`, the quotes escaped or not. */
const named = /(?<![\w$])["']?([A-Za-z_$][\w$.]{0,80})["']?\s{0,20}(?::|=|\?\?|\|\|)\s{0,20}\\?(["'`])([\w./:@-]{2,120})\\?\2/g;
/** `openai("gpt-4o")`, `new ChatOpenAI("gpt-4o"`. */
const called = /(?<![\w$])([A-Za-z_$][\w$.]{0,80})\(\s{0,20}\\?(["'`])([\w./:@-]{2,120})\\?\2/g;

/**
 * Ids in a program kept in a string that a generator writes to a file: models the written program uses. A program shown to
 * people (help, a prompt, an error) is left to the reader of prose. `value` starts at offset `base`.
 */
export function readCode(value: string, base: number, context: Context, around: Surroundings): readonly ModelReference[] {
  if (value.length > longestCode || !isProgram(value) || isShown(context, around)) return [];
  const inProgram = (text: string, start: number): readonly ModelReference[] => {
    const identity = identifyModel(text);
    const role = identity === undefined ? undefined : roleOf(text, [{ kind: 'member', key: 'model', keys: () => [] }, ...context.filter(({ kind }) => kind !== 'member')], around);
    return identity === undefined || role === undefined ? [] : [{ range: { start, end: start + text.length }, text, identity, role }];
  };
  const found: ModelReference[] = [];
  for (const [pattern, takes] of [[named, isModelName], [called, takesModel]] as const) {
    for (const match of value.matchAll(pattern)) {
      const [whole, name = '', , text = ''] = match;
      if (takes(name)) found.push(...inProgram(text, base + match.index + whole.lastIndexOf(text)));
    }
  }
  return found;
}

/** Ids in code of a language that nothing here parses: what is given to a model's name or to what takes a model. Comments are left to the reader of prose. */
export function readForeignCode(code: string): readonly ModelReference[] {
  const found: ModelReference[] = [];
  for (const [pattern, takes] of [[named, isModelName], [called, takesModel]] as const) {
    for (const match of code.matchAll(pattern)) {
      const [whole, name = '', , text = ''] = match;
      const identity = takes(name) && !isCommented(code, match.index) ? identifyModel(text) : undefined;
      const start = match.index + whole.lastIndexOf(text);
      if (identity !== undefined) found.push({ range: { start, end: start + text.length }, text, identity, role: 'usage' });
    }
  }
  return found;
}

const isCommented = (code: string, at: number): boolean => /^[ \t]*(?:\/\/|#|--|\*|;|%)/.test(code.slice(code.lastIndexOf('\n', at - 1) + 1, at));

const isProgram = (value: string): boolean => /[(={]/.test(value) && (value.match(programLine)?.length ?? 0) > 1;

function isShown(context: Context, around: Surroundings): boolean {
  const [first] = context;
  if (first === undefined || first.kind === 'statement') return true;
  if (first.kind === 'argument' && first.index > 0 && /(?:write|output|append|create|add|put)\w*(?:File|file)\w*$/.test(first.callee)) return false;
  // A file to be written: `{ path: "agent.ts", content: "…" }`.
  if (first.kind === 'member' && first.keys().some((key) => /^(?:path|file_?path|file_?name|file)$/i.test(key))) return false;
  return roleOf('program', context, around) !== 'usage';
}
