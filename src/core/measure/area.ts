/** Whole numbers up to here are exact in a double. */
const EXACT = Number.MAX_SAFE_INTEGER;

/**
 * Twice the signed area of one ring in whole mm, in mm²: positive counter-clockwise. The ring's vertices are `from` … `to − 1`
 * of the interleaved columns; its closing vertex may be repeated or not. Products are taken relative to the first vertex.
 * The result is exact up to 2⁵³ mm² (4 503 km²) and correctly rounded beyond, whatever the ring's size.
 */
export function ringTwiceArea_mm2(coordinates: Int32Array, from: number, to: number): number {
  const x0 = coordinates[2 * from];
  const y0 = coordinates[2 * from + 1];
  let sum = 0;
  let bound = 0;
  let x = 0;
  let y = 0;
  for (let i = 2 * from + 2; i < 2 * to; i += 2) {
    const nextX = coordinates[i] - x0;
    const nextY = coordinates[i + 1] - y0;
    const plus = x * nextY;
    const minus = nextX * y;
    bound += Math.abs(plus) + Math.abs(minus);
    sum += plus - minus;
    x = nextX;
    y = nextY;
  }
  // While the sizes add up to an exact number, so has every product and every partial sum been.
  return bound <= EXACT ? sum : largeRingTwiceArea_mm2(coordinates, from, to);
}

function largeRingTwiceArea_mm2(coordinates: Int32Array, from: number, to: number): number {
  const x0 = coordinates[2 * from];
  const y0 = coordinates[2 * from + 1];
  let total = 0n;
  let sum = 0;
  let bound = 0;
  let x = 0;
  let y = 0;
  for (let i = 2 * from + 2; i < 2 * to; i += 2) {
    const nextX = coordinates[i] - x0;
    const nextY = coordinates[i + 1] - y0;
    const plus = x * nextY;
    const minus = nextX * y;
    const size = Math.abs(plus) + Math.abs(minus);
    if (bound + size > EXACT) {
      total += BigInt(sum);
      sum = 0;
      bound = 0;
    }
    if (size > EXACT) {
      total += BigInt(x) * BigInt(nextY) - BigInt(nextX) * BigInt(y);
    } else {
      sum += plus - minus;
      bound += size;
    }
    x = nextX;
    y = nextY;
  }
  return Number(total + BigInt(sum));
}

/**
 * Twice the signed area of one ring of fractional coordinates, in their unit squared (mm² for the equal-area plane), relative
 * to the ring's first vertex so that no digits are lost to the distance from the origin.
 */
export function ringTwiceArea(coordinates: Float64Array, from: number, to: number): number {
  const x0 = coordinates[2 * from];
  const y0 = coordinates[2 * from + 1];
  let sum = 0;
  let x = 0;
  let y = 0;
  for (let i = 2 * from + 2; i < 2 * to; i += 2) {
    const nextX = coordinates[i] - x0;
    const nextY = coordinates[i + 1] - y0;
    sum += x * nextY - nextX * y;
    x = nextX;
    y = nextY;
  }
  return sum;
}

/**
 * Area in m² of the rings `firstRing` … `lastRing − 1` in millimetre coordinates, each ring by its sign: with shells
 * counter-clockwise and holes clockwise, holes are subtracted.
 */
export function ringsArea_m2(
  coordinates: Int32Array | Float64Array,
  ringOffsets: Uint32Array,
  firstRing: number,
  lastRing: number,
): number {
  let twice_mm2 = 0;
  for (let ring = firstRing; ring < lastRing; ring++) {
    const from = ringOffsets[ring];
    const to = ringOffsets[ring + 1];
    twice_mm2 +=
      coordinates instanceof Int32Array ? ringTwiceArea_mm2(coordinates, from, to) : ringTwiceArea(coordinates, from, to);
  }
  return twice_mm2 / 2e6;
}
