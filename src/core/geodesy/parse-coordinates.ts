import { inverseGaussKruger } from './gauss-kruger.ts';
import { solveGeodesic } from './geodesic.ts';
import type { Bounds } from './plane.ts';
import { type Ordinate, readOrdinates } from './read-ordinates.ts';
import { isChineseNorthing, isNearMeridian } from './survey-values.ts';
import { meridianOfZone, nearestMeridian, zoneOfEasting } from './zones.ts';

/** One way to read a typed pair of coordinates. */
export interface CoordinateReading {
  readonly lon: number;
  readonly lat: number;
  readonly notation: 'degrees' | 'dms' | 'plane';
  /** Of a plane reading. */
  readonly meridian?: number;
  /** The zone in front of Y, where it was written. */
  readonly zone?: { readonly width: 3 | 6; readonly zone: number };
  /** Without a word on which is which, latitude stood before longitude or Y (east) before X (north); or X and Y were named the wrong way round. */
  readonly swapped: boolean;
  /** From the district's box; 0 within it. */
  readonly distance_m: number;
}

export interface CoordinateContext {
  /** Central meridian of the district's plane: that of eastings without a zone. */
  readonly meridian: number;
  readonly bounds: Bounds;
}

/**
 * Reads a pair of coordinates in whatever notation it was typed: decimal degrees, degrees-minutes-seconds with letters, symbols or
 * Chinese words, or plane coordinates (X north, Y east) with or without zone. All readings that make sense, nearest to the district
 * first; empty where the text is something else.
 */
export function parseCoordinates(text: string, context: CoordinateContext): CoordinateReading[] {
  const pair = readOrdinates(text);
  if (!pair) return [];
  const isPlane = pair.every(({ marked }) => !marked) && pair.some(({ value }) => Math.abs(value) > 180);
  const found = isPlane ? readPlane(pair, context) : readDegrees(pair);
  return found
    .map((reading) => ({ ...reading, distance_m: distanceFrom(context.bounds, reading.lon, reading.lat) }))
    .sort((a, b) => a.distance_m - b.distance_m);
}

type Found = Omit<CoordinateReading, 'distance_m'>;

function readDegrees([first, second]: readonly [Ordinate, Ordinate]): Found[] {
  const notation = first.marked === 'dms' || second.marked === 'dms' ? 'dms' : 'degrees';
  const isLonFirst = { lon: first.value, lat: second.value, notation, swapped: false } as const;
  const swapped = first.axis === undefined && second.axis === undefined;
  const isLatFirst = { lon: second.value, lat: first.value, notation, swapped } as const;
  const fits = ({ lon, lat }: Found) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  const said = (lon: Ordinate, lat: Ordinate) =>
    lon.axis !== 'lat' && lat.axis !== 'lon' && !isPlaneAxis(lon) && !isPlaneAxis(lat);
  return [...(said(first, second) ? [isLonFirst] : []), ...(said(second, first) ? [isLatFirst] : [])].filter(fits);
}

const isPlaneAxis = ({ axis }: Ordinate): boolean => axis === 'x' || axis === 'y';

function readPlane(pair: readonly [Ordinate, Ordinate], { meridian, bounds }: CoordinateContext): Found[] {
  const [first, second] = pair;
  if (pair.some(({ axis }) => axis === 'lon' || axis === 'lat')) return [];
  // Labels are no proof: an eight-digit "X" is a column that was swapped.
  const isYFirst = first.axis === 'y' || second.axis === 'x';
  const inOrder = placesInPlane(first.value, second.value, meridian, bounds).map((place) => ({ ...place, swapped: isYFirst }));
  const turned = placesInPlane(second.value, first.value, meridian, bounds).map((place) => ({ ...place, swapped: !isYFirst }));
  // Where one order of the axes gives a northing of China, the other is not offered.
  const [isFirst, isSecond] = [isChineseNorthing(first.value), isChineseNorthing(second.value)];
  if (inOrder.length > 0 && isFirst && !isSecond) return inOrder;
  if (turned.length > 0 && isSecond && !isFirst) return turned;
  return [...inOrder, ...turned];
}

type Place = Omit<Found, 'swapped'>;

function placesInPlane(north_m: number, east_m: number, districtMeridian: number, bounds: Bounds): Place[] {
  if (Math.abs(north_m) > 10_000_000) return [];
  const zone = zoneOfEasting(east_m);
  if (zone) {
    const own_m = east_m - zone.zone * 1_000_000;
    return isNearMeridian(own_m) ? [inPlane(north_m, own_m, zone.meridian, { width: zone.width, zone: zone.zone })] : [];
  }
  if (!isNearMeridian(east_m)) return [];
  const middle = (bounds[0] + bounds[2]) / 2;
  const sixDegrees = meridianOfZone(6, Math.floor(middle / 6) + 1);
  return [...new Set([districtMeridian, nearestMeridian(middle), sixDegrees])].map((meridian) =>
    inPlane(north_m, east_m, meridian),
  );
}

function inPlane(north_m: number, east_m: number, meridian: number, zone?: Place['zone']): Place {
  return { ...inverseGaussKruger(meridian, east_m, north_m), notation: 'plane', meridian, ...(zone ? { zone } : {}) };
}

function distanceFrom([west, south, east, north]: Bounds, lon: number, lat: number): number {
  const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
  return solveGeodesic(lon, lat, within(lon, west, east), within(lat, south, north))?.length_m ?? 20_000_000;
}
