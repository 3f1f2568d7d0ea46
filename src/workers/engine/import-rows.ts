import type { Bounds } from '../../core/geodesy/plane.ts';
import { veilUnseen } from '../../core/register/unseen.ts';
import { type FeatureTable, GEOMETRY_TYPES } from '../../formats/feature-table.ts';
import type { ImportRows } from '../calls/importing.ts';
import type { ImportSession } from './waiting-import.ts';

/** Longest text of a cell; the file keeps the rest. */
const MOST_CHARACTERS = 200;

/** A window of the source's rows, as texts. */
export function readImportRows({ table, placed }: ImportSession, from: number, count: number): ImportRows {
  const columns = table.propertyNames.map((name) => table.property(name));
  const to = Math.min(table.count, from + count);
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, n) => {
    const feature = from + n;
    const { line, record } = table.locate(feature);
    return {
      feature,
      place: String(line ?? record ?? feature + 1),
      id: shown(table.ids[feature]),
      geometry: GEOMETRY_TYPES[table.types[feature]],
      values: columns.map((column) => veilUnseen(String(column[feature] ?? '').slice(0, MOST_CHARACTERS))),
      bounds: placed && boundsOf(table, placed.located.lonLat, feature),
    };
  });
  return { from, rows };
}

const shown = (id: string | null): string | null => id && veilUnseen(id);

function boundsOf(
  { featureOffsets, partOffsets, ringOffsets }: FeatureTable,
  lonLat: Float64Array,
  feature: number,
): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const first = ringOffsets[partOffsets[featureOffsets[feature]]];
  const last = ringOffsets[partOffsets[featureOffsets[feature + 1]]];
  for (let vertex = first; vertex < last; vertex++) {
    const lon = lonLat[2 * vertex];
    const lat = lonLat[2 * vertex + 1];
    if (Number.isNaN(lon) || Number.isNaN(lat)) continue;
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : null;
}
