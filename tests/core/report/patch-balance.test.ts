import { expect, it } from 'vitest';
import { balancePatch } from '../../../src/core/report/patch-balance.ts';

const CARD = {
  patch: 1_000_000,
  farmland: 600_000,
  construction: 300_000,
  unused: 100_000,
  cropland: 500_000,
  basicFarmland: 400_000,
  inPlan: 250_000,
  offPlan: 750_000,
};
const broken = (areas: Parameters<typeof balancePatch>[0]) =>
  balancePatch(areas).flatMap(({ code, holds }) => (holds ? [] : [code]));

it('a card that adds up breaks no rule, whole square centimetres compared', () => {
  expect(broken(CARD)).toEqual([]);
  expect(broken({ ...CARD, construction: 300_001 })).toEqual(['classes']);
});

it('each rule of the card is told by itself', () => {
  expect(broken({ ...CARD, offPlan: 740_000 })).toEqual(['plan']);
  expect(broken({ ...CARD, cropland: 610_000 })).toEqual(['cropland']);
  expect(broken({ ...CARD, basicFarmland: 510_000 })).toEqual(['basic-farmland']);
});

it('of what the card does not state nothing is judged', () => {
  expect(balancePatch({ patch: 10 })).toEqual([]);
  expect(broken({ patch: 10, inPlan: 4, offPlan: 6 })).toEqual([]);
});

it('a figure that is not stated is unknown, never 0', () => {
  expect(balancePatch({ patch: 10, farmland: 6 })).toEqual([
    { code: 'classes', kind: 'within', left_cm2: 6, right_cm2: 10, holds: true },
  ]);
  expect(broken({ patch: 10, inPlan: 6 })).toEqual([]);
  expect(broken({ patch: 10, cropland: 6 })).toEqual([]);
  expect(broken({ patch: 10, farmland: 8, basicFarmland: 6 })).toEqual([]);
  expect(balancePatch({ farmland: 3, construction: 4, unused: 3 })).toEqual([]);
});

it('what cannot be whatever the missing figures are is told all the same', () => {
  expect(broken({ patch: 10, farmland: 8, construction: 3 })).toEqual(['classes']);
  expect(broken({ patch: 10, offPlan: 11 })).toEqual(['plan']);
  expect(broken({ patch: 10, cropland: 11 })).toEqual(['cropland']);
  expect(broken({ patch: 10, farmland: 5, basicFarmland: 6 })).toEqual(['basic-farmland']);
});
