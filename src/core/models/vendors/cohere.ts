import { matchesFamily, NUMBER, SIZE, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';
import { splitVersion } from './version.ts';

const RULES: readonly FamilyRule[] = [
  { head: /^command(?:-(?:light|nightly|light-nightly|xlarge|medium|r|r-plus|r7b|a|text|light-text))?(?=-|$)/, words: vocabulary('reasoning translate vision plus arabic nightly v14') },
  { head: /^(?:embed|rerank)-(?:english|multilingual)(?:-light)?(?=-|$)/, shapes: [/^v\d(?:\.\d)?$/] },
  { head: /^(?:embed|rerank)-v\d(?:\.\d)?(?=-|$)/, words: vocabulary('fast pro') },
  { head: /^(?:c4ai-)?aya(?=-)/, words: vocabulary('expanse vision'), shapes: [SIZE, NUMBER] },
  { head: /^tiny-aya-(?:earth|fire|global|water)$/ },
  { head: /^c4ai-command(?=-)/, words: vocabulary('r plus a r7b'), shapes: [/^v\d{2}$/] },
];

/** Cohere's names: `-MM-YYYY` is a snapshot and the bare name points at one. Source: Cohere's models page. */
export function parseCohere(written: string): ParsedId | undefined {
  const id = written.replace(/^cohere-(?=command|embed|rerank)/i, '');
  const versioned = splitVersion(id, 'monthYear');
  const family = versioned?.family ?? id;
  if (!matchesFamily(family, RULES)) return undefined;
  if (versioned !== undefined) return { vendor: 'cohere', model: id, ...versioned, stability: 'dated', bareWord: false };
  // Bedrock leaves out the zero and writes the dot as a dash: embed-english-v3, rerank-v3-5.
  const model = id.replace(/^(embed-(?:english|multilingual)(?:-light)?-v\d)$/, '$1.0').replace(/^(rerank-v\d)-(\d)$/, '$1.$2');
  const stability = id.endsWith('nightly') ? 'moving' : /^command-(?:r|r-plus)$/.test(id) ? 'named' : 'fixed';
  return { vendor: 'cohere', model, family: model, stability, bareWord: /^command(?:-light|-text|-medium|-r|-a)?$/.test(id) };
}
