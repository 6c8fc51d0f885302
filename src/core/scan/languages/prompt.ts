import { shifted, type Analyzer } from '../analyzer.ts';
import { readProse } from '../prose.ts';

/** `.prompt` (dotprompt) and `.prompty`: front matter, then the text of a prompt, in which every id is prose. */
export const prompt: Analyzer = async (document, _seeds, tools, signal) => {
  const { text, path } = document;
  const front = /^---[^\S\n]*\r?\n([\s\S]*?)^---[^\S\n]*\r?$/m.exec(text.slice(0, frontMatterLimit));
  // Comments and blank lines may stand before it.
  if (front === null || !/^(?:\s|\{\{!--[\s\S]*?--\}\}|#[^\n]*\n)*$/.test(text.slice(0, front.index))) return { references: readProse(text, 0, 'mention') };
  const start = front.index + front[0].indexOf('\n') + 1;
  const settings = await tools.analyse({ path, language: 'yaml', text: front[1] ?? '' }, signal);
  const rest = front.index + front[0].length;
  return { ...settings, references: [...shifted(settings.references, start), ...readProse(text.slice(rest), rest, 'mention')] };
};

const frontMatterLimit = 20_000;
