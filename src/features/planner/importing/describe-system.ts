import type { Translate } from '../tables/table-words.ts';
import { wordedZone } from './zone-families.ts';

const NAMED: Readonly<Record<string, string>> = {
  'EPSG:4326': 'wgs84',
  'OGC:CRS84': 'wgs84',
  'EPSG:4490': 'cgcs2000',
  'EPSG:4610': 'xian80',
  'EPSG:4214': 'beijing54',
  'EPSG:3857': 'webMercator',
  'EPSG:2154': 'lambert93',
  'GCJ-02': 'gcj02',
  'BD-09': 'bd09',
};

/** A coordinate system in the reader's language; `fallback` (its register's name) where we have no words of our own. */
export function describeSystem(t: Translate, crs: string, fallback = crs): string {
  const named = NAMED[crs];
  if (named) return t(`import.system.${named}`);
  const epsg = Number(/^EPSG:(\d+)$/.exec(crs)?.[1]);
  const utm = /^EPSG:326(\d\d)$/.exec(crs)?.[1];
  if (utm) return t('import.system.utm', { zone: Number(utm) });
  const found = wordedZone(epsg);
  if (!found) return fallback;
  const { datum, width, zone, meridian, prefixed } = found;
  return t(prefixed ? 'import.system.zone' : 'import.system.meridianZone', {
    datum: t(`import.datum.${datum}`),
    width,
    zone,
    meridian,
  });
}

/** Systems on a datum whose shift to CGCS2000 is not public. */
export const isUnverified = (crs: string): boolean => {
  const epsg = Number(/^EPSG:(\d+)$/.exec(crs)?.[1]);
  const datum = wordedZone(epsg)?.datum;
  return epsg === 4610 || epsg === 4214 || datum === 'xian80' || datum === 'beijing54';
};
