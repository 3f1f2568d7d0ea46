import { textAt, view } from './media-type.ts';

/** A value of a tag: text, or one or several numbers; a fraction with denominator 0 is NaN. */
export type TagValue = string | readonly number[];

/** Tags of one directory by number. */
export type Tags = ReadonlyMap<number, TagValue>;

export interface TiffTags {
  readonly image: Tags;
  readonly exif: Tags;
  readonly gps: Tags;
  /** Entries, or whole directories, that point out of the block or make no sense. */
  readonly damaged: number;
}

const EXIF_POINTER = 0x8769;
const GPS_POINTER = 0x8825;
const MOST_ENTRIES = 1000;
/** Longer values (thumbnails, maker notes) are of no interest here. */
const MOST_BYTES = 4096;
const BYTES_OF_TYPE: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  129: 1,
};
const ASCII = 2;
const UTF8 = 129;
const NONE: Tags = new Map();

/**
 * The tags of a TIFF block as cameras embed it (Exif 2.32, 4.6). Every entry is read by itself: one that points out of the block is
 * counted and costs nothing but itself. Never throws.
 * @returns null where the block does not begin as one
 */
export function readTiff(block: Uint8Array): TiffTags | null {
  const order = textAt(block, 0, 2);
  if ((order !== 'II' && order !== 'MM') || block.length < 14) return null;
  const reader = new DirectoryReader(block, order === 'II');
  if (reader.u16(2) !== 42) return null;
  const image = reader.read(reader.u32(4));
  const exif = reader.follow(image, EXIF_POINTER);
  const gps = reader.follow(image, GPS_POINTER);
  return { image, exif, gps: gps.size > 0 ? gps : reader.follow(exif, GPS_POINTER), damaged: reader.damaged };
}

class DirectoryReader {
  damaged = 0;
  readonly #block: Uint8Array;
  readonly #view: DataView;
  readonly #little: boolean;

  constructor(block: Uint8Array, little: boolean) {
    this.#block = block;
    this.#view = view(block);
    this.#little = little;
  }

  u16(at: number): number {
    return this.#view.getUint16(at, this.#little);
  }

  u32(at: number): number {
    return this.#view.getUint32(at, this.#little);
  }

  follow(tags: Tags, pointer: number): Tags {
    const at = tags.get(pointer)?.[0];
    return typeof at === 'number' ? this.read(at) : NONE;
  }

  read(at: number): Tags {
    const { length } = this.#block;
    if (at < 8 || at + 2 > length) {
      this.damaged++;
      return NONE;
    }
    const count = this.u16(at);
    const held = Math.min(count, MOST_ENTRIES, Math.floor((length - at - 2) / 12));
    if (held < count) this.damaged++;
    const tags = new Map<number, TagValue>();
    for (let entry = at + 2; entry < at + 2 + held * 12; entry += 12) {
      const tag = this.u16(entry);
      const value = this.#value(entry);
      // The first of a repeated tag stands, as other readers have it.
      if (value !== undefined && !tags.has(tag)) tags.set(tag, value);
    }
    return tags;
  }

  #value(entry: number): TagValue | undefined {
    const type = this.u16(entry + 2);
    const count = this.u32(entry + 4);
    const size = BYTES_OF_TYPE[type];
    if (size === undefined) {
      this.damaged++;
      return undefined;
    }
    const bytes = size * count;
    const at = bytes <= 4 ? entry + 8 : this.u32(entry + 8);
    if (at + bytes > this.#block.length) {
      this.damaged++;
      return undefined;
    }
    if (bytes > MOST_BYTES) return undefined;
    if (type === ASCII || type === UTF8) return decodeText(this.#block.subarray(at, at + bytes));
    return Array.from({ length: count }, (_, i) => this.#number(type, at + i * size));
  }

  #number(type: number, at: number): number {
    const data = this.#view;
    const little = this.#little;
    switch (type) {
      case 3:
        return data.getUint16(at, little);
      case 4:
        return data.getUint32(at, little);
      case 5:
        return fraction(data.getUint32(at, little), data.getUint32(at + 4, little));
      case 6:
        return data.getInt8(at);
      case 8:
        return data.getInt16(at, little);
      case 9:
        return data.getInt32(at, little);
      case 10:
        return fraction(data.getInt32(at, little), data.getInt32(at + 4, little));
      case 11:
        return data.getFloat32(at, little);
      case 12:
        return data.getFloat64(at, little);
      default:
        return data.getUint8(at);
    }
  }
}

const fraction = (above: number, below: number): number => (below === 0 ? Number.NaN : above / below);

/** Up to the first NUL; cameras write UTF-8 where they write more than ASCII. */
function decodeText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
}
