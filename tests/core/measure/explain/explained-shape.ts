import { createDistrictPlane } from '../../../../src/core/geodesy/district-plane.ts';
import { forwardGaussKruger } from '../../../../src/core/geodesy/gauss-kruger.ts';
import type { ExplainedShape } from '../../../../src/core/measure/explain/explanation.ts';
import { outlineOf } from '../../../../src/core/measure/explain/outline.ts';
import { measureRings } from '../../../../src/core/measure/ruler.ts';

type Positions = readonly (readonly (readonly (readonly number[])[])[])[];

/** A shape as a district of that meridian has it, with both legal areas by the ruler. */
export function shapeOf(
  polygons: Positions,
  meridian: number,
  { sigma_m, more = {} }: { readonly sigma_m?: number; readonly more?: Partial<ExplainedShape> } = {},
): ExplainedShape {
  const [lon, lat] = polygons[0][0][0];
  const { east_m, north_m } = forwardGaussKruger(meridian, lon, lat);
  const plane = createDistrictPlane({
    meridian,
    origin: { east_m: 1000 * Math.round(east_m / 1000), north_m: 1000 * Math.round(north_m / 1000) },
  });
  const source = outlineOf(polygons);
  const rings = source.flatMap((part) => part.map((ring, place) => turn(ring, place === 0)));
  const closed = rings.map((ring) => Float64Array.of(...ring, ring[0], ring[1]));
  const offsets = new Uint32Array(closed.length + 1);
  closed.forEach((ring, n) => {
    offsets[n + 1] = offsets[n] + ring.length / 2;
  });
  const { coordinates } = plane.toMillimetres(Float64Array.from(closed.flatMap((ring) => [...ring])));
  const { planar, ellipsoidal } = measureRings(plane, coordinates, offsets, 0, closed.length, sigma_m);
  if (!planar) throw new Error('outside the plane');
  const settled = source.map((part) => part.map((ring) => plane.toLonLat(plane.toMillimetres(ring).coordinates)));
  return {
    record: {
      value_cm2: planar.value_cm2,
      measure: 'planar',
      ...(planar.sigma_m2 !== undefined && { sigma_m2: planar.sigma_m2 }),
    },
    other: { value_cm2: ellipsoidal.value_cm2, measure: 'ellipsoidal' },
    meridian,
    settled,
    source,
    isRepaired: false,
    others: [],
    stated: [],
    ...more,
  };
}

/** Shells counter-clockwise, holes clockwise, as admission leaves them. */
function turn(ring: Float64Array, isShell: boolean): Float64Array {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    twice += (ring[i] - ring[0]) * (ring[j + 1] - ring[1]) - (ring[j] - ring[0]) * (ring[i + 1] - ring[1]);
  }
  if (twice > 0 === isShell) return ring;
  const turned: number[] = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) turned.push(ring[i], ring[i + 1]);
  return Float64Array.from(turned);
}
