import { isAlias, isMap, isPair, isScalar, isSeq, Lexer, parseAllDocuments, visit, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { aliasNamePattern } from '../aliasName.ts';
import { identifyModel } from '../../models/identify.ts';
import { dataSurroundings, shifted, timeLimit, touches, unfinished, type Analyzer } from '../analyzer.ts';
import { languageOf } from '../languageOf.ts';
import { isTooDeep } from '../syntax/runtime.ts';
import type { Context, Step } from '../context.ts';
import { readLiteral } from '../literal.ts';
import { readProse } from '../prose.ts';
import { contentRange } from '../syntax/language.ts';
import type { LanguageId, ModelReference } from '../types.ts';
import { unknownModel } from '../unknownModel.ts';

type Ancestor = unknown;

/** YAML, all documents of a file. Comments are found as what no scalar covers and a `#` introduces. */
export const yaml: Analyzer = async (document, seeds, tools, signal) => {
  const { text, path } = document;
  const around = dataSurroundings(path);
  const references: ModelReference[] = [];
  const covered: { start: number; end: number }[] = [];
  const embedded: { readonly language: LanguageId; readonly start: number; readonly end: number }[] = [];
  const scripts: { readonly language: LanguageId; readonly start: number; readonly end: number; readonly context: Context }[] = [];
  const expired = timeLimit(tools);
  let problem: string | undefined;
  try {
    if (nestedOnOneLine.test(text) || (isTooDeep(text) && isNestedTooDeeply(text))) throw new RangeError('Too many brackets');
    const documents = parseAllDocuments(text, { strict: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    for (const parsed of documents) {
      signal.throwIfAborted();
      if (!('contents' in parsed)) continue;
      visit(parsed as never, {
        Scalar(key, node, ancestors) {
          const [start, end] = node.range ?? [0, 0];
          if (problem !== undefined || !touches(seeds, start, end)) return;
          if (expired()) problem = unfinished;
          covered.push({ start, end });
          const context = contextOf(key, node, ancestors);
          const [holder] = context;
          const inner = node.type === 'BLOCK_LITERAL' && holder?.kind === 'member' ? languageOf(holder.key) : undefined;
          const value = String(node.value);
          const shell = holder?.kind === 'member' ? shellOf(holder.key, node, ancestors, path) : isListedCommand(context, value) ? 'bash' : undefined;
          if (shell !== undefined) scripts.push({ language: shell, ...contentIn(node, text, start, end), context });
          else if (inner !== undefined) embedded.push({ language: inner, start: text.indexOf('\n', start) + 1, end });
          else if (holder?.kind === 'member' && namesAlias(path, holder.key, context.length, value)) {
            references.push({ range: contentIn(node, text, start, end), text: value, identity: unknownModel(value), alias: value, role: 'usage' });
          } else references.push(...readLiteral({ content: contentIn(node, text, start, end), holes: [], context: () => context }, text, around));
        },
      });
    }
  } catch (error) {
    if (signal.aborted) throw error;
    problem = error instanceof RangeError ? 'The YAML is nested too deeply; only its comments were scanned.' : `The YAML could not be read: ${String(error)}`;
  }
  covered.sort((a, b) => a.start - b.start);
  const isComment = commentTest(text);
  for (const seed of seeds) {
    if (!touches(covered, seed.start, seed.end) && isComment(seed.start)) references.push(...readProse(text.slice(seed.start, seed.end), seed.start, 'mention'));
  }
  // A ConfigMap's `settings.yaml: |` is a file of its own.
  for (const { language, start, end } of embedded) {
    const analysis = await tools.analyse({ path, language, text: text.slice(start, end) }, signal);
    references.push(...shifted(analysis.references, start));
  }
  for (const { language, start, end, context } of scripts) {
    if (expired()) {
      problem ??= unfinished;
      break;
    }
    const script = text.slice(start, end);
    // An expression is filled in before the shell sees it; the ids in one are read by themselves.
    const analysis = await tools.analyse({ path, language, text: script.replaceAll(/\$\{\{[\s\S]*?\}\}/g, (expression) => '_'.repeat(expression.length)) }, signal);
    references.push(...shifted(analysis.references, start));
    for (const match of script.matchAll(/\$\{\{[\s\S]*?\}\}/g)) {
      const content = { start: start + match.index, end: start + match.index + match[0].length };
      references.push(...readLiteral({ content, holes: [], context: () => context }, text, around));
    }
  }
  return problem === undefined ? { references } : { references, problem };
};

const pipelineFile = /(?:^|\/)(?:\.gitlab-ci|\.travis|bitbucket-pipelines|[\w-]*pipelines?)[\w.-]*\.ya?ml$|(?:^|\/)(?:\.circleci|\.gitlab|\.azure|pipelines)\//;

const deepestFlow = 1000;
/** Lists in lists, or keys of keys, as deep, without a line end between them. */
const nestedOnOneLine = /(?:[-?][ \t]{1,9}){1000}/;

/** Brackets in strings do not count here; what the parser needs for each level grows with the depth. */
function isNestedTooDeeply(text: string): boolean {
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > deepestFlow) return true;
  }
  return false;
}

/** Whether a `#` introduces a comment before an offset, in its line. Each line is read once when offsets come in order: it may hold thousands. */
function commentTest(text: string): (offset: number) => boolean {
  let lineEnd = -1;
  let hash = Infinity;
  return (offset) => {
    if (offset > lineEnd) {
      const line = text.lastIndexOf('\n', offset - 1) + 1;
      const newline = text.indexOf('\n', line);
      lineEnd = newline < 0 ? text.length : newline;
      const match = /(?:^|\s)#/.exec(text.slice(line, lineEnd));
      hash = match === null ? Infinity : line + match.index + match[0].length - 1;
    }
    return hash < offset;
  };
}

/** `run: |` of a workflow, `script:` of a pipeline: commands, in the shell that the step names. */
function shellOf(key: string, node: Scalar, ancestors: readonly Ancestor[], path: string): LanguageId | undefined {
  const isScript = key === 'run' || (/^(?:script|bash|inlineScript|before_script|after_script)$/.test(key) && pipelineFile.test(path));
  if (!isScript || !/\s/.test(String(node.value))) return undefined;
  const map = ancestors.at(-2);
  const shell = isMap(map) ? textOfScalar(map.get('shell', true)) : '';
  if (/^(?:pwsh|powershell)/.test(shell)) return 'powershell';
  return shell.startsWith('python') ? 'python' : shell === '' || /^(?:bash|sh)\b/.test(shell) ? 'bash' : undefined;
}

/** `script: [ "run.sh --model …" ]`, `commands:` of a pipeline: each entry is a line for the shell. */
function isListedCommand([entry, holder]: Context, value: string): boolean {
  return entry?.kind === 'element' && holder?.kind === 'member' && /^(?:commands|cmds|script|before_script|after_script)$/.test(holder.key) && /\S\s+-/.test(value);
}

/** Our own files name aliases: a suite by `alias`, a prompt's front matter by `model`. */
function namesAlias(path: string, key: string, depth: number, value: string): boolean {
  if (depth !== 1 || !aliasNamePattern.test(value)) return false;
  if (/\.eval\.ya?ml$/.test(path)) return key === 'alias';
  return key === 'model' && /(?:^|\/)prompts\/.*\.md$/.test(path) && value.includes('.') && identifyModel(value) === undefined;
}

/** A scalar's text: without quotes, and without the header line of a block scalar. */
function contentIn(node: Scalar, text: string, start: number, end: number): { start: number; end: number } {
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
    const newline = text.indexOf('\n', start);
    const from = newline < 0 || newline >= end ? end : newline + 1;
    const value = text.slice(from, end);
    const lead = value.length - value.trimStart().length;
    return { start: from + lead, end: from + Math.max(lead, value.trimEnd().length) };
  }
  return node.type === 'PLAIN' ? { start, end } : contentRange(text, start, end);
}

function contextOf(key: number | 'key' | 'value' | null, node: Node, ancestors: readonly Ancestor[]): Context {
  const steps: Step[] = [];
  let child: unknown = node;
  for (let at = ancestors.length - 1; at >= 0 && steps.length < 40; at--) {
    const parent = ancestors[at];
    if (isPair(parent)) {
      const map = ancestors[at - 1];
      const keys = (): readonly string[] => (isMap(map) ? keysOf(map) : []);
      const isKey = child === node ? key === 'key' : parent.key === child;
      steps.push(isKey ? { kind: 'key', keys } : { kind: 'member', key: settingName(parent, map), keys });
    } else if (isSeq(parent)) {
      const seq: YAMLSeq = parent;
      steps.push({ kind: 'element', index: seq.items.indexOf(child), texts: () => seq.items.map((item) => textOfScalar(item)) });
    }
    child = parent;
  }
  return steps;
}

const mostSiblings = 80;

const keysOf = (map: YAMLMap): readonly string[] => map.items.slice(0, mostSiblings).map((pair) => textOfScalar(pair.key));

const textOfScalar = (node: unknown): string => (isScalar(node) ? String(node.value) : isAlias(node) ? node.source : '');

/** Kubernetes' `- name: OPENAI_MODEL` / `value: …` is one setting. */
function settingName(pair: Pair, map: unknown): string {
  const own = textOfScalar(pair.key);
  if (own !== 'value' || !isMap(map)) return own;
  const name = textOfScalar(map.get('name', true));
  return /^[A-Za-z_][\w.-]*$/.test(name) ? name : own;
}
