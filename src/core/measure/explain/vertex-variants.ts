import gcoord from 'gcoord';
import { createMapService } from '../../geodesy/map-service-crs.ts';
import { projectGaussKruger, unprojectGaussKruger } from '../../geodesy/gauss-kruger.ts';
import type { Choice } from './deviation.ts';
import { mapRings, type Outline, type OutlineRing } from './outline.ts';

/** Vertices that somebody else may have computed from. */
export interface VertexVariant extends Choice {
  readonly outline: Outline;
}

interface RingChange extends Choice {
  change(ring: OutlineRing): OutlineRing;
}

const each =
  (change: (value: number) => number) =>
  (ring: OutlineRing): OutlineRing =>
    ring.map(change);

const roundTo = (decimals: number): ((value: number) => number) => {
  const scale = 10 ** decimals;
  return (value) => Math.round(value * scale) / scale;
};

const cutTo = (decimals: number): ((value: number) => number) => {
  const scale = 10 ** decimals;
  // What was written with so many decimals stands a hair below them in a double.
  return (value) => Math.trunc(value * scale + Math.sign(value) * 1e-6) / scale;
};

const SECONDS_PER_DEGREE = 3600;

const roundSeconds = (decimals: number): ((value: number) => number) => {
  const scale = SECONDS_PER_DEGREE * 10 ** decimals;
  return (value) => Math.round(value * scale) / scale;
};

function roundMetres(meridian: number, decimals: number): (ring: OutlineRing) => OutlineRing {
  return (ring) => {
    const plane = projectGaussKruger(meridian, ring);
    return unprojectGaussKruger(meridian, plane.map(roundTo(decimals)));
  };
}

const shiftTo =
  (system: typeof gcoord.GCJ02 | typeof gcoord.BD09) =>
  (ring: OutlineRing): OutlineRing => {
    const shifted = new Float64Array(ring.length);
    for (let i = 0; i < ring.length; i += 2) {
      [shifted[i], shifted[i + 1]] = gcoord.transform<[number, number]>([ring[i], ring[i + 1]], gcoord.WGS84, system);
    }
    return shifted;
  };

/** The way back of somebody who took true degrees for shifted ones. */
const shiftFrom =
  (system: 'GCJ-02' | 'BD-09') =>
  (ring: OutlineRing): OutlineRing => {
    const turned = ring.slice();
    createMapService(system).toLonLat(turned);
    return turned;
  };

const swapAxes = (ring: OutlineRing): OutlineRing => ring.map((_, i) => ring[i % 2 === 0 ? i + 1 : i - 1]);

function listChanges(meridians: readonly number[]): readonly RingChange[] {
  const rounded = [7, 6, 5, 8, 4, 3].map(
    (decimals): RingChange => ({
      deviation: { code: 'rounded-degrees', params: { decimals } },
      cost: decimals === 3 ? 1.8 : 1.1,
      change: each(roundTo(decimals)),
    }),
  );
  const cut = [6, 5, 4, 7].map(
    (decimals): RingChange => ({
      deviation: { code: 'cut-degrees', params: { decimals } },
      cost: 1.7,
      change: each(cutTo(decimals)),
    }),
  );
  const seconds = [2, 1, 0, 3, 4].map(
    (decimals): RingChange => ({
      deviation: { code: 'rounded-seconds', params: { decimals } },
      cost: 1.5,
      change: each(roundSeconds(decimals)),
    }),
  );
  const metres = meridians.flatMap((meridian, place) =>
    [2, 1, 0, 3].map(
      (decimals): RingChange => ({
        deviation: { code: 'rounded-metres', params: { decimals, meridian } },
        cost: 1.1 + 0.4 * place,
        change: roundMetres(meridian, decimals),
      }),
    ),
  );
  return [
    ...rounded,
    ...metres,
    ...seconds,
    ...cut,
    { deviation: { code: 'gcj-02' }, cost: 1.3, change: shiftTo(gcoord.GCJ02) },
    { deviation: { code: 'bd-09' }, cost: 1.3, change: shiftTo(gcoord.BD09) },
    { deviation: { code: 'from-gcj-02' }, cost: 1.7, change: shiftFrom('GCJ-02') },
    { deviation: { code: 'from-bd-09' }, cost: 1.8, change: shiftFrom('BD-09') },
    { deviation: { code: 'swapped-axes' }, cost: 1.6, change: swapAxes },
    { deviation: { code: 'single-precision' }, cost: 1.8, change: each(Math.fround) },
  ];
}

/**
 * The vertices as others may have had them; what changes nothing is left out.
 * @param meridians of the planes that coordinates may have been rounded in, the usual one first
 */
export function listVertexVariants(outline: Outline, meridians: readonly number[]): readonly VertexVariant[] {
  return listChanges(meridians).flatMap(({ change, ...choice }) => {
    const changed = mapRings(outline, change);
    return differs(outline, changed) ? [{ ...choice, outline: changed }] : [];
  });
}

/** Degrees: a tenth of a millionth of a metre, so that what only went through a plane and back is the same. */
const SAME_DEG = 1e-12;

function differs(a: Outline, b: Outline): boolean {
  return a.some((rings, part) =>
    rings.some((ring, n) => {
      const other = b[part][n];
      return ring.some((value, i) => Math.abs(value - other[i]) > SAME_DEG);
    }),
  );
}
