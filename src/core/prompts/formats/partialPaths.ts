import type { PromptFormatId } from '../types.ts';

/** Where a template that another one includes may lie, relative to it: beside it as dotprompt has it (`_greeting.prompt`), or where people put them. */
export function partialPaths(name: string, format: PromptFormatId): readonly string[] {
  const slash = name.lastIndexOf('/') + 1;
  const [folder, file] = [name.slice(0, slash), name.slice(slash)];
  return endings[format].flatMap((ending) => ['', 'partials/'].flatMap((where) => [`${where}${folder}_${file}.${ending}`, `${where}${name}.${ending}`]));
}

const endings: Readonly<Record<PromptFormatId, readonly string[]>> = {
  dotprompt: ['prompt'], handlebars: ['hbs', 'handlebars', 'prompt'], prompty: ['mustache'], promptshift: [], 'github-models': [], literal: [],
};
