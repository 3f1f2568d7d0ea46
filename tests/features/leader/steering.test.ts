import { describe, expect, it } from 'vitest';
import { stepOfKey, stepOfSwipe } from '../../../src/features/leader/tour/steering.ts';

describe('a tour is steered', () => {
  it.each([
    ['ArrowRight', 2],
    [' ', 2],
    ['PageDown', 2],
    ['ArrowLeft', 0],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 3],
    ['1', 0],
    ['4', 3],
    ['5', null],
    ['0', null],
    ['a', null],
  ])('by %s', (key, to) => expect(stepOfKey(key, 1, 3)).toBe(to));

  it('and does not leave its first and last stop', () => {
    expect([stepOfKey('PageUp', 0, 3), stepOfKey('PageDown', 3, 3)]).toEqual([0, 3]);
  });

  it.each([
    ['to the left', -90, 10, 200, 1],
    ['to the right', 90, -10, 200, -1],
    ['a tap', 4, 2, 50, 0],
    ['a scroll', -60, 200, 300, 0],
    ['a hand that rested', -90, 0, 2000, 0],
  ])('by a finger: %s', (_, dx, dy, ms, step) => expect(stepOfSwipe(dx, dy, ms)).toBe(step));
});
