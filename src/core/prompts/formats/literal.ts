import type { TextRange } from '../../text/range.ts';
import type { Prompt, TemplateLanguage } from '../types.ts';
import { createDraft } from './draft.ts';

/** A text in code that somebody selected. */
export type LiteralSource = {
  readonly path: string;
  /** The file's text. */
  readonly text: string;
  /** What is selected: a literal with its quotes and prefix, or a stretch of its content. */
  readonly range: TextRange;
  /** As VS Code names it: `python`, `typescript`. */
  readonly languageId: string;
};

/**
 * A prompt of one message of the user from a literal. What its language, or a template in it, fills in are placeholders:
 * `{name}` of an f-string and of `format`, `${name}` of JavaScript and Kotlin, `{{name}}`. Escapes stay as they are written,
 * so that places agree with the file.
 */
export function promptFromLiteral({ path, text, range, languageId }: LiteralSource): Prompt {
  const draft = createDraft(text);
  const { content, prefix, quote } = contentOf(text, range);
  const language = languageFor(languageId, prefix, quote, text.slice(content.start, content.end));
  const placed = draft.place(content);
  const { placeholders } = draft.analyze(language, [placed], []);
  if (placed.template.trim() === '') draft.report('There is no text here: select a text in code.', range);
  const { template, line } = placed;
  const file = (path.split(/[\\/]/).at(-1) ?? path);
  return {
    path, format: 'literal', language, name: `${file}:${line}`,
    messages: [{ role: 'user', template, range: content, line }],
    placeholders, parameters: {}, input: { defaults: {}, declared: [] }, metadata: {}, problems: draft.problems(),
  };
}

type Content = { readonly content: TextRange; readonly prefix: string; readonly quote: string };

/** Leaves prefix and quotes out: `f"""…"""`, `$"…"`, `@"…"`, `r#"…"#`, `` `…` ``. */
function contentOf(text: string, { start, end }: TextRange): Content {
  const selected = text.slice(start, end);
  const opened = /^\s*([A-Za-z$@]{0,3}#*)("""|'''|"|'|`)/.exec(selected);
  const [whole = '', prefix = '', quote = ''] = opened ?? [];
  const close = `${quote}${'#'.repeat(prefix.split('#').length - 1)}`;
  const trailing = selected.trimEnd();
  if (opened !== null && trailing.length >= whole.length + close.length && trailing.endsWith(close)) {
    return { content: { start: start + whole.length, end: start + trailing.length - close.length }, prefix: prefix.replaceAll('#', ''), quote };
  }
  // a stretch of the content alone: what opened the literal stands before it
  const before = /([A-Za-z$@]{0,3})#*("""|'''|"|'|`)$/.exec(text.slice(Math.max(0, start - 8), start));
  return { content: { start, end }, prefix: before?.[1] ?? '', quote: before?.[2] ?? '' };
}

const dollar: ReadonlySet<string> = new Set(['kotlin', 'dart', 'groovy', 'scala', 'php', 'shellscript', 'bash']);
const hash: ReadonlySet<string> = new Set(['ruby', 'elixir', 'crystal', 'coffeescript']);
const script = /^(?:typescript|javascript)(?:react)?$|^(?:tsx|vue|svelte)$/;

function languageFor(languageId: string, prefix: string, quote: string, content: string): TemplateLanguage {
  if (script.test(languageId) && (quote === '`' || (quote === '' && content.includes('${')))) return 'dollar-braces';
  if (languageId === 'python' && /f/i.test(prefix)) return 'python-format';
  if (languageId === 'csharp' && prefix.includes('$')) return 'python-format';
  if (dollar.has(languageId) && content.includes('${')) return 'dollar-braces';
  if (hash.has(languageId) && content.includes('#{')) return 'hash-braces';
  if (languageId === 'swift' && content.includes('\\(')) return 'swift-parentheses';
  // a template that a library fills later
  if (/\{%-?\s*\p{L}/u.test(content)) return 'jinja2';
  if (/\{\{\s*[#/\p{L}_]/u.test(content)) return 'mustache';
  if (/\$\{[\p{L}_]/u.test(content)) return 'dollar-braces';
  return /\{[\p{L}_][\p{L}\p{N}_.]*\}/u.test(content) ? 'python-format' : 'plain';
}
