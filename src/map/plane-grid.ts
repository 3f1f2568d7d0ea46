import type { Feature, Position } from 'geojson';
import { forwardGaussKruger, inverseGaussKruger } from '../core/geodesy/gauss-kruger.ts';
import type { LonLat, MapPlane } from './map-scene.ts';

/** The view's corners in degrees, clockwise from the top left. */
export type ViewCorners = readonly [LonLat, LonLat, LonLat, LonLat];

/** Spacings in metres that read well. */
const STEPS_M = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const MOST_GAPS = 8;
/** Every fifth line is stronger. */
const MAJOR = 5;
/** Straight in the plane, a line is bent on the map: so many pieces follow it within a pixel. */
const PIECES = 8;
/** Farther from the meridian the plane's lines mean nothing to anybody. */
const FARTHEST_DEG = 4;
/** Share of an edge at its ends that bears no label: there the other axis has its own. */
const CORNER = 0.04;

interface PlanePoint {
  readonly east_m: number;
  readonly north_m: number;
}

/**
 * Lines of constant X (north) and Y (east) of a Gauss-Krüger plane through a view, and their labels at its left and upper edge. Digits
 * as on topographic sheets: `lead` and `tail` small, `main` (tens and units of kilometres) large.
 */
export function drawPlaneGrid(corners: ViewCorners, { meridian, zone = 0 }: MapPlane): Feature[] {
  if (corners.some(([lon]) => Math.abs(lon - meridian) > FARTHEST_DEG)) return [];
  const planar = corners.map(([lon, lat]) => forwardGaussKruger(meridian, lon, lat));
  const [leftTop, rightTop, , leftBottom] = planar;
  const toDegrees = (east_m: number, north_m: number): Position => {
    const { lon, lat } = inverseGaussKruger(meridian, east_m, north_m);
    return [lon, lat];
  };
  const [east, north] = [rangeOf(planar.map((p) => p.east_m)), rangeOf(planar.map((p) => p.north_m))];
  const span = Math.max(east.most - east.least, north.most - north.least);
  const step = STEPS_M.find((candidate) => span / candidate <= MOST_GAPS);
  if (step === undefined) return [];
  const features: Feature[] = [];
  for (const value of multiples(north, step)) {
    const line = shares(PIECES).map((share) => toDegrees(east.least + share * (east.most - east.least), value));
    features.push(lineOf(`x${value}`, line, value, step));
    const at = alongEdge(leftTop, leftBottom, value, (p) => p.north_m);
    if (at) features.push(labelOf(`x${value}/label`, toDegrees(at.east_m, value), value, step, 'left'));
  }
  for (const value of multiples(east, step)) {
    const line = shares(PIECES).map((share) => toDegrees(value, north.least + share * (north.most - north.least)));
    features.push(lineOf(`y${value}`, line, value, step));
    const at = alongEdge(leftTop, rightTop, value, (p) => p.east_m);
    if (at) features.push(labelOf(`y${value}/label`, toDegrees(value, at.north_m), value + zone * 1_000_000, step, 'top'));
  }
  return features;
}

function rangeOf(values: readonly number[]): { least: number; most: number } {
  return { least: Math.min(...values), most: Math.max(...values) };
}

function* multiples({ least, most }: { least: number; most: number }, step: number): Generator<number> {
  for (let value = Math.ceil(least / step) * step; value <= most; value += step) yield value;
}

const shares = (pieces: number): number[] => Array.from({ length: pieces + 1 }, (_, n) => n / pieces);

/** Where an edge of the view meets a line; null outside it and near its ends. */
function alongEdge(from: PlanePoint, to: PlanePoint, value: number, axis: (point: PlanePoint) => number): PlanePoint | null {
  const share = (value - axis(from)) / (axis(to) - axis(from));
  if (!(share > CORNER && share < 1 - CORNER)) return null;
  return {
    east_m: from.east_m + share * (to.east_m - from.east_m),
    north_m: from.north_m + share * (to.north_m - from.north_m),
  };
}

function lineOf(id: string, coordinates: Position[], value: number, step: number): Feature {
  const major = value % (MAJOR * step) === 0;
  return { type: 'Feature', properties: { id, major }, geometry: { type: 'LineString', coordinates } };
}

function labelOf(id: string, coordinates: Position, value: number, step: number, edge: 'left' | 'top'): Feature {
  const properties = { id, edge, ...splitPlaneNumber(value, step < 1000) };
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates } };
}

/** `2653540` → 26 · 53 · 540: hundreds of kilometres, the kilometres that tell lines apart, metres. */
export function splitPlaneNumber(value_m: number, withMetres: boolean): { lead: string; main: string; tail: string } {
  const size = Math.abs(value_m);
  const kilometres = Math.floor(size / 1000);
  const hundreds = Math.floor(kilometres / 100);
  return {
    lead: `${value_m < 0 ? '-' : ''}${hundreds > 0 ? hundreds : ''}`,
    main: String(kilometres % 100).padStart(2, '0'),
    tail: withMetres ? String(Math.round(size % 1000)).padStart(3, '0') : '',
  };
}
