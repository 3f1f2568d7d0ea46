import type { Feature, LineString } from 'geojson';
import type { Bounds } from '../core/geodesy/plane.ts';

/** Steps in arc seconds that read well. */
const STEPS_s = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000, 108_000];
const MOST_GAPS = 12;

/** Meridians and parallels through a box, at most a dozen gaps each way, labelled in degrees, minutes, seconds. */
export function drawGraticule([west, south, east, north]: Bounds): Feature<LineString>[] {
  const span_s = Math.max(east - west, north - south) * 3600;
  const step = STEPS_s.find((candidate) => span_s / candidate <= MOST_GAPS) ?? 108_000;
  const lines: Feature<LineString>[] = [];
  for (let s = Math.ceil((west * 3600) / step) * step; s <= east * 3600; s += step) {
    lines.push(
      line(`e${s}`, formatDegree(s, 'E', 'W'), [
        [s / 3600, south],
        [s / 3600, north],
      ]),
    );
  }
  for (let s = Math.ceil((south * 3600) / step) * step; s <= north * 3600; s += step) {
    lines.push(
      line(`n${s}`, formatDegree(s, 'N', 'S'), [
        [west, s / 3600],
        [east, s / 3600],
      ]),
    );
  }
  return lines;
}

function line(id: string, degree: string, coordinates: number[][]): Feature<LineString> {
  return { type: 'Feature', properties: { id, degree }, geometry: { type: 'LineString', coordinates } };
}

function formatDegree(seconds: number, positive: string, negative: string): string {
  const size = Math.abs(seconds);
  const parts = [`${Math.floor(size / 3600)}°`];
  if (size % 3600 !== 0) parts.push(`${String(Math.floor((size % 3600) / 60)).padStart(2, '0')}′`);
  if (size % 60 !== 0) parts.push(`${String(size % 60).padStart(2, '0')}″`);
  return `${parts.join('')}${seconds < 0 ? negative : positive}`;
}
