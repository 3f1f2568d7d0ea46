/** One number of a typed pair, with what its marks say of it. */
export interface Ordinate {
  /** Degrees (signed) or metres. */
  readonly value: number;
  readonly axis?: 'lon' | 'lat' | 'x' | 'y';
  /** A hemisphere or ° was written, or minutes as well: then it is no plane coordinate. */
  readonly marked?: 'degrees' | 'dms';
}

/** Full-width and Chinese writing to the plain one. Longer words stand before their parts. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/东经/g, 'E'],
  [/西经/g, 'W'],
  [/北纬/g, 'N'],
  [/南纬/g, 'S'],
  [/经度|longitude|lon(?![a-z])|lng/gi, 'LON'],
  [/纬度|latitude|lat(?![a-z])/gi, 'LAT'],
  [/纵坐标|北坐标|northing/gi, 'X'],
  [/横坐标|东坐标|easting/gi, 'Y'],
  [/[度º˚]/g, '°'],
  [/''|′′|[秒"“”＂〃]/g, '″'],
  [/[分'‘’＇`´]/g, '′'],
  [/[，；;、]/g, ','],
  [/[−–—]/g, '-'],
  [/[()（）[\]]/g, ' '],
  [/米|(?<=\d)\s*m\b/g, ' '],
];

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const VALUE = String.raw`([+-]?)(${NUMBER})\s*(?:(°)\s*(?:(${NUMBER})\s*′\s*(?:(${NUMBER})\s*″)?)?)?`;
const LABELLED = new RegExp(String.raw`^(LON|LAT|[NSEWXY])\s*[:=]?\s*${VALUE}$`, 'i');
const PLAIN_VALUE = new RegExp(String.raw`^${VALUE}\s*([NSEW])?$`, 'i');
const COLONS = new RegExp(String.raw`(${NUMBER}):(\d{1,2}):(\d{1,2}(?:\.\d+)?)`, 'g');
/** Thousands in groups: `2 564 123.45`, `38 512 345.6`. */
const GROUPED = /^[XY]?\s*[:=]?\s*\d{1,3}(?: \d{3})+(?:\.\d+)?$/i;
const SIX_NUMBERS = new RegExp(
  String.raw`^([NSEW])?\s*(\d{1,3}) (\d{1,2}) (${NUMBER})\s*([NSEW])?[\s,]+([NSEW])?\s*(\d{1,3}) (\d{1,2}) (${NUMBER})\s*([NSEW])?$`,
  'i',
);

/** The two numbers of a typed pair; null where the text is anything else. */
export function readOrdinates(text: string): readonly [Ordinate, Ordinate] | null {
  if (text.length > 200) return null;
  const plain = plainText(text);
  const six = SIX_NUMBERS.exec(plain);
  if (six) {
    const [, before1, d1, m1, s1, after1, before2, d2, m2, s2, after2] = six;
    return bothOf(fromParts('', d1, m1, s1, before1 ?? after1), fromParts('', d2, m2, s2, before2 ?? after2));
  }
  for (const [first, second] of splits(plain)) {
    const pair = bothOf(readOne(first), readOne(second));
    if (pair) return pair;
  }
  return null;
}

function plainText(text: string): string {
  let plain = text.normalize('NFKC');
  for (const [written, meant] of PLAIN) plain = plain.replace(written, meant);
  return plain.replace(COLONS, '$1°$2′$3″').replace(/\s+/g, ' ').trim();
}

/** Every way to cut the text in two: at its one comma, else at a space or before a letter. */
function* splits(text: string): Generator<readonly [string, string]> {
  const parts = text.split(/\s*,\s*/).filter((part) => part !== '');
  if (parts.length === 2) yield [parts[0], parts[1]];
  if (parts.length !== 1) return;
  for (const cut of text.matchAll(/ |(?<=[\d.°′″\s])(?=[NSEWXYL])|(?<=[NSEW°′″])(?=[\d+-])/gi)) {
    if (cut.index > 0) yield [text.slice(0, cut.index).trim(), text.slice(cut.index).trim()];
  }
}

const bothOf = (first: Ordinate | null, second: Ordinate | null): readonly [Ordinate, Ordinate] | null =>
  first && second && isPair(first, second) ? [first, second] : null;

/** Two longitudes are no place. */
const isPair = (first: Ordinate, second: Ordinate): boolean => first.axis === undefined || first.axis !== second.axis;

function readOne(text: string): Ordinate | null {
  const joined = GROUPED.test(text) ? text.replaceAll(' ', '') : text;
  const labelled = LABELLED.exec(joined);
  if (labelled) {
    const [, label, sign, degrees, mark, minutes, seconds] = labelled;
    return fromParts(sign, degrees, minutes, seconds, label, mark);
  }
  const plain = PLAIN_VALUE.exec(joined);
  if (!plain) return null;
  const [, sign, degrees, mark, minutes, seconds, letter] = plain;
  return fromParts(sign, degrees, minutes, seconds, letter, mark);
}

const AXIS_OF: Readonly<Record<string, Ordinate['axis']>> = {
  E: 'lon',
  W: 'lon',
  LON: 'lon',
  N: 'lat',
  S: 'lat',
  LAT: 'lat',
  X: 'x',
  Y: 'y',
};

function fromParts(
  sign: string,
  degrees: string,
  minutes: string | undefined,
  seconds: string | undefined,
  label: string | undefined,
  mark?: string,
): Ordinate | null {
  const [min, sec] = [Number(minutes ?? 0), Number(seconds ?? 0)];
  const letter = label?.toUpperCase();
  if (min >= 60 || sec >= 60 || (minutes !== undefined && degrees.includes('.'))) return null;
  if (sign === '-' && (letter === 'S' || letter === 'W')) return null;
  const size = Number(degrees) + min / 60 + sec / 3600;
  const isNegative = sign === '-' || letter === 'S' || letter === 'W';
  const axis = letter === undefined ? undefined : AXIS_OF[letter];
  const isHemisphere = axis !== undefined && axis !== 'x' && axis !== 'y';
  const marked = minutes === undefined ? (mark || isHemisphere ? 'degrees' : undefined) : 'dms';
  return { value: isNegative ? -size : size, ...(axis ? { axis } : {}), ...(marked ? { marked } : {}) };
}
