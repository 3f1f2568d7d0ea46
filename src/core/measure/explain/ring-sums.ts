import proj4 from 'proj4';
import { atan2, atanh, cos, sin } from '../../geodesy/elementary.ts';
import { GRS80, RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import type { Ellipsoid } from '../../geodesy/crs-definition.ts';
import { projectGaussKruger } from '../../geodesy/gauss-kruger.ts';
import { ringTwiceArea } from '../area.ts';
import { statutoryEdge_m2 } from '../statutory-area.ts';
import type { OutlineRing } from './outline.ts';

/** Signed area of one open ring in degrees, by one surface; counter-clockwise positive. NaN where the surface has none for it. */
export type RingSum = (ring: OutlineRing) => number;

/** Products are taken from the first vertex, so that the closing side adds nothing. */
const shoelace = (plane: Float64Array): number => ringTwiceArea(plane, 0, plane.length / 2) / 2;

/** Each vertex by a formula, then the shoelace. */
function inPlane(place: (lon: number, lat: number) => readonly [number, number]): RingSum {
  return (ring) => {
    const plane = new Float64Array(ring.length);
    for (let i = 0; i < ring.length; i += 2) [plane[i], plane[i + 1]] = place(ring[i], ring[i + 1]);
    return shoelace(plane);
  };
}

/** Planar Gauss-Krüger on GRS80, m²; scale 1, whatever the false easting. */
export const planarSum =
  (meridian: number): RingSum =>
  (ring) =>
    shoelace(projectGaussKruger(meridian, ring));

/** A plane that proj4 computes, m². */
export function projectedSum(definition: string): RingSum {
  let forward: ((position: [number, number]) => number[]) | undefined;
  return (ring) => {
    forward ??= proj4(definition).forward as (position: [number, number]) => number[];
    const plane = new Float64Array(ring.length);
    try {
      for (let i = 0; i < ring.length; i += 2) [plane[i], plane[i + 1]] = forward([ring[i], ring[i + 1]]);
    } catch {
      // Outside a projection's domain proj4 throws; there it gives no area.
      return Number.NaN;
    }
    return shoelace(plane);
  };
}

/** m² on an ellipsoid between edges that are straight in its equal-area plane: what 国土调查办发〔2008〕32号 sums. */
export function equalAreaSum({ a_m, inverseFlattening }: Ellipsoid): RingSum {
  const flattening = 1 / inverseFlattening;
  const e2 = flattening * (2 - flattening);
  const e = Math.sqrt(e2);
  const halfQ = (sine: number): number => ((1 - e2) * (sine / (1 - e2 * sine * sine) + atanh(e * sine) / e)) / 2;
  return inPlane((lon, lat) => [a_m * lon * RADIANS_PER_DEGREE, a_m * halfQ(sin(lat * RADIANS_PER_DEGREE))]);
}

type Place = readonly [lon: number, lat: number];

/** Longest piece, metres, that one step of extrapolation makes a curved edge of. */
const LONGEST_PIECE_M = 2_000;
const METRES_PER_DEGREE = 111_000;
const MOST_HALVINGS = 12;

/**
 * Area of a ring whose edges are curves that are known by their middles. An edge is summed straight (S₁) and through its middle (S₂);
 * between them lies ¾ of what the curve adds, so that S₁ + 4⁄3·(S₂ − S₁) holds to the fifth power of its length.
 */
function betweenCurves(edge: (from: Place, to: Place) => number, middleOf: (from: Place, to: Place) => Place): RingSum {
  const curved = (from: Place, to: Place, halvings: number): number => {
    const middle = middleOf(from, to);
    const length_m = METRES_PER_DEGREE * Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length_m > LONGEST_PIECE_M && halvings < MOST_HALVINGS)
      return curved(from, middle, halvings + 1) + curved(middle, to, halvings + 1);
    const straight = edge(from, to);
    return straight + (4 / 3) * (edge(from, middle) + edge(middle, to) - straight);
  };
  return (ring) => {
    let sum = 0;
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      // From the first meridian, so that no digits go to the distance from Greenwich.
      sum += curved([ring[i] - ring[0], ring[i + 1]], [ring[j] - ring[0], ring[j + 1]], 0);
    }
    return sum;
  };
}

/** m² on GRS80 between geodesics, as PROJ's `geod` and the "ellipsoidal" of desktop systems have it. */
export const geodesicSum = betweenCurves((from, to) => statutoryEdge_m2(from[0], from[1], to[0], to[1]), middleOnEllipsoid);

/** On the unit sphere between great circles; times the square of a radius. */
export const greatCircleSum = betweenCurves(
  (from, to) => ((from[0] + to[0]) / 2) * RADIANS_PER_DEGREE * (sinDegrees(to[1]) - sinDegrees(from[1])),
  middleOnSphere,
);

/** On the unit sphere, straight between longitude and sine of latitude: Chamberlain and Duquette's sum, as web libraries have it. */
export const sphereSum = inPlane((lon, lat) => [lon * RADIANS_PER_DEGREE, sinDegrees(lat)]);

/** In the plane of web maps on the unit sphere. */
export const webMercatorSum = inPlane((lon, lat) => [lon * RADIANS_PER_DEGREE, atanh(sinDegrees(lat))]);

/** Degrees taken for lengths. */
export const degreesSum = inPlane((lon, lat) => [lon, lat]);

const sinDegrees = (degrees: number): number => sin(degrees * RADIANS_PER_DEGREE);
const cosDegrees = (degrees: number): number => cos(degrees * RADIANS_PER_DEGREE);

const { a_m, b_m, e2 } = GRS80;

/** Foot of the chord's middle on the ellipsoid, by Bowring's formula: nearer to the geodesic than any digit that is shown. */
function middleOnEllipsoid(from: Place, to: Place): Place {
  const [x1, y1, z1] = onEllipsoid(from);
  const [x2, y2, z2] = onEllipsoid(to);
  const [x, y, z] = [(x1 + x2) / 2, (y1 + y2) / 2, (z1 + z2) / 2];
  const p = Math.sqrt(x * x + y * y);
  const beta = atan2(a_m * z, b_m * p);
  const [sine, cosine] = [sin(beta), cos(beta)];
  const lat = atan2(z + (e2 / (1 - e2)) * b_m * sine * sine * sine, p - e2 * a_m * cosine * cosine * cosine);
  return [atan2(y, x) / RADIANS_PER_DEGREE, lat / RADIANS_PER_DEGREE];
}

function onEllipsoid([lon, lat]: Place): readonly [number, number, number] {
  const sine = sinDegrees(lat);
  const normal = a_m / Math.sqrt(1 - e2 * sine * sine);
  const parallel = normal * cosDegrees(lat);
  return [parallel * cosDegrees(lon), parallel * sinDegrees(lon), normal * (1 - e2) * sine];
}

function middleOnSphere(from: Place, to: Place): Place {
  const [a, b] = [onSphere(from), onSphere(to)];
  const [x, y, z] = [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
  return [atan2(y, x) / RADIANS_PER_DEGREE, atan2(z, Math.sqrt(x * x + y * y)) / RADIANS_PER_DEGREE];
}

const onSphere = ([lon, lat]: Place): readonly [number, number, number] => [
  cosDegrees(lat) * cosDegrees(lon),
  cosDegrees(lat) * sinDegrees(lon),
  sinDegrees(lat),
];
