/** Longitude and latitude in degrees; what a format without a CRS of its own means. */
export const LON_LAT = 'EPSG:4326';

/**
 * One spelling for a CRS: `EPSG:n`. CRS84 is EPSG:4326 in longitude, latitude order, which is the order of every table here.
 * Undefined where the name is none that can be resolved offline.
 */
export function normaliseCrsName(name: string): string | undefined {
  const text = name.trim();
  if (/(^|[:/])CRS84h?$/i.test(text)) return LON_LAT;
  const match = /(?:^|[:/])EPSG(?:[:/][^:/]*)?[:/](\d{4,6})$/i.exec(text);
  return match === null ? undefined : `EPSG:${Number(match[1])}`;
}
