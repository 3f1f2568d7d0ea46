import { FALSE_EASTING_M } from './gauss-kruger.ts';
import { zoneOfEasting } from './zones.ts';

/** What the numbers of a source look like, in one order of the axes. Shares of the vertices, 0 … 1. */
export interface AxisOrder {
  /** The first number is the northing, or the latitude. */
  readonly swapped: boolean;
  /** Within ±180 and ±90. */
  readonly degrees: number;
  /** Within the degrees of China. */
  readonly chineseDegrees: number;
  /** Easting of six digits near a meridian with a northing of China. */
  readonly plane: number;
  /** The same behind the number of a zone. */
  readonly prefixed: number;
  /** Vertices by the number in front of their easting. */
  readonly prefixes: ReadonlyMap<number, number>;
}

export interface ValueSurvey {
  /** Pairs of finite numbers among those looked at. */
  readonly count: number;
  readonly asWritten: AxisOrder;
  readonly turned: AxisOrder;
  /** A few hundred vertices, evenly taken, in the order they are written. */
  readonly sample: Float64Array;
}

/** Northings of China, metres, and how far eastings go from a meridian: beyond 4° nobody surveys in it. */
const CHINESE_NORTHINGS = [1_800_000, 5_950_000] as const;
const FARTHEST_EASTING_M = 400_000;
/** Degrees of China with its seas. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 } as const;

/** Vertices that are looked at, evenly taken: shares of them are those of all. */
const MOST_SURVEYED = 60_000;
const MOST_SAMPLED = 600;

/** A northing (metres) that China's zones have. */
export const isChineseNorthing = (north_m: number): boolean => north_m >= CHINESE_NORTHINGS[0] && north_m <= CHINESE_NORTHINGS[1];

/** An easting (metres, without the zone's number) that somebody may survey in. */
export const isNearMeridian = (east_m: number): boolean => Math.abs(east_m - FALSE_EASTING_M) <= FARTHEST_EASTING_M;

/** Degrees within China and its seas. */
export const isChinese = (lon: number, lat: number): boolean =>
  lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;

/** Looks at the vertices once, at every nth of very many. */
export function surveyValues(coordinates: Float64Array): ValueSurvey {
  const orders = [new OrderCount(false), new OrderCount(true)] as const;
  let count = 0;
  const step = 2 * Math.max(1, Math.ceil(coordinates.length / 2 / MOST_SURVEYED));
  for (let i = 0; i + 1 < coordinates.length; i += step) {
    const x = coordinates[i];
    const y = coordinates[i + 1];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    count++;
    orders[0].add(x, y);
    orders[1].add(y, x);
  }
  const [asWritten, turned] = orders.map((order) => order.finish(count));
  return { count, asWritten, turned, sample: takeSample(coordinates, step, count) };
}

class OrderCount {
  #degrees = 0;
  #chineseDegrees = 0;
  #plane = 0;
  #prefixed = 0;
  readonly #prefixes = new Map<number, number>();

  constructor(private readonly swapped: boolean) {}

  add(east: number, north: number): void {
    if (Math.abs(east) <= 180 && Math.abs(north) <= 90) {
      this.#degrees++;
      if (isChinese(east, north)) this.#chineseDegrees++;
      return;
    }
    if (!isChineseNorthing(north)) return;
    if (isNearMeridian(east)) {
      this.#plane++;
      return;
    }
    const zone = zoneOfEasting(east)?.zone;
    if (zone === undefined || !isNearMeridian(east - 1_000_000 * zone)) return;
    this.#prefixed++;
    this.#prefixes.set(zone, (this.#prefixes.get(zone) ?? 0) + 1);
  }

  finish(count: number): AxisOrder {
    return {
      swapped: this.swapped,
      degrees: this.#degrees / count,
      chineseDegrees: this.#chineseDegrees / count,
      plane: this.#plane / count,
      prefixed: this.#prefixed / count,
      prefixes: this.#prefixes,
    };
  }
}

function takeSample(coordinates: Float64Array, step: number, count: number): Float64Array {
  const every = Math.max(1, Math.ceil(count / MOST_SAMPLED));
  const sample: number[] = [];
  let seen = 0;
  for (let i = 0; i + 1 < coordinates.length; i += step) {
    const isFinite = Number.isFinite(coordinates[i]) && Number.isFinite(coordinates[i + 1]);
    if (isFinite && seen++ % every === 0) sample.push(coordinates[i], coordinates[i + 1]);
  }
  return Float64Array.from(sample);
}
