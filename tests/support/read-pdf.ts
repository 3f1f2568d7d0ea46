import { inflateSync } from 'node:zlib';

/** A stroked straight line of a page, millimetres from its upper left corner. */
export interface PdfLine {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface PdfPage {
  readonly width_mm: number;
  readonly height_mm: number;
  readonly lines: readonly PdfLine[];
}

const MM_PER_POINT = 25.4 / 72;
type Matrix = readonly [number, number, number, number, number, number];

/**
 * Pages of a PDF as Chromium writes them, with their straight strokes: the operators themselves are read, so that a line lies where a
 * printer will put it and not where a picture of the page seems to have it.
 */
export function readPdfPages(bytes: Uint8Array): PdfPage[] {
  const objects = readObjects(bytes);
  return [...objects.values()]
    .filter(({ text }) => /\/Type\s*\/Page\b/.test(text))
    .map(({ text }) => {
      const [, , width = 0, height = 0] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '').trim().split(/\s+/).map(Number);
      const content = /\/Contents\s+(\d+) 0 R/.exec(text)?.[1];
      const stream = content === undefined ? undefined : objects.get(Number(content))?.stream;
      const lines = stream ? readLines(latin1(stream)) : [];
      return {
        width_mm: width * MM_PER_POINT,
        height_mm: height * MM_PER_POINT,
        lines: lines.map(([x1, y1, x2, y2]) => ({
          x1: x1 * MM_PER_POINT,
          y1: (height - y1) * MM_PER_POINT,
          x2: x2 * MM_PER_POINT,
          y2: (height - y2) * MM_PER_POINT,
        })),
      };
    });
}

/**
 * Every character that some font of the file can be read back as: what is in none of them cannot be searched or copied. Noto draws some
 * ideographs and the radicals of the same shape with one glyph, and Chromium then names the radical: readers of PDF take both as one.
 */
export function readableCharacters(bytes: Uint8Array): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { stream } of readObjects(bytes).values()) {
    const text = stream ? latin1(stream) : '';
    if (!text.includes('begincmap')) continue;
    for (const [, body] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
      for (const [, code] of body.matchAll(/<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>/g)) found.add(ofUtf16(code));
    for (const [, body] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
      for (const [, from, to, code] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
        for (let n = 0; n <= Number.parseInt(to, 16) - Number.parseInt(from, 16); n++)
          found.add(ofUtf16((Number.parseInt(code, 16) + n).toString(16).padStart(code.length, '0')));
  }
  return found;
}

const ofUtf16 = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))).normalize('NFKC');

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function readObjects(bytes: Uint8Array): Map<number, { readonly text: string; readonly stream?: Uint8Array }> {
  const whole = latin1(bytes);
  const objects = new Map<number, { text: string; stream?: Uint8Array }>();
  for (const match of whole.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const from = match.index + match[0].length;
    const end = whole.indexOf('endobj', from);
    const begin = whole.indexOf('stream', from);
    if (begin < 0 || begin > end) {
      objects.set(Number(match[1]), { text: whole.slice(from, end) });
      continue;
    }
    const text = whole.slice(from, begin);
    const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
    const start = begin + (whole[begin + 6] === '\r' ? 8 : 7);
    const raw = bytes.subarray(start, start + length);
    objects.set(Number(match[1]), { text, stream: text.includes('/FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
}

/** Straight strokes of a content stream, in points of the page. */
function readLines(content: string): [number, number, number, number][] {
  const found: [number, number, number, number][] = [];
  const kept: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let operands: number[] = [];
  let path: [number, number][] = [];
  const place = (x: number, y: number): [number, number] => [
    matrix[0] * x + matrix[2] * y + matrix[4],
    matrix[1] * x + matrix[3] * y + matrix[5],
  ];
  for (const token of content.replaceAll(/\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>/g, ' ').split(/[\s[\]]+/)) {
    const value = Number(token);
    if (token !== '' && !Number.isNaN(value)) {
      operands.push(value);
      continue;
    }
    if (token === 'q') kept.push(matrix);
    else if (token === 'Q') matrix = kept.pop() ?? matrix;
    else if (token === 'cm') matrix = multiply(operands.slice(-6) as unknown as Matrix, matrix);
    else if (token === 'm') path = [place(operands[0], operands[1])];
    else if (token === 'l') path.push(place(operands[0], operands[1]));
    else if (token === 'S') {
      if (path.length === 2) found.push([...path[0], ...path[1]]);
      path = [];
    } else if (token === 'c' || token === 're') path.push([Number.NaN, 0], [Number.NaN, 0]);
    if (token !== '') operands = [];
  }
  return found;
}

const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];
