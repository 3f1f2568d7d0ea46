import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaOfBox } from '../../src/core/report/field-package/area-of-box.ts';
import { connectEngine, startDemoEngine } from '../support/demo-engine.ts';

const SEED = 20261128;
const [WEST, SOUTH, EAST, NORTH] = [134.195, 23.995, 134.21, 24.008] as const;

it(`measures whatever is drawn inside the area as the whole district does, to the cm² (seed ${SEED})`, async () => {
  const whole = await startDemoEngine();
  const part = connectEngine();
  try {
    const request = {
      area: areaOfBox([WEST, SOUTH, EAST, NORTH]),
      for: 'patrol-3',
      madeOn: '2026-11-28',
      expiresOn: '2026-12-05',
    };
    const stamps = { received: [], at: '2026-11-28T02:00:00.000Z', seed: '5eed'.repeat(8) };
    const { bytes } = await whole.engine.makeField([request, stamps]);
    const { feed, packages } = await part.engine.readField([bytes, 'field.chidu']);
    await part.engine.open([{ from: 'parts', feed, packages }]);
    const place = fc.record({
      x: fc.double({ min: 0, max: 0.9, noNaN: true }),
      y: fc.double({ min: 0, max: 0.9, noNaN: true }),
      size: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
    });
    const met = async (engine: typeof whole.engine, shape: ReturnType<typeof areaOfBox>) => {
      const moment = { kind: 'sighting', shape, sigma_m: 1, seenOn: '2026-11-28' } as const;
      const [lon, lat] = shape.coordinates[0][0];
      const { drawing, permitsKnown } = await engine.judgeCapture([moment, { at: [lon, lat], accuracy_m: 5 }, '2026-11-28']);
      return {
        area: drawing.area,
        // A cut layer does not tell any more which villages have permits on record.
        permitsKnown,
        met: drawing.met.map(({ subject, sum_cm2, slivers_cm2, rows }) => [
          subject,
          sum_cm2,
          slivers_cm2,
          rows.map(({ area_cm2 }) => area_cm2),
        ]),
      };
    };
    await fc.assert(
      fc.asyncProperty(place, async ({ x, y, size }) => {
        const [west, south] = [WEST + x * (EAST - WEST), SOUTH + y * (NORTH - SOUTH)];
        const shape = areaOfBox([west, south, west + size * (EAST - WEST), south + size * (NORTH - SOUTH)]);
        const [a, b] = [await met(whole.engine, shape), await met(part.engine, shape)];
        expect(b.area).toEqual(a.area);
        expect(b.permitsKnown).toBe(a.permitsKnown);
        expect(b.met.filter(([subject]) => subject !== 'sightings')).toEqual(
          a.met.filter(([subject]) => subject !== 'sightings'),
        );
      }),
      { seed: SEED, numRuns: 60 },
    );
  } finally {
    whole.stop();
    part.stop();
  }
});
