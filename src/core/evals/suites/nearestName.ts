import { editDistance } from '../../models/nearest.ts';

/** The name that a misspelled one most likely meant; undefined when none is close. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_ ]/g, '');
  const bound = name.length < 4 ? 1 : name.length < 8 ? 2 : 3;
  let best: string | undefined;
  let least = bound + 1;
  for (const each of known) {
    const distance = editDistance(plain(name), plain(each), bound);
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}
