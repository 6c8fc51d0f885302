/** A 64-bit FNV-1a hash of a text's UTF-16 units as 16 hex digits: the same on every machine and in every release. Not for secrets. */
export function stableHash(text: string): string {
  // Four 16-bit limbs, because a product of two 32-bit numbers does not fit a double.
  let [a, b, c, d] = [0x2325, 0x8422, 0x9ce4, 0xcbf2];
  for (let i = 0; i < text.length; i++) {
    a ^= text.charCodeAt(i);
    // times 0x100000001b3: the low limb's 0x1b3 and a shift by 40 bits
    const low = a * 0x1b3;
    const second = b * 0x1b3 + (low >>> 16);
    const third = c * 0x1b3 + (second >>> 16) + ((a << 8) & 0xffff);
    const fourth = d * 0x1b3 + (third >>> 16) + ((b << 8) & 0xffff) + (a >>> 8);
    a = low & 0xffff;
    b = second & 0xffff;
    c = third & 0xffff;
    d = fourth & 0xffff;
  }
  return [d, c, b, a].map((limb) => limb.toString(16).padStart(4, '0')).join('');
}
