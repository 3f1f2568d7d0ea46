import type { CrsClaim } from '../../core/geodesy/crs-claim.ts';
import { claimPlane, type EastingTally, type PlaneWords } from '../survey-plane.ts';

/** What titles and column names say of the coordinate system: only whole names count, a title holds all kinds of numbers. */
const DATUMS: readonly (readonly [RegExp, NonNullable<PlaneWords['datum']>])[] = [
  [/cgcs\s*2000|国家\s*2000|2000\s*(国家大地)?\s*坐标系/i, 'cgcs2000'],
  [/西安\s*(19)?80|(19)?80\s*西安|xi'?an\s*(19)?80/i, 'xian-1980'],
  [/北京\s*(19)?54|(19)?54\s*年?\s*北京|beijing\s*(19)?54/i, 'beijing-1954'],
  [/wgs[-\s]?84/i, 'wgs-84'],
];
const SHIFTED: readonly (readonly [RegExp, string])[] = [
  [/gcj[-_ ]?02|火星坐标|高德|腾讯/i, 'GCJ-02'],
  [/bd[-_ ]?09|百度/i, 'BD-09'],
];

/** The words that stand around the coordinates of a table. */
export class TableWords {
  plane: PlaneWords = {};
  private shifted: string | undefined;
  private epsg: string | undefined;

  take(text: string): void {
    if (text.length > 200) return;
    const plain = text.normalize('NFKC');
    const datum = DATUMS.find(([pattern]) => pattern.test(plain))?.[1];
    const zone = /带\s*号\s*[:为]?\s*(\d{2})(?!\d)|(?<!\d)(\d{2})\s*号?\s*带/.exec(plain);
    const width = /(?<!\d)([36三六])\s*[度°]\s*分?带/.exec(plain)?.[1];
    const meridian = /中央(?:子午|经)线\D{0,4}(\d{2,3}(?:\.\d+)?)/.exec(plain)?.[1];
    this.plane = {
      ...this.plane,
      ...(datum ? { datum } : {}),
      ...(zone ? { zone: Number(zone[1] ?? zone[2]) } : {}),
      ...(width ? { width: width === '3' || width === '三' ? 3 : 6 } : {}),
      ...(meridian ? { meridian: Number(meridian) } : {}),
    };
    this.epsg ??= /(?<![a-z])epsg[ _:]*(\d{4,6})(?!\d)/i.exec(plain)?.[1];
    this.shifted ??= SHIFTED.find(([pattern]) => pattern.test(plain))?.[1];
  }

  claim(eastings: EastingTally, srid: number | undefined, axesUnsure: boolean): CrsClaim {
    const unsure = axesUnsure ? { axesUnsure } : {};
    if (srid !== undefined) return { name: `EPSG:${srid}`, found_by: 'declared', ...unsure };
    if (this.epsg !== undefined) return { name: `EPSG:${this.epsg}`, found_by: 'header', ...unsure };
    if (this.shifted !== undefined && eastings.isDegrees) return { name: this.shifted, found_by: 'header', ...unsure };
    return { ...claimPlane(this.plane, eastings), ...unsure };
  }
}
