import { roleBoundaries } from '../../engines/handlebars/roleMarkers.ts';
import type { MessageRole, PromptMessage } from '../../types.ts';
import type { Draft } from '../draft.ts';
import type { PlacedTemplate } from '../templateText.ts';
import { messageRole } from './messages.ts';

/** The messages of a template as they are written: cut at `{{role "…"}}` and `{{history}}` outside of blocks. Roles that nobody knows are reported. One that has no roles, or cannot be read, is one message of the user. */
export function splitAtRoles({ template, inFile }: PlacedTemplate, hasRoles: boolean, draft: Draft): readonly PromptMessage[] {
  const messages: PromptMessage[] = [];
  const boundaries = hasRoles ? roleBoundaries(template) : [];
  let role: MessageRole = 'user';
  let start = 0;
  for (const boundary of [...boundaries, undefined]) {
    const end = boundary?.range.start ?? template.length;
    const text = template.slice(start, end);
    if (text.trim() !== '') {
      const range = inFile({ start, end });
      messages.push({ role, template: text, range, line: draft.lines.positionAt(range.start).line });
    }
    if (boundary === undefined) break;
    if (boundary.role !== undefined) {
      const known = messageRole(boundary.role);
      if (known === undefined) draft.report(`There is no role "${boundary.role}": a message is of the user, the model, the system or a tool.`, inFile(boundary.range));
      role = known ?? 'user';
    } else role = 'assistant';
    start = boundary.range.end;
  }
  return messages;
}
