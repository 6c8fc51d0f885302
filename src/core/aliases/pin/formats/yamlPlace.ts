import { isMap, isPair, isScalar, isSeq, parseAllDocuments, visit, type Scalar } from 'yaml';
import type { TextRange } from '../../../text/range.ts';

/** A YAML scalar: the keys above it, outermost first, and how it is written. */
export type YamlPlace = { readonly keys: readonly string[]; readonly style: 'plain' | 'quoted' | 'block'; readonly inFlow: boolean; readonly content: TextRange };

/** The scalar around a range, undefined when there is none or it is a key. */
export function yamlPlace(text: string, { start, end }: TextRange): YamlPlace | undefined {
  let place: YamlPlace | undefined;
  for (const document of parseAllDocuments(text, { strict: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })) {
    if (!('contents' in document)) continue;
    visit(document as never, {
      Scalar(key, node: Scalar, ancestors) {
        const [from, to] = node.range ?? [0, 0];
        if (key === 'key' || start < from || end > to) return undefined;
        const keys = ancestors.flatMap((above) => (isPair(above) && isScalar(above.key) ? [String(above.key.value)] : []));
        const inFlow = ancestors.some((above) => (isMap(above) || isSeq(above)) && above.flow === true);
        const style = node.type === 'PLAIN' ? 'plain' : node.type?.startsWith('QUOTE') === true ? 'quoted' : 'block';
        const quote = style === 'quoted' ? 1 : 0;
        place = { keys, style, inFlow, content: { start: from + quote, end: to - quote } };
        return visit.BREAK;
      },
    });
  }
  return place;
}
