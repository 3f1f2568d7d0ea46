import { describe, expect, it } from 'vitest';
import { sideLabels } from '../../../../src/features/planner/inspection/side-labels.ts';

const SIDE = { from: [109.4, 24.3] as const, to: [109.4001, 24.3] as const, length_m: 10.137 };
const textOf = (made: { origin: string; sigma_m?: number; relativeSigma_m?: number }) =>
  sideLabels({ sides: [SIDE], ...made })?.[0].text;

describe('lengths along what is selected', () => {
  it('show no digits that corners known to metres cannot give', () => {
    expect(textOf({ origin: 'gps', sigma_m: 5 })).toBe('10.1 m');
    expect(textOf({ origin: 'gps', sigma_m: 8 })).toBe('10 m');
    expect(textOf({ origin: 'digitised', sigma_m: 0.5 })).toBe('10.14 m');
  });

  it('go by what corners err against each other, where they share an error of place', () => {
    expect(textOf({ origin: 'constructed', sigma_m: 20, relativeSigma_m: 1 })).toBe('10.1 m');
  });

  it('keep their centimetres where they were surveyed, or nobody stated an error', () => {
    expect(textOf({ origin: 'surveyed', sigma_m: 0.05 })).toBe('10.14 m');
    expect(textOf({ origin: 'imported' })).toBe('10.14 m');
  });
});
