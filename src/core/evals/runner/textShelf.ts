import { createNumberTable } from './numberTable.ts';

/** Texts of which many are the same, kept out of the way of the garbage collector. */
export interface TextShelf {
  /** Keeps a text and says where: the same place for one that is known to be there. */
  put(text: string): number;
  /** The text at a place that `put` gave. */
  get(place: number): string;
}

const chunkBytes = 256 * 1024;
/** Texts that are looked for before another is kept: after so many different ones, the next is hardly ever one of them. */
const mostKnown = 2_000;
const [chunkAt, startAt, lengthAt] = [0, 1, 2];

export function createTextShelf(): TextShelf {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const known = new Map<string, number>();
  const places = createNumberTable(3);
  const chunks: Uint8Array[] = [];
  let used = 0;

  const keep = (text: string): number => {
    const bytes = encoder.encode(text);
    const last = chunks.at(-1);
    const chunk = last !== undefined && bytes.length <= last.length - used ? last : new Uint8Array(Math.max(chunkBytes, bytes.length));
    if (chunk !== last) {
      chunks.push(chunk);
      used = 0;
    }
    chunk.set(bytes, used);
    const place = places.add();
    places.set(place, chunkAt, chunks.length - 1);
    places.set(place, startAt, used);
    places.set(place, lengthAt, bytes.length);
    used += bytes.length;
    return place;
  };

  return {
    put(text) {
      const place = known.get(text) ?? keep(text);
      if (known.size < mostKnown) known.set(text, place);
      return place;
    },
    get(place) {
      const start = places.get(place, startAt);
      return decoder.decode(chunks[places.get(place, chunkAt)]?.subarray(start, start + places.get(place, lengthAt)));
    },
  };
}
