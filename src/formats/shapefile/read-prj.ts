import type { CrsClaim } from '../../core/geodesy/crs-claim.ts';
import { epsgOfWkt } from '../epsg-of-wkt.ts';

/** What a .prj says, and the .qpj that old QGIS wrote beside it. */
export function readPrj(prj: Uint8Array | undefined, qpj?: Uint8Array): CrsClaim {
  const own = decodePrj(prj);
  const other = decodePrj(qpj);
  const wkt = own === '' ? other : own;
  if (wkt === '') return { name: null, found_by: 'none' };
  const code = epsgOfWkt(wkt) ?? (isSamePlane(wkt, other) ? epsgOfWkt(other) : undefined);
  return { name: code === undefined ? null : `EPSG:${code}`, found_by: 'prj', wkt };
}

function decodePrj(bytes: Uint8Array = new Uint8Array()): string {
  const text = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, 1 << 16));
  return text.split('\0').join('').trim();
}

/** One plane by its numbers: a .qpj may be older than the .prj beside it. */
function isSamePlane(a: string, b: string): boolean {
  return b !== '' && numbersOf(a) === numbersOf(b);
}

function numbersOf(wkt: string): string {
  const parameters = [...wkt.matchAll(/PARAMETER\s*[[(]\s*"[^"]*"\s*,\s*([-+.\deE]+)/gi)].map((match) => Number(match[1]));
  const spheroid = /SPHEROID\s*[[(]\s*"[^"]*"\s*,\s*([-+.\deE]+)\s*,\s*([-+.\deE]+)/i.exec(wkt);
  const kind = /^\s*(\w+)/.exec(wkt)?.[1].toUpperCase() ?? '';
  const datum = /DATUM\s*[[(]\s*"(?:D_)?([^"]*)"/i
    .exec(wkt)?.[1]
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase();
  const shape = [spheroid?.[1], spheroid?.[2]].map((text) => Number(text).toFixed(6));
  return [kind, datum, ...shape, ...parameters.filter((value) => value !== 0).sort((a, b) => a - b)].join();
}
