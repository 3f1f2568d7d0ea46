import { GRS80 } from '../core/geodesy/ellipsoid.ts';
import type { Bounds } from '../core/geodesy/plane.ts';
import type { LonLat } from './map-scene.ts';

/** Scales that read well on a sheet. */
export const PRINT_SCALES = [
  500, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 7500, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 75_000, 100_000,
  150_000, 200_000, 300_000, 500_000,
];

const WORLD_px = 512;
const CSS_PIXEL_m = 0.0254 / 96;

/**
 * Ground metres of one degree of longitude on the ellipsoid, N·cos φ. A sheet's scale is exact along the parallel through its
 * centre; up and down Web Mercator is off by at most 0.7 % (the meridian's radius of curvature is shorter).
 */
function metresPerDegree(lat: number): number {
  const phi = (lat * Math.PI) / 180;
  const sine = Math.sin(phi);
  const n = GRS80.a_m / Math.sqrt(1 - GRS80.e2 * sine * sine);
  return (n * Math.cos(phi) * Math.PI) / 180;
}

/** The map's zoom at which one CSS pixel (1/96 inch on paper) stands for n of them on the ground. */
export function zoomOfScale(scale: number, lat: number): number {
  const degreesPerPixel = (scale * CSS_PIXEL_m) / metresPerDegree(lat);
  return Math.log2(360 / (WORLD_px * degreesPerPixel));
}

/** The largest round scale at which a box fits a frame of millimetres; the smallest known one where none does. */
export function fitScale(
  [west, south, east, north]: Bounds,
  frame: { readonly width_mm: number; readonly height_mm: number },
): number {
  const lat = (south + north) / 2;
  const fits = PRINT_SCALES.find((scale) => {
    const metres = scale / 1000;
    const height_mm = ((mercatorDegrees(north) - mercatorDegrees(south)) * metresPerDegree(lat)) / metres;
    return ((east - west) * metresPerDegree(lat)) / metres <= frame.width_mm && height_mm <= frame.height_mm;
  });
  return fits ?? PRINT_SCALES[PRINT_SCALES.length - 1];
}

/** Where a place lies on the sheet, millimetres right of and below the frame's centre. */
export function placeOnSheet(at: LonLat, centre: LonLat, scale: number): [right_mm: number, down_mm: number] {
  const perDegree_mm = (metresPerDegree(centre[1]) * 1000) / scale;
  return [(at[0] - centre[0]) * perDegree_mm, (mercatorDegrees(centre[1]) - mercatorDegrees(at[1])) * perDegree_mm];
}

/** The box of degrees that a frame of millimetres shows. */
export function boundsOfSheet(
  centre: LonLat,
  scale: number,
  { width_mm, height_mm }: { readonly width_mm: number; readonly height_mm: number },
): Bounds {
  const perDegree_mm = (metresPerDegree(centre[1]) * 1000) / scale;
  const middle = mercatorDegrees(centre[1]);
  const [half, up] = [width_mm / 2 / perDegree_mm, height_mm / 2 / perDegree_mm];
  return [centre[0] - half, latitudeOf(middle - up), centre[0] + half, latitudeOf(middle + up)];
}

/** Length of a scale bar: a round number of metres, at most so many millimetres long on the sheet. */
export function scaleBarLength(scale: number, most_mm: number): { readonly metres: number; readonly length_mm: number } {
  const most_m = (most_mm * scale) / 1000;
  const power = 10 ** Math.floor(Math.log10(most_m));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= most_m) ?? power;
  return { metres, length_mm: (metres * 1000) / scale };
}

/** Mercator's northing in degrees of longitude at the equator. */
function mercatorDegrees(lat: number): number {
  return (Math.atanh(Math.sin((lat * Math.PI) / 180)) * 180) / Math.PI;
}

function latitudeOf(degrees: number): number {
  return (Math.asin(Math.tanh((degrees * Math.PI) / 180)) * 180) / Math.PI;
}
