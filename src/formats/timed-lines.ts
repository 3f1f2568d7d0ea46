import type { LngLat } from '../core/measure/units.ts';
import type { TimedLine } from '../core/report/track/split-walks.ts';
import type { FeatureTable } from './feature-table.ts';

const LINE = 2;

/** The lines of a table with the times of their points, where the format has such: GPX, TCX, KML's gx:Track, GeoJSON that follows togeojson. */
export function timedLines(table: FeatureTable): readonly TimedLine[] {
  const properties = table.property('coordinateProperties');
  const lines: TimedLine[] = [];
  for (let feature = 0; feature < table.count; feature++) {
    const times = readTimes(properties[feature]);
    let place = 0;
    for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
      if (table.partKinds[part] !== LINE) continue;
      const ring = table.partOffsets[part];
      const points: LngLat[] = [];
      for (let v = table.ringOffsets[ring]; v < table.ringOffsets[ring + 1]; v++)
        points.push([table.coordinates[2 * v], table.coordinates[2 * v + 1]]);
      lines.push({ points, times: times[place++] ?? [] });
    }
  }
  return lines;
}

/** A list of moments for each line; one list where there is one line. */
function readTimes(value: unknown): readonly (readonly (string | null)[])[] {
  if (typeof value !== 'string') return [];
  let times: unknown;
  try {
    ({ times } = Object(JSON.parse(value)) as { times?: unknown });
  } catch {
    return [];
  }
  if (!Array.isArray(times)) return [];
  const lists = times.every((one) => Array.isArray(one)) ? (times as unknown[][]) : [times as unknown[]];
  return lists.map((list) => list.map((time) => (typeof time === 'string' ? time : null)));
}
