/** What the bytes of a file turned out to be. Offsets in `text` count from after a byte order mark. */
export type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly bom: boolean }
  | { readonly kind: 'binary' };

const binaryProbeBytes = 8192;

/** Reads UTF-8 (with or without a mark) and UTF-16 with a mark; a NUL byte early in anything else means binary. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes.subarray(2), 'utf-16le', true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes.subarray(2), 'utf-16be', true);
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (bytes.subarray(0, binaryProbeBytes).includes(0)) return { kind: 'binary' };
  return decoded(bom ? bytes.subarray(3) : bytes, 'utf-8', bom);
}

function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bom: boolean): DecodedText {
  return { kind: 'text', text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), encoding, bom };
}
