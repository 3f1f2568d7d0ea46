import type { MultiPolygon, Polygon, Position } from 'geojson';
import { areaOfBox } from '../core/report/field-package/area-of-box.ts';
import { GEOMETRY, type FeatureTable } from '../formats/feature-table.ts';
import { CliError } from './cli-error.ts';
import { openSource } from './open-source.ts';
import type { Terminal } from './terminal.ts';

const NUMBER = String.raw`\s*-?\d+(?:\.\d+)?\s*`;
const BOX = new RegExp(`^${NUMBER},${NUMBER},${NUMBER},${NUMBER}$`);

/**
 * The area that an option means: west, south, east, north in degrees, or the polygons of a file.
 * @throws CliError `option-area`, `area-without-polygon`; as `openSource`
 */
export async function readArea(option: string, value: string, terminal: Terminal): Promise<Polygon | MultiPolygon> {
  if (!BOX.test(value)) return readPolygons(value, terminal);
  const [west, south, east, north] = value.split(',').map(Number);
  const isBox = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && west < east && south < north;
  if (!isBox) throw new CliError('option-area', { option, value: value.slice(0, 80) });
  return areaOfBox([west, south, east, north]);
}

async function readPolygons(path: string, terminal: Terminal): Promise<MultiPolygon> {
  const { table, located, fileName } = await openSource(path, { read: {}, place: {}, prefix: '' }, terminal);
  const coordinates = [...polygonsOf(table, located.lonLat)];
  if (coordinates.length === 0) throw new CliError('area-without-polygon', {}, { file: fileName });
  return { type: 'MultiPolygon', coordinates };
}

function* polygonsOf({ partKinds, partOffsets, ringOffsets }: FeatureTable, lonLat: Float64Array): Generator<Position[][]> {
  for (let part = 0; part < partKinds.length; part++) {
    if (partKinds[part] !== GEOMETRY.polygon) continue;
    const rings: Position[][] = [];
    for (let ring = partOffsets[part]; ring < partOffsets[part + 1]; ring++) {
      const positions: Position[] = [];
      for (let v = ringOffsets[ring]; v < ringOffsets[ring + 1]; v++) positions.push([lonLat[2 * v], lonLat[2 * v + 1]]);
      const [first, last] = [positions[0], positions.at(-1)];
      if (first && last && (first[0] !== last[0] || first[1] !== last[1])) positions.push(first);
      rings.push(positions);
    }
    yield rings;
  }
}
