import { createDistrictPlane, proposePlane } from '../../src/core/geodesy/district-plane.ts';
import { MeasuredPolygons } from '../../src/core/overlay/measured-polygons.ts';
import { tabulateOverlaps } from '../../src/core/overlay/overlap-table.ts';
import { admitTable } from '../../src/formats/admit-table.ts';
import { readFile } from '../../src/formats/catalog.ts';
import { GEOMETRY, GEOMETRY_TYPES, type FeatureTable } from '../../src/formats/feature-table.ts';
import { writeGeojson } from '../../src/formats/geojson/write.ts';
import { locateTable } from '../../src/formats/locate-table.ts';
import type { PolygonView } from '../../src/core/overlay/polygon-set.ts';
import type { BenchLand } from './bench-district.ts';
import { countHeldBytes, cpuNow, medianOf } from './measure-cpu.ts';
import type { Report } from './report.ts';

const ROUNDS = 5;
const STAGES = ['read', 'locate', 'admit', 'index', 'overlaps', 'all'] as const;

/** From the bytes of a GeoJSON file to all overlaps with the red lines, stage by stage, and what stays in memory beside the bytes. */
export async function benchLoading(report: Report, land: BenchLand): Promise<void> {
  const parcelBytes = writeFeatures(land, land.parcels);
  const redLineBytes = writeFeatures(land, land.redLines);
  const part = `file of ${land.parcels.columns.count.toLocaleString('en')} parcels (${(parcelBytes.length / 1e6).toFixed(0)} MB GeoJSON) to all overlaps`;
  report.begin(part);
  const expected = tabulateOverlaps(land.parcels, land.index, land.redLines).settled_cm2.reduce((sum, cm2) => sum + cm2, 0);
  const redLines = await admit(redLineBytes);
  const warm = await loadOnce(parcelBytes, redLines);
  report.gate(
    part,
    `total as from the generator’s own columns within 1e-6 (${(warm.total_cm2 / 1e4).toFixed(2)} m²)`,
    Math.abs(warm.total_cm2 / expected - 1) < 1e-6,
  );
  const rounds: Loaded[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await loadOnce(parcelBytes, redLines));
  STAGES.forEach((stage, k) =>
    report.add({ part, what: `Chidu, ${stage}`, value: medianOf(rounds.map(({ cpu_ms }) => cpu_ms[k])), unit: 'ms CPU' }),
  );
  report.add({
    part,
    what: 'memory held beside the file’s bytes',
    value: medianOf(rounds.map(({ held_bytes }) => held_bytes)) / 1e6,
    unit: 'MB',
  });
}

interface Loaded {
  /** Per stage. */
  readonly cpu_ms: readonly number[];
  /** Memory in use with everything still held, less what was in use before. */
  readonly held_bytes: number;
  readonly total_cm2: number;
}

async function loadOnce(bytes: Uint8Array, redLines: Awaited<ReturnType<typeof admit>>): Promise<Loaded> {
  const before = await countHeldBytes();
  const marks = [cpuNow()];
  const { table } = await readFile(bytes, { fileName: 'parcels.geojson' });
  marks.push(cpuNow());
  const located = locateTable(table, 'parcels.geojson');
  marks.push(cpuNow());
  const plane = createDistrictPlane(redLines.plane);
  const admitted = await admitTable(table, located, plane);
  const parcels = new MeasuredPolygons(admitted.columns, plane);
  marks.push(cpuNow());
  const index = parcels.index('planar');
  marks.push(cpuNow());
  const overlaps = tabulateOverlaps(parcels.view('planar'), index, redLines.polygons.view('planar'));
  marks.push(cpuNow());
  const held_bytes = (await countHeldBytes()) - before;
  // Read after the memory was counted, so that the table, the polygons and the pairs were all still held.
  if (parcels.columns.count !== table.count || index.count !== table.count) throw new Error('parcels were refused');
  const cpu_ms = STAGES.map((_, stage) => (stage < 5 ? marks[stage + 1] - marks[stage] : marks[5] - marks[0]));
  return { cpu_ms, held_bytes, total_cm2: overlaps.settled_cm2.reduce((sum, cm2) => sum + cm2, 0) };
}

async function admit(bytes: Uint8Array) {
  const { table } = await readFile(bytes, { fileName: 'red-lines.geojson' });
  const located = locateTable(table, 'red-lines.geojson');
  if (located.bounds === null) throw new Error('no red lines');
  const plane = proposePlane(located.bounds);
  const district = createDistrictPlane(plane);
  return { plane, polygons: new MeasuredPolygons((await admitTable(table, located, district)).columns, district) };
}

/** Polygons of the bench as a GeoJSON file with three properties. */
export function writeFeatures({ plane }: BenchLand, { columns }: PolygonView): Uint8Array {
  const parts = columns.polygonOffsets.length - 1;
  const numbers = Array.from({ length: columns.count }, (_, row) => `990101${String(row).padStart(13, '0')}`);
  const table: FeatureTable = {
    count: columns.count,
    kinds: new Uint8Array(columns.count).fill(GEOMETRY.polygon),
    types: Uint8Array.from({ length: columns.count }, (_, row) =>
      GEOMETRY_TYPES.indexOf(columns.featureOffsets[row + 1] - columns.featureOffsets[row] > 1 ? 'MultiPolygon' : 'Polygon'),
    ),
    featureOffsets: columns.featureOffsets,
    partKinds: new Uint8Array(parts).fill(GEOMETRY.polygon),
    partOffsets: columns.polygonOffsets,
    ringOffsets: columns.ringOffsets,
    coordinates: plane.toLonLat(columns.coordinates),
    ids: numbers.map(() => null),
    propertyNames: ['parcelNo', 'landUse', 'area'],
    property: (name) =>
      name === 'parcelNo'
        ? numbers
        : name === 'landUse'
          ? numbers.map((_, row) => `0${1 + (row % 9)}01`)
          : numbers.map((_, row) => row / 8),
    locate: () => ({}),
    crs: { name: 'EPSG:4326', found_by: 'format' },
  };
  return writeGeojson(table, { decimals: 9 });
}
