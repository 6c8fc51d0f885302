/** A file in a zip archive. Sizes in bytes. */
export type ZipEntry = { readonly name: string; readonly compressed: number; readonly size: number };

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/**
 * The files a zip archive's directory lists (APPNOTE 4.3.12 and 4.3.16; no ZIP64, which a VSIX of a few MB never is).
 * @throws Error when the bytes are not such an archive
 */
export function zipEntries(bytes: Buffer): readonly ZipEntry[] {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endSignature) end--;
  if (end < 0) throw new Error('not a zip archive: its directory is missing');
  const count = bytes.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  for (let at = bytes.readUInt32LE(end + 16); entries.length < count;) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new Error(`not a zip directory at byte ${at}`);
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      compressed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
