import type { ChangeEffect } from '../../core/toolSchemas/strict/explainChange.ts';
import type { StrictChange } from '../../core/toolSchemas/strict/types.ts';

/** A change of a schema, and what it means for values. */
export type ExplainedChange = { readonly change: StrictChange; readonly effect: ChangeEffect };
/** What was made strict, for which API. `saysStrict` where `"strict": true` was written too. */
export type MadeStrict = { readonly name: string; readonly api: string; readonly changes: readonly ExplainedChange[]; readonly saysStrict: boolean };

/** One paragraph for a notification: what was done, with the first value that is not taken any more and the first that now is. */
export function changeSummary({ name, api, changes, saysStrict }: MadeStrict): string {
  const count = changes.length === 0 ? '' : `: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  const tight = changes.find(({ effect }) => effect.tightens !== undefined);
  const loose = changes.find(({ effect }) => effect.loosens !== undefined);
  return [
    `${name} is strict for ${api}${count}${saysStrict ? `${count === '' ? ':' : ', and'} "strict" is true` : ''}.`,
    ...(tight === undefined ? [] : [`Tighter: ${where(tight.change)}${shortJson(tight.effect.tightens)} was valid before and is not now.`]),
    ...(loose === undefined ? [] : [`Looser: ${where(loose.change)}${shortJson(loose.effect.loosens)} was not valid before and is now.`]),
  ].join(' ');
}

/** All changes as a page of Markdown. */
export function changePage({ name, api, changes, saysStrict }: MadeStrict): string {
  const rows = changes.map(({ change, effect }) =>
    `| ${[change.pointer === '' ? 'the schema' : code(change.pointer), text(change.what), example(effect.tightens), example(effect.loosens)].join(' | ')} |`);
  return [
    `# ${text(name)}: strict for ${api}`, '',
    ...(saysStrict ? ['`"strict": true` is written beside the schema.', ''] : []),
    ...(rows.length === 0 ? [] : ['| Where | What was done | Valid before, not now | Not valid before, valid now |', '|---|---|---|---|', ...rows, '']),
    ...(rows.length === 0 ? [] : ['The values stand at the place of the change. One Undo in the file takes everything back.', '']),
  ].join('\n');
}

function where({ pointer }: StrictChange): string {
  return pointer === '' ? '' : `at ${pointer}, `;
}

function example(value: unknown): string {
  return value === undefined ? '' : code(shortJson(value));
}

function shortJson(value: unknown): string {
  const json = JSON.stringify(value) ?? '';
  return json.length > 100 ? `${json.slice(0, 99)}…` : json;
}

/** Characters that end a cell of a table, or the code in it, are kept apart. */
function code(value: string): string {
  const inner = value.replaceAll('|', String.raw`\|`).replaceAll(/\s+/g, ' ');
  return inner.includes('`') ? `\`\` ${inner} \`\`` : `\`${inner}\``;
}

function text(value: string): string {
  return value.replaceAll(/[\\`*_{}[\]<>|]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
