import { identifyModel } from '../models/identify.ts';
import type { Context, Literal, Surroundings } from './context.ts';
import { readProse } from './prose.ts';
import { isModelName } from './roles/names.ts';
import { roleOf } from './roles/roleOf.ts';
import { isSql, sqlParts } from './sqlStrings.ts';
import type { ModelReference } from './types.ts';

/** `${MODEL:-gpt-4o}`, `${MODEL=gpt-4o}`, Spring's `${openai.model:gpt-4o}`; also with `{{ env "M" | default "…" }}` left to the text search. */
const shellDefault = /^\$\{[\w.-]+(?::[-=]|[-:=])([^{}]+)\}$/;
/** `"model": "…"`, `"modelName": "…"` of a request body, its quotes escaped or not. */
const bodyModel = /\\?["'](\w*(?:[mM]odel|MODEL)\w*|engine|deployment|deployment_id)\\?["']\s*:\s*\\?["']([^"'\\\s]{2,120})\\?["']/g;
const bodyKey = /\\?["'](\w+)\\?["']\s*:/g;

/** Ids in a string that is more than an id: a setting, an expression, a list, a request body, prose. */
export function readInside(literal: Literal, value: string, around: Surroundings): readonly ModelReference[] {
  const found: ModelReference[] = [];
  const base = literal.content.start;
  const fallback = shellDefault.exec(value)?.[1];
  const expression = value.includes('${{') ? readExpression(value, base) : [];
  if (expression.length > 0) return expression;
  if (fallback !== undefined) {
    const identity = identifyModel(fallback);
    const start = base + value.lastIndexOf(fallback);
    if (identity !== undefined) return [{ range: { start, end: start + fallback.length }, text: fallback, identity, role: 'usage' }];
  }
  const context = literal.context();
  if (context[0]?.kind === 'module') return [];
  const setting = readSetting(literal, value, context, around);
  if (setting.length > 0) return setting;
  const listed = readSeparated(literal, value, context, around);
  if (listed.length > 0) return listed;
  if (isSql(value)) found.push(...readSql(value, base, around));
  if (isBody(value) && context[0]?.kind !== 'statement') {
    const keys = [...value.matchAll(bodyKey)].map((match) => match[1] ?? '');
    for (const match of value.matchAll(bodyModel)) {
      const [, key = '', text = ''] = match;
      const identity = isModelName(key) ? identifyModel(text) : undefined;
      if (identity === undefined) continue;
      const start = base + match.index + match[0].lastIndexOf(text);
      const role = roleOf(text, [{ kind: 'member', key, keys: () => keys }, ...context], around) ?? 'mention';
      found.push({ range: { start, end: start + text.length }, text, identity, role });
    }
  }
  const tested = context.length > 0 && isTested(context);
  const inside = readProse(value, base, tested ? 'branch' : 'mention');
  return [...found, ...inside.filter((one) => !found.some((other) => other.range.start === one.range.start))].toSorted((a, b) => a.range.start - b.range.start);
}

/** Ids in the strings of a SQL statement. */
function readSql(value: string, base: number, around: Surroundings): readonly ModelReference[] {
  return [...sqlParts(value)].flatMap(({ kind, content, context }) => {
    const text = value.slice(content.start, content.end);
    const identity = kind === 'string' ? identifyModel(text) : undefined;
    const role = identity === undefined || identity.bareWord ? undefined : roleOf(text, context(), around);
    return identity === undefined || role === undefined ? [] : [{ range: { start: base + content.start, end: base + content.end }, text, identity, role }];
  });
}

/** `${{ vars.MODEL || 'gpt-4o' }}` of GitHub Actions. */
function readExpression(value: string, base: number): readonly ModelReference[] {
  const found: ModelReference[] = [];
  for (const match of value.matchAll(/\|\|\s*'([^'\s]+)'/g)) {
    const text = match[1] ?? '';
    const identity = identifyModel(text);
    const start = base + match.index + match[0].indexOf(text);
    if (identity !== undefined) found.push({ range: { start, end: start + text.length }, text, identity, role: 'usage' });
  }
  return found;
}

/** The whole string is JSON (or a server-sent event), or a command that sends some. */
export const isBody = (value: string): boolean => /^(?:\s|\\[nrt])*(?:data:\s*)?[{[]/.test(value) || /(?:^|\n|\\n)data:\s*[{[]/.test(value) || (value.includes('{') && /(?:^|\s)(?:-d|--data(?:-raw|-binary)?|--json|--body|data:)\s/.test(value));

const isTested = ([first]: Context): boolean => first?.kind === 'argument' && /(?:^|\.)(?:match|fullmatch|search|matches|compile|RegExp|MatchString|MustCompile|grep|egrep|rg|ripgrep)$/.test(first.callee);

/** `--model=gpt-4o`, `spring.ai.openai.chat.model=gpt-4o`: a setting written as one word. */
function readSetting(literal: Literal, value: string, context: Context, around: Surroundings): readonly ModelReference[] {
  // pytest-env puts `D:` before a default.
  const match = /^-{0,2}(?:[DR]:)?([\w.-]+)=([^\s=]+)$/.exec(value);
  const text = match?.[2] ?? '';
  const identity = match === null || !isModelName(match[1] ?? '') ? undefined : identifyModel(text);
  if (identity === undefined) return [];
  const role = roleOf(text, [{ kind: 'member', key: 'model', keys: () => [] }, ...context], around) ?? 'mention';
  const end = literal.content.end;
  return [{ range: { start: end - text.length, end }, text, identity, role }];
}

/** `"gpt-4o,gpt-4o-mini"`: a list written as one value. */
function readSeparated(literal: Literal, value: string, context: Context, around: Surroundings): readonly ModelReference[] {
  if (!/^[\w./:@-]+(?:\s*[,;|]\s*[\w./:@-]+)+$/.test(value)) return [];
  const found: ModelReference[] = [];
  for (const match of value.matchAll(/[\w./:@-]+/g)) {
    const identity = identifyModel(match[0]);
    if (identity === undefined) return [];
    const start = literal.content.start + match.index;
    const role = roleOf(match[0], context, around);
    if (role !== undefined) found.push({ range: { start, end: start + match[0].length }, text: match[0], identity, role: role === 'usage' ? 'catalog' : role });
  }
  return found;
}
