import { matchesFamily, NUMBER, vocabulary, type FamilyRule, type ParsedId } from './grammar.ts';
import { splitVersion } from './version.ts';

const RULES: readonly FamilyRule[] = [
  {
    head: /^grok-(?:\d(?:[.-]\d{1,2})?|beta|vision|code|build|imagine|voice|latest)(?=-|$)/,
    words: vocabulary('beta vision image fast mini latest reasoning non-reasoning multi-agent think pro quality video high low'),
    shapes: [NUMBER, /^\d{4}$/],
  },
];

/** xAI: `-MMDD` is a snapshot; `-latest` and a bare name that the catalog ties to one point at it. */
export function parseXai(id: string): ParsedId | undefined {
  const versioned = splitVersion(id, 'monthDay');
  const family = versioned?.family ?? id;
  if (!matchesFamily(family, RULES)) {
    // The date also stands in the middle: grok-4.20-0309-reasoning.
    if (!/^grok-4\.20(?:-multi-agent)?-\d{4}(?:-(?:non-)?reasoning)?$/.test(id)) return undefined;
    return { vendor: 'xai', model: id, family: id.replace(/-\d{4}/, ''), version: /\d{4}/.exec(id)?.[0] ?? '', stability: 'dated', bareWord: false };
  }
  if (versioned !== undefined) return { vendor: 'xai', model: id, ...versioned, stability: 'dated', bareWord: false };
  const stability = id.endsWith('-latest') ? 'moving' : /beta/.test(id) ? 'preview' : 'fixed';
  return { vendor: 'xai', model: id, family, stability, bareWord: false };
}
