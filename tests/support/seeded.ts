import type { Parameters } from 'fast-check';

/** Seed of every property test: `CHIDU_SEED`, else a fixed one. fast-check prints it together with the counterexample. */
export const SEED = Number(process.env.CHIDU_SEED ?? 20261123);

/** Parameters for `fc.assert`: seeded, with the number of runs. */
export function seeded(numRuns = 200): Parameters<unknown> {
  return { seed: SEED, numRuns };
}
