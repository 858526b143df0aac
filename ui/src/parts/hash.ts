/** The checksum that Python's `zlib.crc32` gives for the same words. */
export function crc32(words: string): number {
  let sum = ~0;
  for (const byte of new TextEncoder().encode(words)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
