import { formatDegrees, formatDms, formatInZone, formatPlane, zoneOfMeridian } from '../../../core/geodesy/format-coordinates.ts';
import type { SketchPoint } from '../../../state/tools.ts';

export const NOTATIONS = ['zone', 'district', 'degrees', 'dms'] as const;
export type Notation = (typeof NOTATIONS)[number];

/** Keys of the two columns' names, as surveyors order them: X north before Y east, longitude before latitude. */
export const columnsOf = (notation: Notation): readonly ['x', 'y'] | readonly ['lon', 'lat'] =>
  notation === 'zone' || notation === 'district' ? ['x', 'y'] : ['lon', 'lat'];

/** A place in one notation, the two texts in the order of its columns; null where the notation does not reach. */
export function writePlace([lon, lat]: SketchPoint, notation: Notation, meridian: number): readonly [string, string] | null {
  if (notation === 'degrees') return [formatDegrees(lon), formatDegrees(lat)];
  if (notation === 'dms') return [formatDms(lon, 'lon'), formatDms(lat, 'lat')];
  const texts = notation === 'zone' ? formatInZone(lon, lat) : formatPlane(lon, lat, meridian);
  return texts && [texts.x, texts.y];
}

/** X and Y in the district's plane, the zone in front where its meridian has one: what map and status bar show. */
export function writeInDistrict([lon, lat]: SketchPoint, meridian: number, decimals: number): { x: string; y: string } {
  return formatPlane(lon, lat, meridian, zoneOfMeridian(meridian), decimals);
}
