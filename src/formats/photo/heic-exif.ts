import { textAt, view } from './media-type.ts';

interface Box {
  readonly kind: string;
  readonly body: Uint8Array;
}

/**
 * The camera's block of a HEIC file (ISO/IEC 23008-12, annex A): the item of type `Exif` in the `meta` box, whose place `iloc` tells.
 * @returns undefined where the file has none
 * @throws RangeError where the boxes point out of the file
 */
export function findHeicExif(bytes: Uint8Array): Uint8Array | undefined {
  const meta = find(boxesOf(bytes), 'meta');
  if (!meta) return undefined;
  const inner = boxesOf(meta.subarray(4));
  const infos = find(inner, 'iinf');
  const places = find(inner, 'iloc');
  const item = infos && exifItem(infos);
  if (item === undefined || !places) return undefined;
  const place = placeOf(places, item);
  if (!place) return undefined;
  const source = place.inIdat ? find(inner, 'idat') : bytes;
  const held = source?.subarray(place.offset, place.offset + place.length);
  if (!held || held.length < 14) throw new RangeError('the item lies out of the file');
  return held.subarray(4 + view(held).getUint32(0));
}

const find = (boxes: readonly Box[], kind: string): Uint8Array | undefined => boxes.find((box) => box.kind === kind)?.body;

function boxesOf(bytes: Uint8Array): readonly Box[] {
  const data = view(bytes);
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const short = data.getUint32(at);
    const isLong = short === 1;
    const size = isLong ? Number(data.getBigUint64(at + 8)) : short === 0 ? bytes.length - at : short;
    if (size < 8) break;
    boxes.push({ kind: textAt(bytes, at + 4, 4), body: bytes.subarray(at + (isLong ? 16 : 8), at + size) });
    at += size;
  }
  return boxes;
}

function exifItem(infos: Uint8Array): number | undefined {
  const data = view(infos);
  const entries = boxesOf(infos.subarray(data.getUint8(0) === 0 ? 6 : 8));
  for (const { kind, body } of entries) {
    if (kind !== 'infe') continue;
    const info = view(body);
    const version = info.getUint8(0);
    if (version < 2) continue;
    const wide = version > 2 ? 2 : 0;
    if (textAt(body, 8 + wide, 4) === 'Exif') return wide > 0 ? info.getUint32(4) : info.getUint16(4);
  }
  return undefined;
}

interface Place {
  readonly offset: number;
  readonly length: number;
  /** Counted from the `idat` box of the same `meta`, else from the file's beginning. */
  readonly inIdat: boolean;
}

/** The first extent of an item: a camera's block is never split. */
function placeOf(places: Uint8Array, item: number): Place | undefined {
  const data = view(places);
  const version = data.getUint8(0);
  const sizes = data.getUint16(4);
  const [offsetSize, lengthSize, baseSize, indexSize] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
    version > 0 ? sizes & 15 : 0,
  ];
  let at = 6;
  const take = (size: number): number => {
    const value =
      size === 0 ? 0 : size === 2 ? data.getUint16(at) : size === 4 ? data.getUint32(at) : Number(data.getBigUint64(at));
    at += size;
    return value;
  };
  const idSize = version < 2 ? 2 : 4;
  const count = take(idSize);
  for (let i = 0; i < count; i++) {
    const id = take(idSize);
    const method = version > 0 ? take(2) & 15 : 0;
    at += 2;
    const base = take(baseSize);
    const extents = take(2);
    // A forged count of extents of no bytes each would be walked through for hours: the first is read, the others are passed over.
    const next = at + extents * (indexSize + offsetSize + lengthSize);
    if (id === item) {
      if (extents === 0) return undefined;
      at += indexSize;
      return { offset: base + take(offsetSize), length: take(lengthSize), inIdat: method === 1 };
    }
    at = next;
  }
  return undefined;
}
