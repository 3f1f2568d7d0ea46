import type { Measure } from './measurement.ts';
import { bareArea } from './read-area.ts';
import { AREA_UNITS, type AreaUnit } from './units.ts';

/** Units that attribute columns are found in; only those of `AreaUnit` can be imported. */
export type StatedUnit = AreaUnit | 'km2' | 'ft2';

/** m² in one unit; a mu is 2000/3 m² exactly, a foot 0.3048 m. */
export const SQUARE_METRES_IN: Readonly<Record<StatedUnit, number>> = {
  ...(Object.fromEntries(
    Object.entries(AREA_UNITS).map(([unit, { numerator, denominator }]) => [unit, Number(denominator) / Number(numerator) / 1e4]),
  ) as Record<AreaUnit, number>),
  km2: 1e6,
  ft2: 0.3048 * 0.3048,
};

/**
 * What explains a stated area. `agrees`: the computed one, within the tolerance · `planar`, `ellipsoidal`: the other legal measure ·
 * `sphere`: computed on a ball, as web libraries do · `web-mercator`: the plane of web maps, 1/cos²φ too large · `degrees`: degrees
 * taken for lengths · `other-unit`: another unit than said · `stale`: of another shape · `unexplained`: close, or off by one factor,
 * and no method gives it.
 */
export type AreaVerdict =
  | 'agrees'
  | 'planar'
  | 'ellipsoidal'
  | 'sphere'
  | 'web-mercator'
  | 'degrees'
  | 'other-unit'
  | 'stale'
  | 'unexplained';

/** An area as somebody wrote it, in a unit that is not known yet. */
export interface StatedArea {
  readonly value: number;
  /** What one unit of its last written digit is worth. */
  readonly step: number;
}

/** Areas of the same features by every method that a column may have been filled with; NaN where a method gives none. */
export interface ComputedAreas {
  readonly planar_m2: Float64Array;
  readonly ellipsoidal_m2: Float64Array;
  /** On the balls of 6 371 008.8 m and of 6 378 137 m, the two in use. */
  readonly meanSphere_m2: Float64Array;
  readonly equatorSphere_m2: Float64Array;
  readonly webMercator_m2: Float64Array;
  readonly degrees2: Float64Array;
  /** σ of each area; absent where the error of the vertices is unknown. */
  readonly sigma_m2?: Float64Array;
}

export interface StatedAreasVerdict {
  readonly verdict: AreaVerdict;
  /** Features with both areas; a stated 0 says nothing. */
  readonly compared: number;
  readonly agreeing: number;
  /** Median of stated ÷ computed in the unit that was said; NaN where nothing was compared. */
  readonly ratio: number;
  /** The unit that fits, where it is not the one that was said. */
  readonly fittingUnit?: StatedUnit;
  /** Share of the compared (of many: of 4 000 of them) that the verdict's method gives within its tolerance. */
  readonly explained: number;
  /** Of each feature; null where it was not compared. */
  readonly verdicts: readonly (AreaVerdict | null)[];
}

/** Share of the area within which two figures of one method count as the same: what other roundings of the vertices bring. */
export const SAME_SHARE = 0.001;
/** The plane of web maps is laid on a sphere by some and on the ellipsoid by others. */
const MERCATOR_SHARE = 0.005;
/** The same method on the same vertices. The two legal measures differ by less than `SAME_SHARE` in most places. */
const STRICT_SHARE = 1e-5;
/** A unit is told by its size alone: no two are nearer than 1 : 10. */
const UNIT_SHARE = 0.1;
/** A figure of so few digits that the last is worth more than this share tells no two methods apart. */
const COARSE_SHARE = 0.05;
/** Farther off than this and by no method: another shape was measured. */
const STALE_SHARE = 0.1;
/** Features that the method of a column is told by, spread over it; the verdict of each feature is its own. */
const SAMPLE = 4_000;
const MOST = 0.5;
const NEARLY_ALL = 0.8;

/**
 * Reads a stated area; null for what is none, and for 0, which offices write where they know nothing. A text keeps the digits that
 * it was written with.
 */
export function readStatedArea(stated: unknown): StatedArea | null {
  if (typeof stated !== 'string' && typeof stated !== 'number') return null;
  const match = /^(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i.exec(bareArea(stated));
  if (!match) return null;
  const [, , fraction = '', exponent = '0'] = match;
  const value = Number(match[0]);
  return value > 0 ? { value, step: 10 ** (Number(exponent) - fraction.length) } : null;
}

interface Method {
  readonly verdict: AreaVerdict;
  readonly unit: StatedUnit;
  /** In the unit. */
  of(feature: number): number;
  readonly share: number;
}

/**
 * Holds a column of stated areas against the areas of the shapes. Two figures agree where they differ by no more than the largest
 * of: one unit of the last written digit, 2 σ of the area, and 0.1 % of it (for Web Mercator 0.5 %).
 *
 * The column's verdict: the measure of record where four fifths of the features meet it to the last digit (or 1e-5); else another
 * method that as many meet so closely; else the first that more than half of them meet within the tolerance, the measure of record before
 * all others; else, by the sizes alone, another unit; else nothing explains it.
 * @param stated one for each feature of `computed`
 */
export function judgeStatedAreas(
  stated: readonly (StatedArea | null)[],
  computed: ComputedAreas,
  { unit, record }: { readonly unit: StatedUnit; readonly record: Measure },
): StatedAreasVerdict {
  const record_m2 = record === 'planar' ? computed.planar_m2 : computed.ellipsoidal_m2;
  const methods = listMethods(computed, unit, record, record_m2);
  const [own] = methods;
  const features = [...stated.keys()].filter((feature) => stated[feature] !== null && record_m2[feature] > 0);
  const ratios = features.map((feature) => (stated[feature] as StatedArea).value / own.of(feature));
  const ratio = median(ratios);
  const fits = (method: Method, feature: number, share: number): boolean => {
    const { value, step } = stated[feature] as StatedArea;
    if (method !== own && step > COARSE_SHARE * value) return false;
    const area = method.of(feature);
    // The error of the vertices is no excuse where a method is to be told from its neighbours.
    const sigma = share === STRICT_SHARE ? 0 : (2 * (computed.sigma_m2?.[feature] ?? 0)) / SQUARE_METRES_IN[method.unit];
    return Math.abs(value - area) <= Math.max(step, share * area, method.verdict === 'degrees' ? 0 : sigma);
  };
  const stride = Math.ceil(features.length / SAMPLE);
  const sample = features.filter((_, n) => n % stride === 0);
  const shareOf = (method: Method, share = method.share) =>
    sample.reduce((count, feature) => count + (fits(method, feature, share) ? 1 : 0), 0) / Math.max(1, sample.length);

  const found = findMethod(methods, shareOf);
  const verdicts = new Array<AreaVerdict | null>(stated.length).fill(null);
  let agreeing = 0;
  features.forEach((feature, n) => {
    const method = [own, ...(found ? [found] : []), ...methods].find((one) => fits(one, feature, one.share));
    const isFarOff = Math.abs(ratios[n] - 1) > STALE_SHARE;
    verdicts[feature] = method?.verdict ?? (isFarOff ? 'stale' : 'unexplained');
    if (method === own) agreeing++;
  });
  const explained = found ? shareOf(found) : 0;
  return {
    verdict: found?.verdict ?? judgeRatios(ratios, ratio),
    compared: features.length,
    agreeing,
    ratio,
    ...(found && found.unit !== unit && found.verdict !== 'degrees' && { fittingUnit: found.unit }),
    explained,
    verdicts,
  };
}

/** The measure of record in the said unit first; by size alone last. */
function listMethods(computed: ComputedAreas, said: StatedUnit, record: Measure, record_m2: Float64Array): readonly Method[] {
  const other: Measure = record === 'planar' ? 'ellipsoidal' : 'planar';
  const other_m2 = other === 'planar' ? computed.planar_m2 : computed.ellipsoidal_m2;
  const inUnit = (verdict: AreaVerdict, unit: StatedUnit, areas_m2: Float64Array, share = SAME_SHARE): Method => {
    const size = SQUARE_METRES_IN[unit];
    return { verdict, unit, share, of: (feature) => areas_m2[feature] / size };
  };
  const ways = (unit: StatedUnit): Method[] => [
    inUnit(unit === said ? 'agrees' : 'other-unit', unit, record_m2),
    inUnit(unit === said ? other : 'other-unit', unit, other_m2),
    inUnit('sphere', unit, computed.meanSphere_m2),
    inUnit('sphere', unit, computed.equatorSphere_m2),
    inUnit('web-mercator', unit, computed.webMercator_m2, MERCATOR_SHARE),
  ];
  const others = (Object.keys(SQUARE_METRES_IN) as StatedUnit[]).filter((unit) => unit !== said);
  return [
    ...ways(said),
    { verdict: 'degrees', unit: said, share: SAME_SHARE, of: (feature) => computed.degrees2[feature] },
    ...others.flatMap(ways),
    ...others.map((unit) => inUnit('other-unit', unit, record_m2, UNIT_SHARE)),
  ];
}

function findMethod(methods: readonly Method[], shareOf: (method: Method, share?: number) => number): Method | undefined {
  const [own] = methods;
  const strict = methods.map((method) => (method.share === UNIT_SHARE ? 0 : shareOf(method, STRICT_SHARE)));
  if (strict[0] >= NEARLY_ALL) return own;
  const best = strict.indexOf(Math.max(...strict));
  if (strict[best] >= NEARLY_ALL) return methods[best];
  return methods.find((method) => shareOf(method) > MOST);
}

/** Nothing explains it. One factor over all features is a method that is not known here; anything else far from 1 is of other shapes. */
function judgeRatios(ratios: readonly number[], ratio: number): AreaVerdict {
  if (ratios.length === 0 || Math.abs(ratio - 1) <= STALE_SHARE) return 'unexplained';
  const scatter = median(ratios.map((one) => Math.abs(one / ratio - 1)));
  return ratios.length < 3 || scatter > STALE_SHARE / 2 ? 'stale' : 'unexplained';
}

function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
