import type { TaskHost } from '../../overlay/overlap-table.ts';
import { GRS80 } from '../../geodesy/ellipsoid.ts';
import { roundHalfUp } from '../decimal.ts';
import { RULER_VERSION } from '../ruler-version.ts';
import { type Deviation, type DeviationCode, DEVIATION_CODES } from './deviation.ts';
import {
  EXPLANATION_FORMAT,
  type ExplainedShape,
  type Explanation,
  type ExplanationVerdict,
  type ReadingResult,
} from './explanation.ts';
import { findAreas, type FoundArea, MOST_COST, MOST_DEVIATIONS } from './find-areas.ts';
import { M2_PER_UNIT, type TypedNumber } from './typed-number.ts';
import { listRoundings, listUnitReadings } from './unit-readings.ts';

/** Ways that are as simple: nearer to each other than this nothing tells which it was. */
const AS_SIMPLE = 0.35;
/** A way of one usual deviation costs at most so much. */
const SIMPLE_COST = 1.5;
const LISTED_COST = 1.9;
const MOST_GIVEN = 8;
/** Ways that are so much less expected than the first are not worth a line. */
const LESS_EXPECTED = 1.2;
const MOST_NEAREST = 14;
/**
 * Half the width, as a share of the number, in which numbers are counted that would be explained as well: three times its distance from the
 * record's, because ways lie the denser the nearer, within these bounds.
 */
const WINDOW = { least: 0.0005, most: 0.01, distances: 3 } as const;
/** From this share on what gives a number may be chance. */
const COARSE_PERCENT = 15;

/** A found area in the typed unit. */
interface Reading extends FoundArea {
  readonly value: number;
}

interface Match extends Reading {
  readonly alike: readonly Deviation[];
}

/**
 * Says by which way somebody else's number follows from a shape: method × vertices × rings × unit × rounding, each choice with the
 * cost of being unexpected; the cheapest ways that give exactly the typed digits come first (of two explanations the simpler one). Ways that
 * are off by less than the written precision give it; all others are told by how much they differ. Numbers are recognised, never measured,
 * by the other methods: what the ruler says is the record's figure.
 * @throws TaskCancelled
 */
export async function explainNumber(shape: ExplainedShape, typed: TypedNumber, host: TaskHost = {}): Promise<Explanation> {
  const areas = await findAreas(shape, host);
  const readings = readAll(areas, typed);
  const matches = findMatches(readings, typed);
  const given = groupMatches(matches);
  const best = given[0];
  const coincidence_percent = best ? coincidenceOf(readings, typed, best.cost) : 0;
  const verdict = judge(given, coincidence_percent);
  const sigma_m2 = shape.record.sigma_m2 ?? null;
  const tell = (reading: Reading, gives: boolean): ReadingResult => describe(reading, typed, sigma_m2, gives);
  return {
    format: EXPLANATION_FORMAT,
    ruler: RULER_VERSION,
    typed: { digits: typed.digits, unit: typed.unit, decimals: typed.decimals },
    verdict,
    isShared: verdict === 'agrees' && given.some(({ cost, deviations }) => deviations.length > 0 && cost <= SIMPLE_COST),
    record: {
      measure: shape.record.measure,
      meridian: shape.meridian,
      value_cm2: shape.record.value_cm2,
      sigma_m2,
    },
    given: given
      .filter(({ cost }) => cost <= best.cost + LESS_EXPECTED)
      .slice(0, MOST_GIVEN)
      .map((match) => ({
        ...tell(match, true),
        ...(match.alike.length > 0 && { alike: match.alike }),
      })),
    nearest: listNearest(readings, given, typed).map((reading) => tell(reading, false)),
    coincidence_percent,
    planeHeight_m: verdict === 'none' ? heightOf(shape, typed) : null,
    tried: readings.length,
  };
}

function readAll(areas: readonly FoundArea[], { unit }: TypedNumber): readonly Reading[] {
  const units = listUnitReadings(unit);
  return areas.flatMap((area) =>
    units.flatMap(({ deviation, cost: own, convert }) => {
      const cost = area.cost + own;
      const deviations = deviation ? [...area.deviations, deviation] : area.deviations;
      return cost <= MOST_COST && deviations.length <= MOST_DEVIATIONS
        ? [{ ...area, cost, deviations, value: convert(area.area_m2) }]
        : [];
    }),
  );
}

function findMatches(readings: readonly Reading[], typed: TypedNumber): readonly Reading[] {
  const roundings = listRoundings(typed);
  const matches: Reading[] = [];
  for (const reading of readings) {
    const rounding = roundings.find(
      ({ cost, deviation, gives }) =>
        reading.cost + cost <= MOST_COST &&
        reading.deviations.length + (deviation ? 1 : 0) <= MOST_DEVIATIONS &&
        gives(reading.value, typed),
    );
    if (!rounding) continue;
    const { deviation, cost } = rounding;
    matches.push({
      ...reading,
      cost: reading.cost + cost,
      deviations: deviation ? [...reading.deviations, deviation] : reading.deviations,
    });
  }
  return matches.sort((a, b) => a.cost - b.cost || Math.abs(a.value - typed.value) - Math.abs(b.value - typed.value));
}

/** One of each family and of each set of other deviations; names that come to the same are kept beside it. */
function groupMatches(matches: readonly Reading[]): readonly Match[] {
  const groups = new Map<string, Match & { readonly alike: Deviation[] }>();
  for (const match of matches) {
    const key = keyOf(match);
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { ...match, alike: [] });
      continue;
    }
    const method = match.deviations.find(({ code }) => isMethodCode(code));
    const names = [...group.deviations, ...group.alike].map(({ code }) => code);
    if (method && match.deviations.length === group.deviations.length && !names.includes(method.code)) group.alike.push(method);
  }
  const found = [...groups.values()];
  // Beside the ruler's own way only simple ones are told; beside any other, none that needs all its deviations and one more.
  const isOwn = found[0]?.deviations.length === 0;
  return found.filter(({ deviations }, place) =>
    isOwn
      ? place === 0 || deviations.length === 1
      : !found.slice(0, place).some((simpler) => isPartOf(simpler.deviations, deviations)),
  );
}

const isMethodCode = (code: DeviationCode): boolean => (DEVIATION_CODES.method as readonly DeviationCode[]).includes(code);

/** What two readings have to share to be one explanation: the surface, and all else but how a factor was written. */
function keyOf({ family, deviations, isWritten }: FoundArea): string {
  // The record's own figure and that of the unrounded vertices are two statements.
  if (deviations.length === 0) return JSON.stringify(['own', isWritten]);
  const isOwn = !deviations.some(({ code }) => isMethodCode(code));
  const others = deviations.filter(({ code }) => !isMethodCode(code)).map(({ code, params }) => [code, tellingOf(code, params)]);
  return JSON.stringify([isOwn ? '' : family, others]);
}

function tellingOf(code: DeviationCode, params: Deviation['params']): unknown {
  if (code === 'mu-factor') return params?.m2;
  return code === 'via-mu' ? params?.decimals : params;
}

function isPartOf(simpler: readonly Deviation[], others: readonly Deviation[]): boolean {
  const said = others.map((one) => JSON.stringify(one));
  return simpler.length < others.length && simpler.every((one) => said.includes(JSON.stringify(one)));
}

function judge(given: readonly Match[], coincidence_percent: number): ExplanationVerdict {
  const [best, ...others] = given;
  if (!best) return 'none';
  if (best.deviations.length === 0) return 'agrees';
  if (coincidence_percent >= COARSE_PERCENT) return 'coarse';
  return others.some(({ cost }) => cost <= best.cost + AS_SIMPLE) ? 'several' : 'explained';
}

/** Of the numbers of as many digits about as far off, the percentage that ways of at most this cost hit. */
function coincidenceOf(readings: readonly Reading[], typed: TypedNumber, most: number): number {
  const step = 10 ** -typed.decimals;
  const own = readings[0].value;
  const window = Math.min(WINDOW.most, Math.max(WINDOW.least, WINDOW.distances * Math.abs(typed.value / own - 1)));
  const cells = new Set<number>();
  for (const { cost, value } of readings)
    if (cost <= most && Math.abs(value / typed.value - 1) <= window) cells.add(Math.round(value / step));
  const numbers = 2 * Math.floor((window * typed.value) / step) + 1;
  return Math.min(100, Math.ceil((100 * cells.size) / numbers));
}

function listNearest(readings: readonly Reading[], given: readonly Match[], typed: TypedNumber): readonly Reading[] {
  const seen = new Set(given.map(keyOf));
  const simple = readings
    .filter(({ cost, deviations }) => cost <= LISTED_COST && deviations.length <= 1)
    .sort((a, b) => a.cost - b.cost)
    .filter((reading) => {
      const key = keyOf(reading);
      return !seen.has(key) && seen.add(key) !== undefined;
    });
  const own = simple.filter(({ deviations }) => deviations.length === 0);
  const others = simple
    .filter(({ deviations }) => deviations.length > 0)
    .sort((a, b) => Math.abs(a.value - typed.value) - Math.abs(b.value - typed.value));
  return [...own.slice(0, 1), ...others].slice(0, MOST_NEAREST);
}

function describe(reading: Reading, typed: TypedNumber, sigma_m2: number | null, gives: boolean): ReadingResult {
  const decimals = typed.decimals + 3;
  const typed_m2 = typed.value * M2_PER_UNIT[typed.unit];
  const value_m2 = reading.value * M2_PER_UNIT[typed.unit];
  const share = (100 * (typed.value - reading.value)) / reading.value;
  return {
    deviations: reading.deviations,
    value: roundHalfUp(reading.value, decimals),
    area_m2: roundHalfUp(reading.area_m2, 4),
    difference: roundHalfUp(typed.value - reading.value, decimals),
    difference_m2: roundHalfUp(typed_m2 - value_m2, 4),
    difference_percent: roundHalfUp(share, Math.abs(share) < 0.01 ? 5 : 3),
    isWithinSigma: sigma_m2 === null ? null : Math.abs(typed_m2 - value_m2) <= sigma_m2,
    gives,
    ...(reading.deviations.length === 0 && reading.isWritten && { isWritten: true as const }),
  };
}

/** Metres: below, it is no plane of its own; above, nobody lives. */
const HEIGHTS_M = [30, 5_500] as const;

/**
 * A plane raised by H makes an area (1 + H/R)² as large (抵偿高程面). Only where the digits tell the height to a tenth of itself.
 */
function heightOf({ record }: ExplainedShape, typed: TypedNumber): number | null {
  const own_m2 = record.value_cm2 / 1e4;
  const heightAt = (value: number) => GRS80.a_m * (Math.sqrt((value * M2_PER_UNIT[typed.unit]) / own_m2) - 1);
  const height_m = heightAt(typed.value);
  const half_m = heightAt(typed.value + 0.5 * 10 ** -typed.decimals) - height_m;
  const [least, most] = HEIGHTS_M;
  return height_m >= least && height_m <= most && half_m <= height_m / 10 ? Math.round(height_m) : null;
}
