/** A CGCS2000 Gauss-Krüger zone as EPSG numbers it. `prefixed` = eastings begin with the zone number (8 digits). */
export interface Zone {
  readonly width: 3 | 6;
  readonly zone: number;
  readonly prefixed: boolean;
  /** Central meridian, degrees east. */
  readonly meridian: number;
}

/** First and last zone of each width, and what is added to the zone number to get the EPSG code. */
const FAMILIES = [
  { width: 3, prefixed: true, first: 25, last: 45, base: 4488 },
  { width: 3, prefixed: false, first: 25, last: 45, base: 4509 },
  { width: 6, prefixed: true, first: 13, last: 23, base: 4478 },
  { width: 6, prefixed: false, first: 13, last: 23, base: 4489 },
] as const;

/** Longitude difference in degrees brought to −180 … 180; NaN stays NaN. */
export function wrapDegrees(degrees: number): number {
  if (degrees >= -180 && degrees <= 180) return degrees;
  return degrees - 360 * Math.round(degrees / 360);
}

/** Central meridian of a zone number: 3z, or 6z − 3 for 6° zones. */
export function meridianOfZone(width: 3 | 6, zone: number): number {
  return width === 3 ? 3 * zone : 6 * zone - 3;
}

/** EPSG code of a zone, e.g. 4527 for the prefixed 3° zone 39; `undefined` outside China's zones. */
export function epsgOfZone(width: 3 | 6, zone: number, prefixed: boolean): number | undefined {
  const family = FAMILIES.find((candidate) => candidate.width === width && candidate.prefixed === prefixed);
  if (family === undefined || !Number.isInteger(zone) || zone < family.first || zone > family.last) return undefined;
  return family.base + zone;
}

/** The zone behind an EPSG code 4491–4554, else `undefined`. */
export function zoneOfEpsg(code: number): Zone | undefined {
  for (const { width, prefixed, first, last, base } of FAMILIES) {
    const zone = code - base;
    if (Number.isInteger(zone) && zone >= first && zone <= last)
      return { width, zone, prefixed, meridian: meridianOfZone(width, zone) };
  }
  return undefined;
}

/** The EPSG register's name of a zone, such as `CGCS2000 / 3-degree Gauss-Kruger zone 39`. */
export function nameZone({ width, zone, prefixed, meridian }: Zone): string {
  const family = width === 3 ? 'CGCS2000 / 3-degree Gauss-Kruger' : 'CGCS2000 / Gauss-Kruger';
  return prefixed ? `${family} zone ${zone}` : `${family} CM ${meridian}E`;
}

/** The zone in the prefix of an 8-digit easting (metres): 13–23 are 6° zones, 25–45 3° zones, without overlap. */
export function zoneOfEasting(easting_m: number): Zone | undefined {
  const zone = Math.floor(easting_m / 1_000_000);
  const width = zone <= 23 ? 6 : 3;
  if (epsgOfZone(width, zone, true) === undefined) return undefined;
  return { width, zone, prefixed: true, meridian: meridianOfZone(width, zone) };
}

/** The 3° zones' central meridian nearest to a longitude, anywhere on Earth: a multiple of 3 in −177 … 180. */
export function nearestMeridian(lon: number): number {
  const meridian = 3 * Math.round(wrapDegrees(lon) / 3);
  return meridian === -180 ? 180 : meridian + 0;
}
