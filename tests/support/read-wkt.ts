import type { Shape } from './random-polygons.ts';

/**
 * Polygons of well-known text or hexadecimal well-known binary (XY), in the units written. Undefined for any other geometry,
 * so that a test can count what it leaves out; an empty polygon is an empty shape.
 */
export function readPolygons(text: string): Shape | undefined {
  const trimmed = text.trim();
  if (/^[0-9a-f]+$/i.test(trimmed))
    return readBinary(new DataView(Uint8Array.from(trimmed.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).buffer));
  const match = /^(MULTI)?POLYGON\s*(.*)$/is.exec(trimmed);
  if (match === null) return undefined;
  if (/^EMPTY$/i.test(match[2].trim())) return [];
  const json = match[2]
    .replace(/(-?[\d.]+(?:e[+-]?\d+)?)\s+(-?[\d.]+(?:e[+-]?\d+)?)/gi, (_, x: string, y: string) => `[${Number(x)},${Number(y)}]`)
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  try {
    const nested = JSON.parse(json) as unknown;
    return match[1] === undefined ? [nested as Shape[number]] : (nested as Shape);
  } catch {
    return undefined;
  }
}

function readBinary(view: DataView): Shape | undefined {
  let at = 0;
  const readHead = (): { type: number; little: boolean } => {
    const little = view.getUint8(at) === 1;
    const type = view.getUint32(at + 1, little);
    at += 5;
    if ((type & 0x2000_0000) !== 0) at += 4;
    return { type: type & 0xffff, little };
  };
  const readCount = (little: boolean): number => {
    at += 4;
    return view.getUint32(at - 4, little);
  };
  const readPolygon = (little: boolean): Shape[number] =>
    Array.from({ length: readCount(little) }, () =>
      Array.from({ length: readCount(little) }, (): [number, number] => {
        at += 16;
        return [view.getFloat64(at - 16, little), view.getFloat64(at - 8, little)];
      }),
    );
  const { type, little } = readHead();
  if (type === 3) return [readPolygon(little)];
  if (type !== 6) return undefined;
  return Array.from({ length: readCount(little) }, () => readPolygon(readHead().little));
}
