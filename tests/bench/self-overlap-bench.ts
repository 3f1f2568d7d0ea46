import polygonClipping from 'polygon-clipping';
import { readNestedRings } from '../../src/core/overlay/build-columns.ts';
import { tabulateSelfOverlaps } from '../../src/core/overlay/self-overlap.ts';
import { createRandom } from '../../src/demo/random.ts';
import type { BenchLand } from './bench-district.ts';
import { timeEngines } from './measure-cpu.ts';
import type { Report } from './report.ts';
import { polygonsArea_m2 } from './rings-area.ts';

const SAMPLE = 300;

/** Double claims: every parcel against its neighbours. */
export async function benchSelfOverlaps(report: Report, { parcels, index }: BenchLand, seed: number): Promise<void> {
  const part = `double claims among ${parcels.columns.count.toLocaleString('en')} parcels`;
  report.begin(part);
  const table = tabulateSelfOverlaps(parcels, index);
  const random = createRandom(seed);
  let worst = 0;
  for (let n = 0; n < Math.min(SAMPLE, table.count); n++) {
    const k = random.whole(0, table.count - 1);
    const truth = polygonsArea_m2(
      polygonClipping.intersection(
        readNestedRings(parcels.columns, table.subject[k]),
        readNestedRings(parcels.columns, table.clip[k]),
      ),
    );
    worst = Math.max(worst, Math.abs(truth - table.area_m2[k]));
  }
  report.gate(part, `sampled pairs as polygon-clipping has them, worst ${worst.toExponential(1)} m²`, worst <= 1e-6);
  report.add({ part, what: 'overlapping pairs', value: table.count, unit: '' });
  report.addTimings(part, await timeEngines([{ name: 'Chidu, all pairs', run: () => tabulateSelfOverlaps(parcels, index) }]));
}
