import { roundHalfUp } from './decimal.ts';
import type { Measure, Measurement, Method } from './measurement.ts';
import { METHOD_OF } from './measurement.ts';
import { RULER_VERSION } from './ruler-version.ts';
import type { SquareCentimetres } from './units.ts';

/** An area that cannot be settled or added. `code` is stable. */
export class MeasureError extends Error {
  constructor(
    readonly code:
      | 'area-not-finite'
      | 'area-too-large'
      | 'mixed-methods'
      | 'mixed-meridians'
      | 'meridian-missing'
      | 'nothing-to-sum',
  ) {
    super(code);
    this.name = 'MeasureError';
  }
}

/**
 * m² → whole cm², rounded half up (a half goes away from zero). Where the product comes near a half, the shortest decimal
 * of the number decides, so that 1.00005 m² is 10 001 cm² although its double lies below.
 * @throws MeasureError `area-not-finite`, or `area-too-large` beyond 9·10¹¹ m².
 */
export function settle(area_m2: number): SquareCentimetres {
  if (!Number.isFinite(area_m2)) throw new MeasureError('area-not-finite');
  const size = Math.abs(area_m2) * 10_000;
  if (size > Number.MAX_SAFE_INTEGER) throw new MeasureError('area-too-large');
  const floor = Math.floor(size);
  const past = size - floor - 0.5;
  const nearHalf = Math.abs(past) <= 1e-9 + size * 1e-15;
  const whole = nearHalf ? Math.round(Number(roundHalfUp(Math.abs(area_m2), 4)) * 10_000) : floor + (past > 0 ? 1 : 0);
  return (area_m2 < 0 && whole !== 0 ? -whole : whole) as SquareCentimetres;
}

/** Makes the measurement of a computed area. `meridian` (degrees) is kept with planar areas only, and is required there. */
export function measureArea(
  area_m2: number,
  measure: Measure,
  { meridian, sigma_m2 }: { meridian?: number; sigma_m2?: number } = {},
): Measurement {
  if (measure === 'planar' && meridian === undefined) throw new MeasureError('meridian-missing');
  return {
    value_cm2: settle(area_m2),
    method: METHOD_OF[measure],
    ...(measure === 'planar' ? { meridian } : {}),
    ...(sigma_m2 === undefined ? {} : { sigma_m2 }),
    rulerVersion: RULER_VERSION,
  };
}

/** Makes the measurement of an area that somebody else stated (deed, file header). A decimal text keeps its own digits. */
export function stateArea(area_m2: number | string, sigma_m2?: number): Measurement {
  return {
    value_cm2: settle(Number(typeof area_m2 === 'string' ? roundHalfUp(area_m2, 4) : area_m2)),
    method: 'stated',
    ...(sigma_m2 === undefined ? {} : { sigma_m2 }),
    rulerVersion: RULER_VERSION,
  };
}

/** The one value shared by all, or the error's code thrown. */
function requireSame<T>(values: readonly T[], code: MeasureError['code']): T {
  const [first, ...rest] = values;
  if (rest.some((value) => value !== first)) throw new MeasureError(code);
  return first;
}

/**
 * Sum of measurements of one method and, where planar, one meridian: whole cm² are added, so the order does not matter.
 * Errors are added as independent ones, and are unknown where one of them is. Different ruler versions are all named.
 * @throws MeasureError `mixed-methods`, `mixed-meridians`, `area-too-large`, or `nothing-to-sum` for an empty list without a method.
 */
export function sumMeasurements(measurements: readonly Measurement[], method?: Method): Measurement {
  if (measurements.length === 0) {
    if (method === undefined) throw new MeasureError('nothing-to-sum');
    return { value_cm2: 0, method, sigma_m2: 0, rulerVersion: RULER_VERSION };
  }
  const methods = measurements.map((measurement) => measurement.method);
  const shared = requireSame(method === undefined ? methods : [method, ...methods], 'mixed-methods');
  const meridian = requireSame(
    measurements.map((measurement) => measurement.meridian),
    'mixed-meridians',
  );
  let value_cm2 = 0;
  let variance: number | undefined = 0;
  for (const { value_cm2: part, sigma_m2 } of measurements) {
    value_cm2 += part;
    variance = variance === undefined || sigma_m2 === undefined ? undefined : variance + sigma_m2 * sigma_m2;
  }
  if (!Number.isSafeInteger(value_cm2)) throw new MeasureError('area-too-large');
  const versions = [...new Set(measurements.map((measurement) => measurement.rulerVersion))].sort();
  return {
    value_cm2,
    method: shared,
    ...(meridian === undefined ? {} : { meridian }),
    ...(variance === undefined ? {} : { sigma_m2: Math.sqrt(variance) }),
    rulerVersion: versions.join('+'),
  };
}
