/** Seeded shapes in whole millimetres for geometry tests. */

export type Ring = [number, number][];
/** polygon → ring → vertex, as the columns builder takes it. */
export type Shape = Ring[][];
export type Random = () => number;

/** Repeatable numbers in [0, 1): a 32-bit mixing generator. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000;
  };
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** A star-shaped outline around (x, y): simple, counter-clockwise, as ragged as `rough` (0…1). */
export function starRing(random: Random, x: number, y: number, radius: number, corners: number, rough: number): Ring {
  const ring: Ring = [];
  const turn = random() * 2 * Math.PI;
  for (let k = 0; k < corners; k++) {
    const angle = turn + (2 * Math.PI * (k + 0.6 * random())) / corners;
    const reach = radius * (1 - rough * random());
    ring.push([Math.round(x + reach * Math.cos(angle)), Math.round(y + reach * Math.sin(angle))]);
  }
  return closeRing(ring);
}

/** A star with, at times, a hole around its centre. */
export function randomShape(random: Random, span: number): Shape {
  const x = between(random, 0, span);
  const y = between(random, 0, span);
  const radius = between(random, span / 20, span / 3);
  const shell = starRing(random, x, y, radius, 3 + Math.floor(random() * 40), 0.5);
  if (shell.length < 9 || random() < 0.6) return [[shell]];
  // Chords between neighbouring corners stay outside a third of the least reach once there are eight corners.
  return [[shell, starRing(random, x, y, radius / 5, 6, 0.3).reverse()]];
}

export function closeRing(ring: Ring): Ring {
  return [...ring, ring[0]];
}

export function turnRing(ring: Ring, x: number, y: number, angle: number): Ring {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return ring.map(([px, py]) => [Math.round(x + px * cosine - py * sine), Math.round(y + px * sine + py * cosine)]);
}
