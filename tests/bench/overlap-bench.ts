import { area, featureCollection, intersect, multiPolygon } from '@turf/turf';
import polygonClipping, { type MultiPolygon } from 'polygon-clipping';
import { readNestedRings } from '../../src/core/overlay/build-columns.ts';
import { tabulateOverlaps } from '../../src/core/overlay/overlap-table.ts';
import type { PolygonView } from '../../src/core/overlay/polygon-set.ts';
import { indexPolygons } from '../../src/core/overlay/index-polygons.ts';
import { type BenchLand, BENCH_RED_LINES } from './bench-district.ts';
import { timeEngines } from './measure-cpu.ts';
import { timePostgis } from './postgis.ts';
import type { Report } from './report.ts';
import { polygonsArea_m2 } from './rings-area.ts';
import { samplePairs } from './sample-pairs.ts';

/** Before rounding to cm². */
const TOLERANCE_M2 = 1e-6;

/** All overlaps of parcels with red lines: our engine on all of it, Turf and polygon-clipping on a sample of its candidate pairs. */
export async function benchOverlaps(report: Report, land: BenchLand, sampleSize: number, seed: number): Promise<void> {
  const { parcels, index, redLines, plane } = land;
  const part = `${parcels.columns.count.toLocaleString('en')} parcels × ${BENCH_RED_LINES} red lines`;
  report.begin(part);
  const { candidates, pairs } = samplePairs(index, redLines, sampleSize, seed);
  const table = tabulateOverlaps(parcels, index, redLines);
  const areaOf = new Map<number, number>();
  for (let k = 0; k < table.count; k++) areaOf.set(table.subject[k] * BENCH_RED_LINES + table.clip[k], table.area_m2[k]);
  report.add({ part, what: 'candidate pairs', value: candidates, unit: '' });
  report.add({ part, what: 'overlaps over 1 mm²', value: table.count, unit: '' });

  const planar = pairs.map(([subject, clip]) => [shapeOf(parcels, subject), shapeOf(redLines, clip)] as const);
  let worst = 0;
  planar.forEach(([subject, clip], k) => {
    const own = areaOf.get(pairs[k][0] * BENCH_RED_LINES + pairs[k][1]) ?? 0;
    worst = Math.max(worst, Math.abs(own - polygonsArea_m2(polygonClipping.intersection(subject, clip))));
  });
  report.gate(
    part,
    `${pairs.length} sampled pairs as polygon-clipping has them, worst ${worst.toExponential(1)} m²`,
    worst <= TOLERANCE_M2,
  );
  const degrees = pairs.map(([subject, clip]) => featureCollection([degreesOf(parcels, subject), degreesOf(redLines, clip)]));
  const scale = candidates / pairs.length;
  const timings = await timeEngines([
    { name: 'Chidu, all pairs', run: () => tabulateOverlaps(parcels, index, redLines) },
    {
      name: 'polygon-clipping + flatbush',
      scale,
      run: () => planar.reduce((sum, [subject, clip]) => sum + polygonsArea_m2(polygonClipping.intersection(subject, clip)), 0),
    },
    { name: 'Turf + flatbush', scale, run: () => degrees.reduce((sum, both) => sum + turfArea(both), 0) },
  ]);
  report.addTimings(part, timings);
  report.addTimings(
    `${part}: index`,
    await timeEngines([{ name: 'Chidu, index of parcels', run: () => indexPolygons(parcels) }]),
  );
  await timePostgis(report, part, land, table, timings[0].cpu_ms);

  function degreesOf(view: PolygonView, row: number): ReturnType<typeof multiPolygon> {
    return multiPolygon(
      readNestedRings(view.columns, row).map((rings) =>
        rings.map((ring) => {
          const lonLat = plane.toLonLat(Float64Array.from(ring.flat()));
          return ring.map((_, k) => [lonLat[2 * k], lonLat[2 * k + 1]]);
        }),
      ),
    );
  }
}

const shapeOf = (view: PolygonView, row: number): MultiPolygon => readNestedRings(view.columns, row);

function turfArea(both: Parameters<typeof intersect>[0]): number {
  const shape = intersect(both);
  return shape === null ? 0 : area(shape);
}
