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
