import type { TextRange } from '../../text/range.ts';
import { parsePrompt } from '../parsePrompt.ts';
import { readFrontMatter } from '../yaml/frontMatter.ts';
import { schemaKey } from './frontMatterSchema.ts';
import { inputFacts, type PromptEditorContext } from './promptCompletions.ts';
import { yamlPlaceAt } from './yamlPlace.ts';

/** What is said about a place. `title` is shown as code, each line is plain text. */
export type PromptHover = { readonly range: TextRange; readonly title: string; readonly lines: readonly string[] };

/** What there is to say about an offset of a prompt file: a placeholder, a key of the front matter, an alias as model. */
export function promptHoverAt(path: string, text: string, offset: number, context: PromptEditorContext): PromptHover | undefined {
  const prompt = parsePrompt(path, text);
  const isAt = ({ start, end }: TextRange): boolean => start <= offset && offset <= end;
  const placeholder = prompt.placeholders.find(({ range }) => isAt(range));
  if (placeholder !== undefined) return placeholderHover(prompt, placeholder);
  if (prompt.model !== undefined && isAt(prompt.model.range)) {
    const { text: name, range } = prompt.model;
    const alias = context.aliases.find((each) => each.name === name);
    return alias === undefined ? undefined : { range, title: name, lines: [`An alias for ${alias.model}.`, ...(alias.owner === undefined ? [] : [`Owned by ${alias.owner}.`])] };
  }
  return prompt.format === 'promptshift' ? keyHover(text, offset) : undefined;
}

type Parsed = ReturnType<typeof parsePrompt>;

function placeholderHover({ input, placeholders }: Parsed, { name, path, range, required }: Parsed['placeholders'][number]): PromptHover {
  const { type, description, isRequired, defaultText } = inputFacts(input, name);
  const isDeclared = input.declared.some((each) => each.name === name);
  const uses = placeholders.filter((each) => each.name === name).length;
  return {
    range, title: path,
    lines: [
      ...(description === undefined ? [] : [description]),
      [isDeclared ? `Input ${name}` : `${name} is not declared`, ...(type === undefined ? [] : [type]), ...(isRequired ? ['required'] : [])].join(', ') + '.',
      ...(defaultText === undefined ? [] : [`Default: ${defaultText}`]),
      `Used ${uses === 1 ? 'once' : `${uses} times`}${required ? '' : '; the template goes on without it here'}.`,
    ],
  };
}

function keyHover(text: string, offset: number): PromptHover | undefined {
  const front = readFrontMatter(text, { endsAt: () => false });
  if (!front.isThere || offset >= front.bodyStart) return undefined;
  const word = /^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0;
  const start = front.keyRange().end + 1;
  const place = yamlPlaceAt(text, { start, end: front.bodyStart }, offset + word);
  if (place === undefined || place.key !== undefined) return undefined;
  const name = text.slice(place.word.start, offset + word);
  const known = schemaKey([...place.path, name]);
  if (known?.description === undefined || text[offset + word] !== ':') return undefined;
  return { range: { start: place.word.start, end: offset + word }, title: [...place.path, name].join('.'), lines: [known.description, ...(known.values.length === 0 ? [] : [`One of ${known.values.join(', ')}.`])] };
}
