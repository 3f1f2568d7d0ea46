import type { Measure } from '../measure/measurement.ts';
import { areaSigma_m2 } from '../measure/sigma.ts';
import { type NestedRings, readNestedRings } from './build-columns.ts';
import type { MeasuredPolygons } from './measured-polygons.ts';
import { viewNestedRings } from './nested-view.ts';
import { shapeShared } from './overlap-shape.ts';

/** One of the outlines that share land; `sigma_m` is the error of its vertices, absent where nobody stated one. */
export interface SharingSide {
  readonly polygons: MeasuredPolygons;
  readonly row: number;
  readonly sigma_m?: number;
}

/** Less than that outside the others (1 cm²) is rounding of a shared border: then a side lies wholly within them. */
const LEAST_OUTSIDE_M2 = 1e-4;

/**
 * Error (one standard deviation, m²) of the land that outlines share, the same as on its certificate: a vertex of what is shared errs
 * with all of them, by the root of the sum of their squared errors. Undefined where one of them has no stated error, or where no
 * shape can be made of what they share. `shared_m2` is that land's area in a measure's view: a side that lies wholly within the others
 * needs no clipping.
 */
export async function sharedSigma_m2(
  sides: readonly SharingSide[],
  shared_m2: number,
  measure: Measure,
): Promise<number | undefined> {
  let variance = 0;
  for (const { sigma_m } of sides) {
    if (sigma_m === undefined) return undefined;
    variance += sigma_m ** 2;
  }
  const polygons = ringsOfWhole(sides, shared_m2, measure) ?? (await ringsOfShared(sides));
  if (!polygons) return undefined;
  const { columns, coordinates } = viewNestedRings(polygons, 'planar');
  return areaSigma_m2(coordinates, columns.ringOffsets, 0, columns.ringOffsets.length - 1, Math.sqrt(variance));
}

function ringsOfWhole(sides: readonly SharingSide[], shared_m2: number, measure: Measure): NestedRings | undefined {
  const whole = sides.find(({ polygons, row }) => polygons.view(measure).areas_m2[row] - shared_m2 < LEAST_OUTSIDE_M2);
  return whole && readNestedRings(whole.polygons.columns, whole.row).map((rings) => rings.map(dropStraight));
}

async function ringsOfShared(sides: readonly SharingSide[]): Promise<NestedRings | undefined> {
  const shape = await shapeShared(sides.map(({ polygons, row }) => ({ view: polygons.view('planar'), row })));
  return shape.ok && shape.polygons.length > 0 ? shape.polygons : undefined;
}

type Ring = NestedRings[number][number];

/** Without the vertices on a straight side, as the clipper leaves them out. */
function dropStraight(ring: Ring): Ring {
  const open = ring.slice(0, -1);
  const corners = open.filter(([x, y], n) => {
    const [x0, y0] = open[(n + open.length - 1) % open.length];
    const [x1, y1] = open[(n + 1) % open.length];
    return (x - x0) * (y1 - y0) !== (y - y0) * (x1 - x0);
  });
  return [...corners, corners[0]];
}
