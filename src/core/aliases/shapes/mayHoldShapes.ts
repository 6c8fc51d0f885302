import type { ModelReference, SourceDocument } from '../../scan/types.ts';

/** Words without which no shape of a language is there; the shapes themselves are read by a parser, and only then. */
const words: { readonly [language in SourceDocument['language']]?: readonly (readonly string[])[] } = {
  json: [['model'], ['default', 'current', 'model_list']],
  yaml: [['model', 'MODEL_'], ['default', 'current', 'model_list', 'ConfigMap']],
  dotenv: [['_MODEL_']],
  typescript: [['prod', 'Prod', 'PROD', 'live', 'default']],
  tsx: [['prod', 'Prod', 'PROD', 'live', 'default']],
  javascript: [['prod', 'Prod', 'PROD', 'live', 'default']],
  python: [['prod', 'Prod', 'PROD', 'live', 'default']],
};
const environment = ['dev', 'local', 'test', 'stag', 'Stag', 'STAG', 'qa', 'preview', 'sandbox', 'DEV', 'TEST'];
const longestText = 2_000_000;

/** Whether it is worth reading a document for shapes: cheap, and true too often rather than too seldom. */
export function mayHoldShapes({ text, language }: SourceDocument, references: readonly ModelReference[]): boolean {
  const wanted = words[language];
  if (wanted === undefined || text.length > longestText) return false;
  const ids = references.filter(({ role, alias }) => alias === undefined && (role === 'usage' || role === 'catalog'));
  const isCode = language !== 'json' && language !== 'yaml' && language !== 'dotenv';
  if (ids.length < (isCode ? 2 : 1)) return false;
  return [...wanted, ...(isCode ? [environment] : [])].every((some) => some.some((word) => text.includes(word)));
}
