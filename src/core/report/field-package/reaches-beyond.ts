import type { Polygon } from 'geojson';
import { enclose, meetSegments, type OpenRing, type PlanePoint } from '../../editing/segments.ts';
import type { FieldArea } from './field-terms.ts';

/**
 * Whether a shape has ground outside an area: what lies there is not in the package that was cut out for it. Both in degrees; a border
 * is a straight line between its corners in them, as it was drawn.
 */
export function reachesBeyond(area: FieldArea, shape: FieldArea): boolean {
  const lands = polygonsOf(area);
  const isOut = (at: PlanePoint) => !lands.some((land) => enclose(land, at));
  const passes = ([a, b]: Side) => lands.some((land) => land.some((border) => crosses(border, a, b)));
  const holds = (part: readonly OpenRing[]) => lands.some(([, ...holes]) => holes.some(([at]) => enclose(part, at)));
  return polygonsOf(shape).some((part) => holds(part) || part.some((ring) => ring.some(isOut) || sides(ring).some(passes)));
}

type Side = readonly [PlanePoint, PlanePoint];

const polygonsOf = ({ type, coordinates }: FieldArea): OpenRing[][] =>
  (type === 'Polygon' ? [coordinates] : coordinates).map((rings) => rings.map(openRing));

const openRing = (ring: Polygon['coordinates'][number]): PlanePoint[] =>
  ring.slice(0, -1).map(([lon, lat]): PlanePoint => [lon, lat]);

const sides = (ring: OpenRing): Side[] => ring.map((from, n) => [from, ring[(n + 1) % ring.length]]);

/** Only a border that is passed: one that is touched has nothing behind it. */
function crosses(border: OpenRing, a: PlanePoint, b: PlanePoint): boolean {
  return sides(border).some(([c, d]) => {
    const met = meetSegments(a, b, c, d);
    return met !== null && met.onFirst > 0 && met.onFirst < 1 && met.onSecond > 0 && met.onSecond < 1;
  });
}
