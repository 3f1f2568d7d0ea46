import type { DistrictPlane } from '../../geodesy/district-plane.ts';
import { buildColumns, type NestedRings } from '../../overlay/build-columns.ts';
import { createView } from '../../overlay/create-view.ts';
import { OverlapMeter } from '../../overlay/overlap-area.ts';
import type { PolygonColumns } from '../../overlay/polygon-set.ts';
import { prepareClip } from '../../overlay/prepare-clip.ts';
import type { Measure, Measurement } from '../measurement.ts';
import { isOutsidePlane, measureRings } from '../ruler.ts';
import { measureArea } from '../settle.ts';
import { areaSigma_m2 } from '../sigma.ts';
import type { MillimetrePoint, RingFacts } from './certificate-facts.ts';

type Outline = readonly (readonly MillimetrePoint[])[];

/** Both areas of what is certified, by the same ruler as everywhere else, and the error of the listed vertices' area. */
export interface CertifiedMeasures {
  readonly planar: Measurement | null;
  readonly ellipsoidal: Measurement;
}

/** The areas of one feature from its rings in the certificate's order. */
export function measureFeature(district: DistrictPlane, rings: readonly RingFacts[], sigma_m?: number): CertifiedMeasures {
  const { coordinates, ringOffsets } = columnsOfRings(rings);
  return measureRings(district, coordinates, ringOffsets, 0, rings.length, sigma_m);
}

/**
 * The areas of the land that two outlines share, by the edge integrals, each in its measure's own plane; `sigma_m` is the error of
 * a vertex of what is shared.
 */
export function measureShared(
  district: DistrictPlane,
  first: Outline,
  second: Outline,
  rings: readonly RingFacts[],
  sigma_m?: number,
): CertifiedMeasures {
  const [a, b] = [first, second].map((outline) => buildColumns([[outline.map(closed)]]));
  const shared = columnsOfRings(rings);
  const sigma_m2 =
    sigma_m === undefined ? undefined : areaSigma_m2(shared.coordinates, shared.ringOffsets, 0, rings.length, sigma_m);
  const measured = (measure: Measure) =>
    measureArea(integrate(district, a, b, measure), measure, {
      ...(measure === 'planar' ? { meridian: district.plane.meridian } : {}),
      sigma_m2,
    });
  const isOutside = [a, b].some(({ coordinates }) => isOutsidePlane(district, coordinates));
  return { planar: isOutside ? null : measured('planar'), ellipsoidal: measured('ellipsoidal') };
}

/** Area (m²) that the listed rings share with an outline: their own, where they lie inside it. */
export function areaWithin_m2(district: DistrictPlane, rings: readonly RingFacts[], outline: Outline): number {
  return integrate(district, buildColumns([[outline.map(closed)]]), columnsOfRings(rings), 'planar');
}

/** As the screens do it: the first is the clip, the second the subject. */
function integrate(district: DistrictPlane, clip: PolygonColumns, subject: PolygonColumns, measure: Measure): number {
  const prepared = prepareClip(createView(clip, measure, district), 0);
  return new OverlapMeter().measure(createView(subject, measure, district), 0, prepared);
}

/** The rings as the columns have them: closed, turned back to counter-clockwise shells with the same first vertex. */
function columnsOfRings(rings: readonly RingFacts[]): PolygonColumns {
  const nested: NestedRings = [rings.map(({ points: [first, ...rest] }) => closed([first, ...rest.toReversed()]))];
  return buildColumns([nested]);
}

const closed = (ring: readonly MillimetrePoint[]): readonly MillimetrePoint[] => [...ring, ring[0]];
