import { createDistrict } from '../core/register/actions/create-district.ts';
import { drawRedLine } from '../core/register/actions/draw-red-line.ts';
import { importLayer } from '../core/register/actions/import-layer.ts';
import { readNestedRings } from '../core/overlay/build-columns.ts';
import { DEFAULT_SETTINGS } from '../core/register/default-settings.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { hashName } from '../formats/package/name.ts';
import { writePackage } from '../formats/package/write.ts';
import { generateBenchDistrict } from './bench-district.ts';
import { boundsOf, cornersOf, DEMO_PLANE, toShape } from './district-shapes.ts';
import { countIds, type Event, writeFeed } from './feed-writer.ts';
import { DEMO_TODAY } from './weeks.ts';

/**
 * A plain field as a district of its own: exactly `parcels` parcels and its red lines, no units, base map or history. For sizes
 * that no drawn town reaches; a million parcels fit.
 */
export async function generateField({
  parcels,
  seed,
  redLines = 300,
}: {
  parcels: number;
  seed: number;
  redLines?: number;
}): Promise<DistrictContainer> {
  const bench = generateBenchDistrict({ parcels, redLines, builds: 0, seed });
  const nextId = countIds(DEMO_TODAY, 0x2b);
  const district = { id: nextId(), name: '示范田（虚构）' };
  const layerId = nextId();
  const ids = Array.from({ length: parcels }, () => nextId());
  const parcelNo = ids.map(
    (_, i) => `990102001${String(1 + Math.floor(i / 100_000)).padStart(3, '0')}GB${String(i % 100_000).padStart(5, '0')}`,
  );
  const bytes = writePackage({
    district: district.id,
    layer: layerId,
    plane: DEMO_PLANE,
    columns: bench.parcels,
    ids,
    properties: [{ name: 'parcelNo', values: parcelNo }],
  });
  const sha256 = await hashName(bytes);
  const settings = { ...DEFAULT_SETTINGS, plane: DEMO_PLANE, bounds: boundsOf(cornersOf(bench.parcels.coordinates)) };

  const on = DEMO_TODAY;
  const by = 'planner-1';
  const layer = {
    id: layerId,
    kind: 'parcels',
    name: '宗地',
    source: { fileName: 'demo', format: 'chidu-package', crs: 'EPSG:4490' },
    notes: [],
    package_sha256: sha256,
    count: parcels,
  } as const;
  const drawn = Array.from({ length: redLines }, (_, row): Event => {
    const [[ring]] = readNestedRings(bench.redLines, row);
    const name = `示范红线 ${row + 1}`;
    const redLine = {
      id: nextId(),
      name,
      nameEn: `Red line ${row + 1}`,
      project: name,
      approvalNo: `${row + 1}`,
      regime: 'other',
      targets: [],
    } as const;
    return {
      on,
      by,
      act: (register) =>
        drawRedLine(register, { redLine, shape: toShape([[ring.slice(0, -1)]], 'constructed', 0.05), reason: '示范', on }),
    };
  });
  const events: Event[] = [
    { on, by, act: (register) => createDistrict(register, { ...district, on, plane: DEMO_PLANE, bounds: settings.bounds }) },
    { on, by, act: (register) => importLayer(register, { layer, on }) },
    ...drawn,
  ];
  return { district, settings, packages: new Map([[sha256, bytes]]), photos: new Map(), feed: writeFeed(events, on) };
}
