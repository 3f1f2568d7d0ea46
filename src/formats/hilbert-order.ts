/** Side of the grid on which places are numbered: 16 bits each way. */
const SIDE = 0xffff;

/**
 * Boxes in the order of their middles along a Hilbert curve over all of them: what lies together comes together.
 * @param boxes west, south, east, north of each
 * @returns numbers of the boxes, in that order; equal places in their own order
 */
export function hilbertOrder(boxes: readonly (readonly [number, number, number, number])[]): number[] {
  const whole = boxes.reduce(
    ([west, south, east, north], box) => [
      Math.min(west, box[0]),
      Math.min(south, box[1]),
      Math.max(east, box[2]),
      Math.max(north, box[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const cell = (low: number, high: number, from: number, to: number): number =>
    to > from ? Math.floor((SIDE * ((low + high) / 2 - from)) / (to - from)) : 0;
  const places = boxes.map(([west, south, east, north]) =>
    hilbertPlace(cell(west, east, whole[0], whole[2]), cell(south, north, whole[1], whole[3])),
  );
  return boxes.map((_, n) => n).sort((a, b) => places[a] - places[b] || a - b);
}

/** How far along the curve a cell lies (Hilbert 1891, by quadrants from the largest to the smallest). */
function hilbertPlace(x: number, y: number): number {
  let place = 0;
  for (let half = 0x8000; half > 0; half >>= 1) {
    const right = (x & half) > 0 ? 1 : 0;
    const upper = (y & half) > 0 ? 1 : 0;
    place += half * half * ((3 * right) ^ upper);
    if (upper === 1) continue;
    if (right === 1) [x, y] = [SIDE - x, SIDE - y];
    [x, y] = [y, x];
  }
  return place;
}
