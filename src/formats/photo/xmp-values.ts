/** What XMP says where the camera's own block is silent; as written there. */
export interface XmpValues {
  readonly takenAt?: string;
  readonly lat?: number;
  readonly lon?: number;
}

const MOST_BYTES = 256 * 1024;

/** Reads a few properties of Exif's namespace, written as elements or as attributes; everything else is left alone. Never throws. */
export function readXmp(block: Uint8Array | undefined): XmpValues {
  if (!block) return {};
  const text = new TextDecoder().decode(block.subarray(0, MOST_BYTES));
  const valueOf = (name: string): string | undefined =>
    new RegExp(`exif:${name}(?:\\s*=\\s*["']([^"'<>]{1,64})["']|\\s*>([^<]{1,64})<)`)
      .exec(text)
      ?.slice(1)
      .find((one) => one !== undefined);
  return {
    takenAt: valueOf('DateTimeOriginal'),
    lat: readCoordinate(valueOf('GPSLatitude'), 'N', 'S'),
    lon: readCoordinate(valueOf('GPSLongitude'), 'E', 'W'),
  };
}

/** `50,17.9762N` or `50,17,58.57N`: degrees, minutes, perhaps seconds, hemisphere. */
function readCoordinate(text: string | undefined, positive: string, negative: string): number | undefined {
  const match = /^\s*(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?\s*([NSEW])\s*$/.exec(text ?? '');
  if (!match || (match[4] !== positive && match[4] !== negative)) return undefined;
  const degrees = Number(match[1]) + Number(match[2]) / 60 + Number(match[3] ?? 0) / 3600;
  return match[4] === negative ? -degrees : degrees;
}
