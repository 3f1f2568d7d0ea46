/** A way to look ahead from a weekly series of unresolved footprint. */
export type ProjectionMethod = 'straight-line' | 'recent-pace';

export interface Projection {
  readonly method: ProjectionMethod;
  /** Weeks whose changes it rests on. */
  readonly weeks: number;
  /** Mean weekly decrease, cm²; negative where the footprint grows. */
  readonly perWeek_cm2: number;
  /** Standard deviation of the weekly decreases, cm²; 0 where one week is all there is. */
  readonly sigmaPerWeek_cm2: number;
  /** Day number on which nothing is left; `null` where there is no progress or it would take longer than 50 years. */
  readonly finish: number | null;
  /** Bounds of the finish: `null` where even that bound shows no end. */
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** Expected footprint on a day with its band, cm². */
export interface ProjectedFootprint {
  readonly expected_cm2: number;
  readonly low_cm2: number;
  readonly high_cm2: number;
}

/** Weeks of the recent pace. */
export const RECENT_WEEKS = 8;
/** Half the width of the band in standard deviations: four times out of five the truth lies within, were the weeks independent. */
export const BAND_SIGMAS = 1.2816;

const DAYS_PER_WEEK = 7;
const MOST_WEEKS = 50 * 52;

/**
 * Looks ahead with the mean decrease of past weeks: over the whole history since there first was a footprint, or over the last
 * eight weeks. With n past weeks of mean decrease m and standard deviation s the footprint F after h more weeks is expected at
 * `F − m·h`, give or take `1.2816 · s · √(h + h²/n)`: h for the weeks to come, h²/n for not knowing the pace any better than n weeks
 * tell. Weeks are taken as independent and alike; neither is quite true, so the band is the least doubt there is.
 * @param series footprints at week ends, cm², oldest first
 * @param days day numbers of those week ends; the last may end a week early and is then left out of the pace
 */
export function project(method: ProjectionMethod, series: readonly number[], days: readonly number[]): Projection | null {
  const changes = listDecreases(series, days);
  const used = method === 'recent-pace' ? changes.slice(-RECENT_WEEKS) : changes;
  if (used.length === 0) return null;
  const mean = used.reduce((sum, change) => sum + change, 0) / used.length;
  const squares = used.reduce((sum, change) => sum + (change - mean) ** 2, 0);
  const sigma = used.length > 1 ? Math.sqrt(squares / (used.length - 1)) : 0;
  const pace = { method, weeks: used.length, perWeek_cm2: mean, sigmaPerWeek_cm2: sigma };
  const left = series[series.length - 1];
  const today = days[days.length - 1];
  return {
    ...pace,
    finish: findEnd(today, (weeks) => expectAfter(left, pace, weeks).expected_cm2),
    earliest: findEnd(today, (weeks) => expectAfter(left, pace, weeks).low_cm2),
    latest: findEnd(today, (weeks) => expectAfter(left, pace, weeks).high_cm2),
  };
}

/** The projected footprint on a day after the last of the series; never below nothing. */
export function projectTo(projection: Projection, left_cm2: number, today: number, day: number): ProjectedFootprint {
  const { expected_cm2, low_cm2, high_cm2 } = expectAfter(left_cm2, projection, Math.max(0, (day - today) / DAYS_PER_WEEK));
  return { expected_cm2: Math.max(0, expected_cm2), low_cm2: Math.max(0, low_cm2), high_cm2: Math.max(0, high_cm2) };
}

function expectAfter(
  left: number,
  { weeks: known, perWeek_cm2, sigmaPerWeek_cm2 }: Pick<Projection, 'weeks' | 'perWeek_cm2' | 'sigmaPerWeek_cm2'>,
  weeks: number,
): ProjectedFootprint {
  const expected_cm2 = left - perWeek_cm2 * weeks;
  const band = BAND_SIGMAS * sigmaPerWeek_cm2 * Math.sqrt(weeks + (weeks * weeks) / known);
  return { expected_cm2, low_cm2: expected_cm2 - band, high_cm2: expected_cm2 + band };
}

/** Decreases of full weeks, from the first week that had a footprint. */
function listDecreases(series: readonly number[], days: readonly number[]): number[] {
  const start = series.findIndex((value) => value > 0);
  if (start < 0) return [];
  const decreases: number[] = [];
  for (let week = start + 1; week < series.length; week++) {
    if (days[week] - days[week - 1] === DAYS_PER_WEEK) decreases.push(series[week - 1] - series[week]);
  }
  return decreases;
}

/** First day on which `leftAfter` weeks is nothing, to the day, or `null`. */
function findEnd(today: number, leftAfter: (weeks: number) => number): number | null {
  if (leftAfter(0) <= 0) return today;
  for (let weeks = 1; weeks <= MOST_WEEKS; weeks++) {
    if (leftAfter(weeks) > 0) continue;
    let day = 1;
    while (leftAfter(weeks - 1 + day / DAYS_PER_WEEK) > 0) day++;
    return today + (weeks - 1) * DAYS_PER_WEEK + day;
  }
  return null;
}
