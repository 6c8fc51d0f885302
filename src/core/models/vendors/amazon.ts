import { matchesFamily, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';

const RULES: readonly FamilyRule[] = [
  { head: /^nova(?:-\d(?:\.\d)?)?-(?:micro|lite|pro|premier|canvas|reel|sonic|act|omni)(?=-|$)/, words: vocabulary('v1'), shapes: [/^\d$/] },
  { head: /^nova-2-multimodal-embeddings$/ },
  { head: /^titan-(?:text|embed|image|tg1|e1t)(?=-)/, words: vocabulary('text express lite premier image generator large medium g1'), shapes: [/^v\d$/] },
];

/** Amazon's own models, all on Bedrock: Nova without and Titan with its `-vN`, as AWS names the model itself. */
export function parseAmazon(id: string): ParsedId | undefined {
  if (!matchesFamily(id, RULES)) return undefined;
  const model = id.startsWith('nova-') ? id.replace(/-v1$/, '') : id;
  return { vendor: 'amazon', model, family: model, stability: 'fixed', bareWord: model === id && /^nova-[a-z]+$/.test(id) };
}
