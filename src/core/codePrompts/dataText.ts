import { findNodeAtOffset, parseTree } from 'jsonc-parser';
import { isScalar, parseAllDocuments, visit } from 'yaml';
import type { LanguageId } from '../scan/types.ts';
import type { TextRange } from '../text/range.ts';

/** Longer files of data are not parsed for one text. */
const longest = 2_000_000;

/** The text that stands at an offset of a file of data; undefined where there is none, or the format has no texts of its own. */
export function dataText(language: LanguageId, source: string, offset: number): { readonly value: string; readonly range: TextRange } | undefined {
  if (source.length > longest) return undefined;
  return language === 'json' ? jsonText(source, offset) : language === 'yaml' ? yamlText(source, offset) : undefined;
}

function jsonText(source: string, at: number): ReturnType<typeof dataText> {
  const root = parseTree(source, [], { allowTrailingComma: true });
  const node = root && findNodeAtOffset(root, at, true);
  const isKey = node?.parent?.type === 'property' && node.parent.children?.[0] === node;
  return node?.type === 'string' && !isKey ? { value: String(node.value), range: { start: node.offset, end: node.offset + node.length } } : undefined;
}

function yamlText(source: string, at: number): ReturnType<typeof dataText> {
  let found: ReturnType<typeof dataText>;
  for (const document of parseAllDocuments(source)) {
    if (!('contents' in document)) continue;
    visit(document, {
      Scalar(key, node) {
        const [start, end] = node.range ?? [0, 0];
        if (key === 'key' || !isScalar(node) || typeof node.value !== 'string' || at < start || at > end) return undefined;
        found = { value: node.value, range: { start, end } };
        return visit.BREAK;
      },
    });
  }
  return found;
}
