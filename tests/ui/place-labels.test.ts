import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels } from '../../src/ui/place-labels.ts';

it('labels that have room stay where they want to be', () => {
  expect(placeLabels([10, 40, 90], 14, 0, 100)).toEqual([10, 40, 90]);
});

it('labels never overlap nor leave the frame, in their order', () => {
  const heights = fc.array(fc.integer({ min: -20, max: 220 }), { maxLength: 6 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(heights, (wanted) => {
      const placed = placeLabels(wanted, 14, 0, 200);
      placed.forEach((y, n) => {
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(200);
        if (n > 0) expect(y - placed[n - 1]).toBeGreaterThanOrEqual(14);
      });
    }),
    { seed: 20261123 },
  );
});
