import { createPinner } from '../../../src/core/aliases/pin/pinner.ts';
import { languageOf } from '../../../src/core/scan/languageOf.ts';
import type { ModelReference } from '../../../src/core/scan/types.ts';
import { applyEdits } from '../../../src/core/text/range.ts';
import { day, identityOf, signal, syntax, type Pinned } from '../../unit/core/aliases/pin/marked.ts';

/** Every `gpt-4o` that is neither part of another word nor of another id, whatever it is for. */
const everyId = /(?<![\w.-])gpt-4o(?![\w-])/g;

/** Puts every `gpt-4o` of one file behind `chat.core` and gives the workspace afterwards; the alias stands for `gpt-4o`. */
export async function pinEvery(path: string, others: Readonly<Record<string, string>>): Promise<Pinned> {
  const text = others[path] ?? '';
  const references = [...text.matchAll(everyId)].map(({ index }): ModelReference =>
    ({ range: { start: index, end: index + 'gpt-4o'.length }, text: 'gpt-4o', identity: identityOf('gpt-4o'), role: 'usage' }));
  const files: Record<string, string> = { ...others };
  const pinner = createPinner({ syntax, files: { read: async (name) => (Object.hasOwn(files, name) ? files[name] : undefined) }, day });
  const language = languageOf(path);
  if (language === undefined) throw new Error(`${path} is of no language`);
  const plan = await pinner.pin({ document: { path, language, text }, references, alias: 'chat.core', model: 'gpt-4o' }, signal);
  for (const change of plan.files) files[change.path] = 'create' in change ? change.create : applyEdits(files[change.path] ?? '', change.edits);
  return { plan, files };
}
