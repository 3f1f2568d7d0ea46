import { createDistrictPlane } from '../../src/core/geodesy/district-plane.ts';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import type { Settings } from '../../src/core/register/district.ts';
import type { EngineApi } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import { createWriter } from './district-changes.ts';
import { squareParcels, squareRedLine } from './square-parcels.ts';

const PLANE = { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } };
const plane = createDistrictPlane(PLANE);

/** A place in metres of the squares' plane as lon, lat. */
export function placeAt(east_m: number, north_m: number): [number, number] {
  const [lon, lat] = plane.toLonLat(Float64Array.of(1000 * east_m, 1000 * north_m));
  return [lon, lat];
}

/** Takes a file into the open district, as an import does; `ids` are those of the layer and of its red lines. */
export type TakeLayer = (
  kind: 'parcels' | 'red-lines' | 'patches' | 'compensated' | 'permits',
  content: string,
  ids: readonly string[],
) => Promise<void>;

/** Opens a district of the three square parcels and the one red line over them. Returns the ids of layer and red line. */
export async function openSquares(
  engine: Remote<EngineApi>,
  writer = createWriter(),
): Promise<{ layerId: string; redLineId: string }> {
  const take = await openBare(engine, {}, writer);
  await take('parcels', squareParcels(), ['l-1']);
  await take('red-lines', squareRedLine(), ['l-2', 'r-1']);
  return { layerId: 'l-1', redLineId: 'r-1' };
}

/** Opens the same district without parcels and red lines. */
export async function openBare(
  engine: Remote<EngineApi>,
  settings: Partial<Settings> = {},
  writer = createWriter(),
): Promise<TakeLayer> {
  const [west, south] = placeAt(-1_000, -1_000);
  const [east, north] = placeAt(1_000, 1_000);
  const created = createDistrict(writer.register, {
    id: 'd-1',
    name: '方格区',
    on: '2026-01-01',
    plane: PLANE,
    bounds: [west, south, east, north],
    settings,
  });
  await engine.open([{ from: 'parts', feed: [writer.accept(created)], packages: new Map() }]);
  return async (kind, content, ids) => {
    const preview = await engine.readImport([[{ name: `${kind}.geojson`, bytes: new TextEncoder().encode(content) }]]);
    const { importId, mapping } = preview;
    const choice = { importId, kind, name: kind, mapping, sigma_m: 0.05, surveyed: true };
    const result = await engine.admitImport([choice, '2026-01-02', ids]);
    const accepted = result.changes.map((draft) => writer.accept(draft));
    await engine.apply([accepted, new Map([[result.layer.package_sha256, result.package]])]);
  };
}
