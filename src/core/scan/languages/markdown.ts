import { shifted, type Analyzer } from '../analyzer.ts';
import { readForeignCode } from '../codeInside.ts';
import { languageOf } from '../languageOf.ts';
import { readProse } from '../prose.ts';
import type { LanguageId, ModelReference } from '../types.ts';

type Part = { readonly kind: 'prose' | 'frontMatter' | 'code'; readonly language?: LanguageId; readonly start: number; readonly end: number };

/** A fence's language: ours, or one of programs that nothing here parses. */
type Fence = LanguageId | 'foreign' | undefined;

/** Markdown: front matter as YAML, fenced code by its language, everything else is prose. */
export const markdown: Analyzer = async (document, _seeds, tools, signal) => {
  const references: ModelReference[] = [];
  for (const part of partsOf(document.text)) {
    const text = document.text.slice(part.start, part.end);
    if (part.kind === 'code' && part.language === undefined) {
      const code = readForeignCode(text);
      const used = new Set(code.map(({ range }) => range.start));
      const rest = readProse(text, 0, 'mention').filter(({ range }) => !used.has(range.start));
      references.push(...shifted([...code, ...rest].toSorted((a, b) => a.range.start - b.range.start), part.start));
      continue;
    }
    if (part.kind === 'prose' || part.language === undefined) {
      references.push(...shifted(readProse(text, 0, 'mention'), part.start));
      continue;
    }
    const code = part.language === 'bash' ? withoutPlaceholders(text) : text;
    const opening = part.language === 'php' && !text.includes('<?') ? phpOpening : '';
    const analysis = await tools.analyse({ path: document.path, language: part.language, text: opening + code }, signal);
    references.push(...shifted(analysis.references, part.start - opening.length));
  }
  return { references };
};

/** `<your key>` is for the reader to fill in; a shell would take it for a redirection, and the lines after it for an error. */
function withoutPlaceholders(text: string): string {
  return text.replaceAll(/(?<![<\w&])<[A-Za-z][^<>\n|&;$]{0,60}(?<!\s)>/g, (placeholder) => '_'.repeat(placeholder.length));
}

/** Documentation leaves it out; without it, PHP is a page of text. */
const phpOpening = '<?php\n';

const fenceNames: Readonly<Record<string, LanguageId>> = {
  typescript: 'typescript', javascript: 'javascript', python: 'python', python3: 'python', golang: 'go', node: 'javascript', env: 'dotenv', dotenv: 'dotenv', py3: 'python', py: 'python', csharp: 'csharp', 'c#': 'csharp', ruby: 'ruby', rust: 'rust', kotlin: 'kotlin', 'c++': 'cpp',
  shell: 'bash', console: 'bash', 'shell-session': 'bash', powershell: 'powershell', pwsh: 'powershell', terraform: 'hcl', docker: 'dockerfile', jsonschema: 'json', 'json-schema': 'json', 'json-doc': 'json', hjson: 'json', dockerfile: 'dockerfile',
};

/** Splits on front matter and fences (``` and ~~~, as CommonMark has them), line by line. */
export function* partsOf(text: string): Generator<Part> {
  let from = 0;
  const front = /^---[^\S\n]*\r?\n([\s\S]*?)^---[^\S\n]*\r?$/m.exec(text.slice(0, frontMatterLimit));
  if (front !== null && front.index === 0) {
    const start = front[0].indexOf('\n') + 1;
    yield { kind: 'frontMatter', language: 'yaml', start, end: start + (front[1]?.length ?? 0) };
    from = front[0].length;
  }
  let fence: { readonly mark: string; readonly language: Fence; readonly start: number } | undefined;
  for (let line = from; line < text.length;) {
    const newline = text.indexOf('\n', line);
    const end = newline < 0 ? text.length : newline + 1;
    const mark = /^[ \t>]{0,40}(`{3,}|~{3,})[ \t]*\{?\.?([\w+#-]*)/.exec(text.slice(line, Math.min(end, line + 200)));
    if (fence === undefined && mark !== null) {
      yield { kind: 'prose', start: from, end: line };
      fence = { mark: mark[1] ?? '', language: mark[2] === '' ? unnamedLanguage(text, end) : fenceLanguage(mark[2] ?? ''), start: end };
    } else if (fence !== undefined && mark !== null && (mark[1] ?? '').startsWith(fence.mark) && mark[2] === '') {
      yield* fenced(fence, text, line);
      fence = undefined;
      from = end;
    }
    line = end;
  }
  if (fence === undefined) yield { kind: 'prose', start: from, end: text.length };
  else yield* fenced(fence, text, text.length);
}

const frontMatterLimit = 20_000;

function* fenced({ language, start }: { readonly language: Fence; readonly start: number }, text: string, end: number): Generator<Part> {
  if (language === undefined) yield { kind: 'prose', start, end };
  else if (language === 'foreign') yield { kind: 'code', start, end };
  else {
    const output = language === 'bash' ? outputAt(text, start, end) : end;
    if (output > start) yield { kind: 'code', language, start, end: output };
    if (output < end) yield { kind: 'code', language: 'json', start: output, end };
  }
}

/** Where a command's JSON answer begins in the block that shows both, or the end. */
function outputAt(text: string, start: number, end: number): number {
  for (const match of text.slice(start, end).matchAll(/^(?:[{[]|data:\s*\{)/gm)) {
    const before = text.slice(start, start + match.index);
    const open = (before.match(/'/g)?.length ?? 0) % 2 === 1 || /<<|\\\s*$|^\s*(?:if|for|while|function)\b/m.test(before.slice(-2000)) || /\(\)\s*$/.test(before);
    if (!open) return start + match.index;
  }
  return end;
}

/** Settings or JSON that nobody named as such: every line of the fence is `NAME=value`, empty or a comment; or it opens with a brace. */
function unnamedLanguage(text: string, start: number): LanguageId | undefined {
  const close = /^[ \t>]*(?:`{3,}|~{3,})/m.exec(text.slice(start, start + unnamedLimit));
  const lines = close === null ? [] : text.slice(start, start + close.index).split(/\r?\n/).map((line) => line.trim());
  const settings = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (/^[{[]/.test(lines[0] ?? '') && lines.some((line) => /^[{[,\s]*"[\w.-]+"\s*:/.test(line))) return 'json';
  if (/^\$ |^[a-z][\w./-]* (?:.* )?(?:--[\w-]*model|-m)[ =]\S/.test(settings[0] ?? '')) return 'bash';
  if (/^(?:curl|wget|http|ollama|docker|kubectl|helm) .*\S/.test(settings[0] ?? '')) return 'bash';
  if (settings.length > 0 && settings.every((line) => /^(?:export\s+)?[A-Z][A-Z\d_]*=/.test(line))) return 'dotenv';
  if (/^(?:from [\w.]+ import \w|import [\w.]+(?: as \w+)?$)/.test(settings[0] ?? '')) return 'python';
  if (/^(?:import (?:[\w*{].* from )?["']|(?:const|let) [\w{[].*= )/.test(settings[0] ?? '')) return 'typescript';
  return settings.length > 1 && settings.every((line) => /^(?:- )*["']?[\w./-]+["']?:(?: |$)|^- \S/.test(line)) ? 'yaml' : undefined;
}

const unnamedLimit = 20_000;

const foreignNames: ReadonlySet<string> = new Set('dart elixir ex exs scala lua r julia jl groovy clojure clj haskell hs perl pl fsharp fs vb vbnet zig ocaml erlang objc objectivec crystal nim svelte vue'.split(' '));

function fenceLanguage(name: string): Fence {
  const lower = name.toLowerCase();
  if (foreignNames.has(lower)) return 'foreign';
  return Object.hasOwn(fenceNames, lower) ? fenceNames[lower] : lower === 'md' || lower === 'markdown' || lower === 'mdx' ? undefined : languageOf(`x.${lower}`);
}
