/** A JPEG, a PNG and a WebP of one dot, with a secret in every block that may hold a word, and behind the end. */
export function pictureFiles(secret: string): readonly Uint8Array[] {
  return [jpeg(secret), png(secret), webp(secret)];
}

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

function jpeg(secret: string): Uint8Array {
  const word = Buffer.from(secret);
  const block = (marker: number, head: string) => {
    const body = Buffer.concat([bytesOf(head), word]);
    return Buffer.concat([Buffer.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body]);
  };
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    block(0xe0, 'JFIF\0'),
    block(0xe1, 'Exif\0\0'),
    block(0xe1, 'http://ns.adobe.com/xap/1.0/\0'),
    block(0xe2, 'ICC_PROFILE\0'),
    block(0xed, 'Photoshop 3.0\0'),
    block(0xee, 'Adobe'),
    block(0xfe, ''),
    // Quantisation table, frame, Huffman table, scan.
    Buffer.of(0xff, 0xdb, 0, 3, 0),
    Buffer.of(0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0),
    Buffer.of(0xff, 0xc4, 0, 3, 0),
    Buffer.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
    Buffer.of(0xff, 0xd9),
    word,
  ]);
}

function png(secret: string): Uint8Array {
  const chunk = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, bytesOf(type), body, Buffer.alloc(4)]);
  };
  const word = Buffer.from(secret);
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', Buffer.alloc(13)),
    ...['tEXt', 'iTXt', 'zTXt', 'eXIf', 'iCCP', 'xyZw'].map((type) => chunk(type, word)),
    chunk('IDAT', Buffer.of(1, 2, 3)),
    chunk('IEND', Buffer.alloc(0)),
    word,
  ]);
}

function webp(secret: string): Uint8Array {
  const chunk = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return Buffer.concat([bytesOf(type), length, body, Buffer.alloc(body.length % 2)]);
  };
  const word = Buffer.from(secret);
  const body = Buffer.concat([
    chunk('VP8X', Buffer.of(0b0010_1100, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
    chunk('ICCP', word),
    chunk('VP8 ', Buffer.of(9, 8, 7)),
    chunk('EXIF', word),
    chunk('XMP ', word),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(4 + body.length);
  return Buffer.concat([bytesOf('RIFF'), size, bytesOf('WEBP'), body]);
}
