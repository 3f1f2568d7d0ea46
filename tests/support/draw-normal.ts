import type { Random } from '../../src/demo/random.ts';

/** Draws of the standard normal distribution (Box-Muller), which repeat with the random source. */
export const drawNormal = (random: Random) => (): number =>
  Math.sqrt(-2 * Math.log(random.between(1e-12, 1))) * Math.cos(2 * Math.PI * random.between(0, 1));
