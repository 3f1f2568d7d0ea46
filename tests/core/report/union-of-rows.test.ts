import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { indexPolygons } from '../../../src/core/overlay/index-polygons.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import { tabulateSelfOverlaps } from '../../../src/core/overlay/self-overlap.ts';
import { unionOfRows_cm2 } from '../../../src/core/report/union-of-rows.ts';
import { oracleUnion } from '../../support/clip-oracle.ts';
import { createRandom, randomShape } from '../../support/random-polygons.ts';
import { SEED, seeded } from '../../support/seeded.ts';

it(`land of some rows is that of the real union of these rows, whatever the others claim (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.integer(), fc.uniqueArray(fc.nat(9), { minLength: 1 }), (seed, rows) => {
      const random = createRandom(seed);
      const shapes = Array.from({ length: 10 }, () => randomShape(random, 60_000));
      const view = measureView(buildColumns(shapes), 'planar', Float64Array.from(buildColumns(shapes).coordinates));
      const pairs = tabulateSelfOverlaps(view, indexPolygons(view));
      const [first, ...others] = rows.map((row) => shapes[row]);
      const truth_cm2 = 10_000 * oracleUnion(first, ...others);
      expect(Math.abs((unionOfRows_cm2(view, rows, pairs) ?? -1) - truth_cm2)).toBeLessThan(150 * rows.length);
    }),
    seeded(60),
  );
});
