import { identifyModel } from '../models/identify.ts';
import { readCode } from './codeInside.ts';
import type { Context, Literal, Surroundings } from './context.ts';
import { optionsIn, readProse } from './prose.ts';
import { callKind, runsProgram } from './roles/calls.ts';
import { isModelName } from './roles/names.ts';
import { isRecordedData } from './roles/recorded.ts';
import { roleOf } from './roles/roleOf.ts';
import { isSql, sqlParts } from './sqlStrings.ts';
import type { ModelReference } from './types.ts';

/** `${MODEL:-gpt-4o}`, `${MODEL=gpt-4o}`, Spring's `${openai.model:gpt-4o}`; also with `{{ env "M" | default "…" }}` left to the text search. */
const shellDefault = /^\$\{(?:(?:oc\.)?env:(?:\/\/)?)?[\w.-]+(?::[-=]|[-:=,])\s*['"]?([^{}'"]+)['"]?\}$/;
/** `"model": "…"`, `"modelName": "…"` of a request body, its quotes escaped or not. */
const bodyModel = /\\?["'](\w*(?:[mM]odel|MODEL)\w*|engine|deployment|deployment_id)\\?["']\s*:\s*\\?["']([^"'\\\s]{2,120})\\?["']/g;
/** `"model": { "provider": "openai", "name": "…" }` of one. */
const nestedModel = /\\?["']model\\?["']\s*:\s*\{[^{}]{0,300}?\\?["'](?:name|id|model_?id)\\?["']\s*:\s*\\?["']([^"'\\\s]{2,120})\\?["']/g;
/** A line of settings: `model: gpt-4o`, `openai.model = "gpt-4o"`. */
const settingLine = /(?:^|\n|\\n)[ \t]*(?:- )?([\w.-]+)[ \t]*[:=][ \t]*(?:\\?["'])?(?:\$\{[\w.:/-]+?:-)?([\w./:@-]{2,120})\}?(?:\\?["'])?(?=[ \t]*(?:\r?\n|\\n|#|$))/g;
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
  // Code that writes code: `'gpt-4o'` with its quotes.
  const quoted = /^\\?(["'])([\w./:@-]+)\\?\1$/.exec(value)?.[2];
  const quotedIdentity = quoted === undefined ? undefined : identifyModel(quoted);
  if (quoted !== undefined && quotedIdentity !== undefined && !quotedIdentity.bareWord) {
    const role = roleOf(quoted, context, around);
    const start = base + value.indexOf(quoted);
    return role === undefined ? [] : [{ range: { start, end: start + quoted.length }, text: quoted, identity: quotedIdentity, role }];
  }
  found.push(...readFlags(value, base, context, around));
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
    for (const match of value.matchAll(nestedModel)) {
      const text = match[1] ?? '';
      const identity = identifyModel(text);
      const start = base + match.index + match[0].lastIndexOf(text);
      if (identity !== undefined) found.push({ range: { start, end: start + text.length }, text, identity, role: roleOf(text, [{ kind: 'member', key: 'model', keys: () => [] }, ...context], around) ?? 'mention' });
    }
  } else found.push(...readSettingLines(value, base, context, around), ...readCode(value, base, context, around));
  const [first] = context;
  // `body.contains("\"model\":\"…\"")` looks for the id, and a test fails without it.
  if (first?.kind === 'argument' && callKind(first.callee, first.index) === 'branch' && /^[{,\s]*\\?["'](?:\w*model\w*)\\?["']\s*:\s*\\?["'][^"'\\\s]+\\?["'][},]*$/.test(value)) {
    const role = roleOf(value, context, around) ?? 'branch';
    return readProse(value, base, role);
  }
  const tested = isTested(context) || (context[0]?.kind === 'compared' && !/\s/.test(value));
  // What people said in a recorded answer stays a mention; a stream's pieces may begin in the middle of one.
  const recorded = (isRecordedData(around.path) || isExpected(context));
  const options = optionsIn(value);
  const inside = readProse(value, base, tested ? 'branch' : 'mention').map((one) => (options.has(one.range.start - base) ? { ...one, role: 'catalog' as const } : recorded && identifies.test(value.slice(Math.max(0, one.range.start - base - 40), one.range.start - base)) ? { ...one, role: 'assert' as const } : one));
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
export const isBody = (value: string): boolean => /^(?:\s|\\[nrt\s])*(?:data:\s*)?[{[]/.test(value) || /(?:^|\n|\\n)data:\s*[{[]/.test(value) || (value.includes('{') && /(?:^|\s)(?:-d|--data(?:-raw|-binary)?|--json|--body|data:)\s/.test(value));

/** Right before an id: the key that says whose it is. */
const identifies = /\\?["'](?:\w*model\w*|name|id|root|parent)\\?["']\s*:\s*\\?["']$/;

/** What a matcher compares a body with, whatever its keys. */
const isExpected = ([first]: Context): boolean => first?.kind === 'argument' && callKind(first.callee, first.index) === 'assert';

/** A file of settings kept in a string: at least two lines of it are `name: value` or `name = value`. */
function readSettingLines(value: string, base: number, context: Context, around: Surroundings): readonly ModelReference[] {
  if (value.length > longestSettings || !/\n|\\n/.test(value) || context[0]?.kind === 'statement') return [];
  const lines = value.match(/(?:^|\n|\\n)[ \t]*(?:- )?["']?[\w.-]+["']?[ \t]*[:=](?:[ \t]|(?=\S*(?:\n|$)))/g)?.length ?? 0;
  if (lines < 2 && !/^\s*(?:#![^\n]*\n)?---\r?\n/.test(value)) return [];
  return [...value.matchAll(settingLine)].flatMap((match) => {
    const [, key = '', text = ''] = match;
    const identity = isModelName(key) && /[a-z]/.test(key) ? identifyModel(text) : undefined;
    if (identity === undefined || (!isConfigText(context) && roleOf(text, context, around) === 'mention')) return [];
    const start = base + match.index + match[0].lastIndexOf(text);
    return [{ range: { start, end: start + text.length }, text, identity, role: roleOf(text, [{ kind: 'member', key, keys: () => [] }, ...context], around) ?? 'mention' }];
  });
}

/** `config_file: |`, `values.yaml: |`: a file of settings inside another. */
const isConfigText = ([first]: Context): boolean => first?.kind === 'member' && /(?:config|conf|settings|values|ya?ml|toml|properties)(?:_?(?:file|text|content))?$/i.test(first.key);

const longestSettings = 50_000;

const isTested = ([first]: Context): boolean => first?.kind === 'argument' && /(?:^|\.)(?:match|fullmatch|search|matches|compile|RegExp|MatchString|MustCompile|grep|egrep|rg|ripgrep)$/.test(first.callee);

/** `--model=gpt-4o`, `spring.ai.openai.chat.model=gpt-4o`: a setting written as one word. */
function readSetting(literal: Literal, value: string, context: Context, around: Surroundings): readonly ModelReference[] {
  // pytest-env puts `D:` before a default.
  const match = /^-{0,2}(?:[DR]:)?([\w.-]+)=([^\s=]+)$/.exec(value) ?? /^(?:[\w.-]+=[^,;=]*[,;] ?)+([\w.-]+)=([^\s=,;]+)$/.exec(value);
  const text = match?.[2] ?? '';
  const identity = match === null || !isModelName(match[1] ?? '') ? undefined : identifyModel(text);
  if (identity === undefined) return readSettingLine(literal, value, context, around);
  // `line.contains("model=gpt-4o")` looks for it.
  const [first] = context;
  const sought = first?.kind === 'argument' && callKind(first.callee, first.index) === 'branch';
  const role = roleOf(text, sought ? context : [{ kind: 'member', key: 'model', keys: () => [] }, ...context], around) ?? 'mention';
  const end = literal.content.end;
  return [{ range: { start: end - text.length, end }, text, identity, role }];
}

/** A line of a file that is being written: `'default_model = "gpt-4o"'`, `"model: \\"gpt-4o\\"\\n"`. In what is shown to people it says the same in words. */
function readSettingLine(literal: Literal, value: string, context: Context, around: Surroundings): readonly ModelReference[] {
  const [, lead = '', key = '', opening = '', text = ''] = /^(\s*(?:- )?([a-z][\w.-]*)[ \t]*[:=][ \t]*(\\?["']|))([\w./:@-]{2,120})\3,?(?:\s|\\n)*$/.exec(value) ?? [];
  const identity = isModelName(key) ? identifyModel(text) : undefined;
  if (identity === undefined || (opening === '' && !value.trimEnd().endsWith('\\n')) || roleOf('text', context, around) === 'mention') return [];
  const start = literal.content.start + lead.length;
  return [{ range: { start, end: start + text.length }, text, identity, role: roleOf(text, [{ kind: 'member', key: 'model', keys: () => [] }, ...context], around) ?? 'mention' }];
}

/** `claude_args: "--max-turns 5 --model claude-opus-4-7"`, `exec("llm -m gpt-4o …")`: a command, or the options of one, written as one text. */
function readFlags(value: string, base: number, context: Context, around: Surroundings): readonly ModelReference[] {
  const [first] = context;
  const isCommand = first?.kind === 'member' ? namesCommand.test(first.key) : first?.kind === 'assigned' || first?.kind === 'default' ? namesCommand.test(first.name) : first?.kind === 'argument' && (runsProgram(first.callee) || /^(?:bash|sh|zsh|eval)$/.test(first.callee) || namesCommand.test(first.name ?? ''));
  if (!isCommand) return [];
  return [...value.matchAll(/(?:^|[ \t\n"']|\\n)(?:--[\w-]*models?(?:-?(?:name|id))?|-m)(?:[ \t]+|=)\\?["']?([\w./:@-]{2,120})/g)].flatMap((match) => {
    const text = match[1] ?? '';
    const identity = identifyModel(text);
    if (identity === undefined || /(?:^|\n)[ \t]*#[^\n]*$/.test(value.slice(0, match.index + 1))) return [];
    const start = base + match.index + match[0].length - text.length;
    return [{ range: { start, end: start + text.length }, text, identity, role: roleOf(text, [{ kind: 'member', key: 'model', keys: () => [] }, ...context], around) ?? 'mention' }];
  });
}

const namesCommand = /(?:^|[_.-]|(?<=[a-z]))(?:args?|arguments|flags|options|opts|cmd|command|commands|exec|run|script|entrypoint|invocation)$/i;

/** `"gpt-4o,gpt-4o-mini"`: a list written as one value. */
function readSeparated(literal: Literal, value: string, context: Context, around: Surroundings): readonly ModelReference[] {
  if (!/^[\w./:@-]+(?:\s*[,;|]\s*[\w./:@-]+)+$/.test(value)) return [];
  const found: ModelReference[] = [];
  for (const match of value.matchAll(/[\w./:@-]+/g)) {
    const identity = identifyModel(match[0]);
    if (identity === undefined) return [];
    const start = literal.content.start + match.index;
    const role = roleOf(match[0], context, around);
    if (role !== undefined) found.push({ range: { start, end: start + match[0].length }, text: match[0], identity, role: role === 'usage' && context[0]?.kind !== 'fallback' ? 'catalog' : role });
  }
  return found;
}
