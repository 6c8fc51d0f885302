import Handlebars from 'handlebars';
import { LineIndex } from '../../../text/lineIndex.ts';
import type { TextRange } from '../../../text/range.ts';
import type { TemplateData } from '../engine.ts';
import { isBlock, isContent, isMustache, isPath, isText } from './nodes.ts';

/** A place in a dotprompt template where a message starts; undefined `role` is the history of a conversation. */
export type RoleBoundary = { readonly role: string | undefined; readonly range: TextRange };

/** Where messages start outside of any block; none where the template cannot be read. */
export function roleBoundaries(template: string): readonly RoleBoundary[] {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(template);
  } catch {
    return [];
  }
  const lines = new LineIndex(template);
  return program.body.flatMap((node): readonly RoleBoundary[] => {
    if (!isMustache(node) || !isPath(node.path)) return [];
    const { loc } = node;
    const range = { start: lines.lineStart(loc.start.line) + loc.start.column, end: lines.lineStart(loc.end.line) + loc.end.column };
    const [name] = node.params;
    if (node.path.original === 'role' && isText(name)) return [{ role: name.value, range }];
    return node.path.original === 'history' ? [{ role: undefined, range }] : [];
  });
}

/** What dotprompt's helpers print may also be written out: `<<<dotprompt:role:model>>>`. In text of the template alone, never in a value. */
export function markWrittenOut(program: hbs.AST.Program, mark: NonNullable<TemplateData['mark']>): void {
  for (const node of program.body) {
    if (isContent(node)) {
      node.value = node.value.replace(/<<<dotprompt:(?:role:([a-z]+)|(history)|section ([^>]*)|media:url ([^ >]*)(?: ([^>]*))?)>>>/g, (_, role?: string, history?: string, section?: string, url?: string, type?: string) =>
        role !== undefined ? mark('role', role) : history !== undefined ? mark('history') : section !== undefined ? mark('section', section) : mark('media', url ?? '', ...(type === undefined ? [] : [type])));
    } else if (isBlock(node)) {
      if (node.program) markWrittenOut(node.program, mark);
      if (node.inverse) markWrittenOut(node.inverse, mark);
    }
  }
}
