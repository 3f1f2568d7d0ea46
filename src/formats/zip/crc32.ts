/** Table k carries a byte over k more bytes of zeros, so that eight bytes are taken at once and not one by one. */
const TABLES = createTables();

function createTables(): Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const tables = [first];
  for (let k = 1; k < 8; k++) tables.push(tables[k - 1].map((value) => first[value & 255] ^ (value >>> 8)));
  return tables;
}

/** CRC-32 of ISO 3309, as zip stores it; `before` continues an earlier part. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES;
  let value = ~before;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    value ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    value =
      t7[value & 255] ^
      t6[(value >>> 8) & 255] ^
      t5[(value >>> 16) & 255] ^
      t4[value >>> 24] ^
      t3[bytes[at + 4]] ^
      t2[bytes[at + 5]] ^
      t1[bytes[at + 6]] ^
      t0[bytes[at + 7]];
  }
  for (; at < bytes.length; at++) value = t0[(value ^ bytes[at]) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}
