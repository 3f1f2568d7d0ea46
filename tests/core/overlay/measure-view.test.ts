import { expect, it } from 'vitest';
import { ringsArea_m2 } from '../../../src/core/measure/area.ts';
import { settle } from '../../../src/core/measure/settle.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';

/** A right triangle with two sides along the axes, whole millimetres. */
const triangle = (width: number, height: number): [number, number][][][] => [
  [
    [
      [0, 0],
      [width, 0],
      [0, height],
      [0, 0],
    ],
  ],
];

// Twice the area in mm², divided by 200, ends with a half: cm² by hand.
it.each([
  [9_445_859, 100, 4_722_930],
  [54_092_155, 100, 27_046_078],
  [169_767, 100, 84_884],
])('%i × %i mm: an area on half a square centimetre goes up, as in its certificate', (width, height, cm2) => {
  const columns = buildColumns([triangle(width, height)]);
  expect(settle(measureView(columns, 'planar', columns.coordinates).areas_m2[0])).toBe(cm2);
  expect(settle(ringsArea_m2(columns.coordinates, columns.ringOffsets, 0, 1))).toBe(cm2);
});
