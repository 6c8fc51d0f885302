import type { TextRange } from '../text/range.ts';
import type { Context, Step } from './context.ts';

type Token = { readonly kind: 'word' | 'string' | 'sign' | 'comment'; readonly text: string; readonly start: number; readonly end: number };

/** A string or comment of a SQL text. `content` is inside the quotes. */
export type SqlPart = { readonly kind: 'string' | 'comment'; readonly content: TextRange; readonly context: () => Context };

/** True for a text that begins as a SQL statement does. */
export const isSql = (text: string): boolean => /^\s*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+[\w."`]+\s+SET\s|DELETE\s+FROM\s|CREATE\s+TABLE\s|ALTER\s+TABLE\s)/i.test(text);

const token = /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|([A-Za-z_][\w$]*|"[^"\n]*"|`[^`\n]*`|\[[A-Za-z_]\w*\])|(<>|!=|>=|<=|::|[^\s\w])/g;
const mostBack = 4000;

/**
 * Strings and comments of SQL, by a lexer: dialects differ too much for one grammar, and what a string does is told by
 * the words before it. Ends early once `expired`.
 */
export function* sqlParts(text: string, expired: () => boolean = () => false): Generator<SqlPart> {
  let statement: Token[] = [];
  for (const match of text.matchAll(token)) {
    if (expired()) return;
    const [whole, comment, string, word] = match;
    const start = match.index;
    const next: Token = { kind: comment === undefined ? (string === undefined ? (word === undefined ? 'sign' : 'word') : 'string') : 'comment', text: whole, start, end: start + whole.length };
    if (next.kind === 'comment') {
      yield { kind: 'comment', content: next, context: () => [] };
      continue;
    }
    const before = statement;
    const at = statement.length;
    const row = next.kind === 'string' && upper(before[at - 1]) === 'SELECT' && isWrittenRow(before, text.slice(next.end, next.end + mostAhead));
    if (next.kind === 'string') yield { kind: 'string', content: { start: start + 1, end: start + whole.length - 1 }, context: () => (row ? [{ kind: 'element', index: 0, texts: () => [] }] : contextAt(before, at)) };
    if (whole === ';') statement = [];
    else if (statement.length < mostBack) statement.push(next);
  }
}

const mostAhead = 300;
/** `SELECT 'gpt-4' AS model UNION ALL SELECT …`: the rows of a table, written out. */
const isWrittenRow = (before: readonly Token[], after: string): boolean => before.some((one) => upper(one) === 'UNION') || /^[^;]*?\bUNION\b/i.test(after);

const upper = (one: Token | undefined): string => (one?.kind === 'word' ? one.text.toUpperCase() : (one?.text ?? ''));
const nameOf = (one: Token | undefined): string => one?.text.replaceAll(/^["`[]|["`\]]$/g, '') ?? '';

function contextAt(tokens: readonly Token[], at: number): Context {
  const before = upper(tokens[at - 1]);
  const open = openParen(tokens, at);
  const head = upper(tokens[0]);
  if (/^(?:=|<>|!=|LIKE|ILIKE|~|REGEXP|RLIKE|GLOB|TO)$/.test(before)) {
    const name = nameOf(tokens.slice(0, at - 1).findLast((one) => one.kind === 'word' && !/^(?:NOT|SIMILAR)$/i.test(one.text)));
    const clause = tokens.slice(0, at).findLast((one) => /^(?:SET|WHERE|HAVING|ON|WHEN|CHECK)$/i.test(one.text));
    return before === '=' && upper(clause) === 'SET' ? [{ kind: 'member', key: name, keys: () => [] }] : [{ kind: 'compared', other: name }];
  }
  if (before === 'DEFAULT') return [{ kind: 'default', name: columnOf(tokens, at) }];
  if (before === 'WHEN') return [{ kind: 'compared', other: '' }];
  if (before === 'THEN' || before === 'ELSE') return [{ kind: 'choice' }];
  if (before === 'IS' && head === 'COMMENT') return [{ kind: 'statement' }];
  if (open < 0) return before === 'AS' ? [{ kind: 'statement' }] : [];
  const index = tokens.slice(open, at).filter((one, i, list) => one.text === ',' && depthWithin(list, i) === 1).length;
  const caller = upper(tokens[open - 1]);
  if (caller === 'IN') return tokens.some((one) => upper(one) === 'CHECK') ? [{ kind: 'type' }] : [{ kind: 'membership', side: 'right', other: nameOf(tokens.slice(0, open - 1).findLast((one) => one.kind === 'word' && upper(one) !== 'NOT')) }];
  if (caller === 'ENUM') return [{ kind: 'type' }];
  if (/^(?:COALESCE|IFNULL|NVL|ISNULL)$/.test(caller)) return index === 0 ? [] : [{ kind: 'fallback' }];
  if (tokens.slice(0, open).some((one) => upper(one) === 'VALUES')) return inserted(tokens, index);
  return [{ kind: 'argument', callee: caller.toLowerCase(), index, keys: () => [], first: () => nameOf(tokens[open + 1]) }];
}

/** The innermost parenthesis that is open at a token, or -1. */
function openParen(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (tokens[i]?.text === ')') depth++;
    else if (tokens[i]?.text === '(' && depth-- === 0) return i;
  }
  return -1;
}

const depthWithin = (tokens: readonly Token[], to: number): number => tokens.slice(0, to).reduce((depth, one) => depth + (one.text === '(' ? 1 : one.text === ')' ? -1 : 0), 0);

/** Name of the column that a definition is about: what stands after the comma or parenthesis before. */
function columnOf(tokens: readonly Token[], at: number): string {
  for (let i = at - 1; i >= 0; i--) {
    const text = upper(tokens[i]);
    if (text === ',' || text === '(' || text === 'COLUMN') return nameOf(tokens[i + 1]);
  }
  return '';
}

/** A value of `INSERT INTO table (columns) VALUES (…)`: a row of that table. */
function inserted(tokens: readonly Token[], index: number): Context {
  const into = tokens.findIndex((one) => upper(one) === 'INTO');
  const open = tokens.findIndex((one, i) => i > into && one.text === '(');
  const close = tokens.findIndex((one, i) => i > open && one.text === ')');
  const values = tokens.findIndex((one) => upper(one) === 'VALUES');
  const columns = into >= 0 && open < values ? tokens.slice(open + 1, close).filter((one) => one.kind === 'word').map(nameOf) : [];
  const table = nameOf(tokens.slice(into + 1, open < 0 ? undefined : Math.min(open, values)).findLast((one) => one.kind === 'word'));
  const row: Step = { kind: 'member', key: table, keys: () => [] };
  return columns[index] === undefined ? [{ kind: 'element', index, texts: () => [] }, row] : [{ kind: 'member', key: columns[index] ?? '', keys: () => columns }, row];
}
