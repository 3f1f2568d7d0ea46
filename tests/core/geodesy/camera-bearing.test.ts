import { expect, it } from 'vitest';
import { cameraBearing_deg } from '../../../src/core/geodesy/camera-bearing.ts';

/** alpha, beta, gamma as a phone tells them → where the camera on its back looks. */
it.each([
  ['upright, screen to the south', 0, 90, 0, 0],
  ['upright, turned a quarter to the left', 90, 90, 0, 270],
  ['upright, turned a quarter to the right', 270, 90, 0, 90],
  ['tilted back by 30°', 0, 60, 0, 0],
  ['on its left side, level', 0, 0, -90, 90],
  ['on its right side, level', 0, 0, 90, 270],
])('%s', (_, alpha, beta, gamma, bearing) => {
  expect(cameraBearing_deg(alpha, beta, gamma)).toBeCloseTo(bearing, 6);
});

it('looking at the ground it has no direction', () => expect(cameraBearing_deg(120, 0, 0)).toBeNull());
