import { buildColumns } from '../../src/core/overlay/build-columns.ts';
import { digestOverlaps } from '../../src/core/overlay/digest.ts';
import { indexPolygons } from '../../src/core/overlay/index-polygons.ts';
import { measureView } from '../../src/core/overlay/measure-view.ts';
import { type OverlapTable, tabulateOverlaps } from '../../src/core/overlay/overlap-table.ts';
import type { PolygonView } from '../../src/core/overlay/polygon-set.ts';
import { between, closeRing, createRandom, type Random, type Shape } from './random-polygons.ts';

/** Digest of a fixed set of overlaps; made without functions that engines may round differently, to be run in Node and in Chromium. */
export function digestGoldenSet(): string {
  return digestOverlaps(tabulateGoldenSet().table);
}

export function tabulateGoldenSet(): { subjects: Shape[]; clips: Shape[]; table: OverlapTable } {
  const random = createRandom(32);
  const subjects = Array.from({ length: 3000 }, () => quad(random, 60_000));
  const clips = Array.from({ length: 40 }, () => quad(random, 700_000));
  const view = viewOf(subjects);
  return { subjects, clips, table: tabulateOverlaps(view, indexPolygons(view), viewOf(clips)) };
}

/** Digest of the set as measured in Node 20 with halves of a cm² settled up (16 of its pairs); overlap-table.test.ts holds the same pairs against polygon-clipping. */
export const GOLDEN_DIGEST = '8e982d321b368eda';

function quad(random: Random, side: number): Shape {
  const x = Math.round(between(random, 0, 2_000_000));
  const y = Math.round(between(random, 0, 2_000_000));
  const off = (): number => Math.round(between(random, 0, side / 3));
  return [
    [
      closeRing([
        [x + off(), y + off()],
        [x + side - off(), y + off()],
        [x + side - off(), y + side - off()],
        [x + off(), y + side - off()],
      ]),
    ],
  ];
}

function viewOf(shapes: Shape[]): PolygonView {
  const columns = buildColumns(shapes);
  return measureView(columns, 'planar', columns.coordinates);
}
