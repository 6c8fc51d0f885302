import { linesOf } from '../lines.ts';
import { readYaml, type YamlProblem, type YamlView } from './yamlView.ts';

/** The YAML block at the top of a file. Ranges are offsets in the file's text. */
export type FrontMatter = YamlView & {
  /** True where there is one. */
  readonly isThere: boolean;
  /** Where the body starts. */
  readonly bodyStart: number;
};

export type FrontMatterOptions = {
  /** Comments and blank lines may stand before it, as dotprompt allows. */
  readonly afterComments?: boolean;
  /** Where a block that is never closed ends: the messages stay readable. Without it, such a block is no front matter. */
  readonly endsAt?: (line: string) => boolean;
};

/** UTF-16 units; deep nesting in more than this would take the parser seconds. */
const maxLength = 50_000;

/** Reads `---` YAML `---` at the top of a text. Broken YAML is reported, and what could be read of it is kept. */
export function readFrontMatter(text: string, options: FrontMatterOptions = {}): FrontMatter {
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  const block = findBlock(text, top, options);
  if (block === undefined) return none(top, []);
  const place = { start: block.top, end: block.top + 3 };
  if (block.end - block.start > maxLength) {
    const message = `Front matter longer than ${maxLength.toLocaleString('en-US')} characters is not read.`;
    return { ...none(block.top, [{ message, range: place }]), isThere: true, bodyStart: block.bodyStart };
  }
  const view = readYaml(text, block, 'The front matter', place);
  const open = block.closed ? [] : [{ message: 'The front matter is not closed: add a line --- after it.', range: place }];
  return { ...view, problems: [...open, ...view.problems], isThere: true, bodyStart: block.bodyStart };
}

type Block = { readonly top: number; readonly start: number; readonly end: number; readonly bodyStart: number; readonly closed: boolean };

function findBlock(text: string, from: number, { afterComments = false, endsAt }: FrontMatterOptions): Block | undefined {
  let open: { readonly top: number; readonly start: number } | undefined;
  for (const line of linesOf(text, from)) {
    const marker = line.text.trimEnd() === '---';
    if (open === undefined) {
      if (marker) open = { top: line.start, start: line.next };
      else if (!afterComments || !/^(?:#|[ \t]*$)/.test(line.text)) return undefined;
    } else if (marker) return { ...open, end: line.start, bodyStart: line.next, closed: true };
    else if (endsAt?.(line.text) === true) return { ...open, end: line.start, bodyStart: line.start, closed: false };
  }
  return open === undefined || endsAt === undefined ? undefined : { ...open, end: text.length, bodyStart: text.length, closed: false };
}

function none(top: number, problems: readonly YamlProblem[]): FrontMatter {
  const range = { start: top, end: top };
  return { values: {}, isThere: false, bodyStart: top, problems, scalarRange: () => undefined, valueRange: () => undefined, keyRange: () => range };
}
