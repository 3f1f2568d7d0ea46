type Box = readonly [west: number, south: number, east: number, north: number];

/** Children of a node; the number stands in the header. */
export const NODE_SIZE = 16;
/** Four sides and a place. */
const ITEM_BYTES = 40;

/**
 * The index of a FlatGeobuf file: a packed R-tree, its root first and its leaves last. A leaf points at its feature by bytes from the
 * first feature, a node above it at its first child by the number of that item.
 * @param boxes of the features in the order in which they are written, which is the tree's; at least one
 * @param lengths of the features, in bytes
 */
export function writePackedTree(boxes: readonly Box[], lengths: readonly number[]): Uint8Array {
  const levels: (readonly Box[])[] = [boxes];
  while (levels.length < 2 || levels[0].length > 1) levels.unshift(coversOf(levels[0]));
  const count = levels.reduce((sum, { length }) => sum + length, 0);
  const view = new DataView(new ArrayBuffer(ITEM_BYTES * count));
  let item = 0;
  let place = 0;
  levels.forEach((level, depth) => {
    const below = item + level.length;
    level.forEach((box, n) => {
      const at = ITEM_BYTES * item++;
      box.forEach((side, which) => view.setFloat64(at + 8 * which, side, true));
      const isLeaf = depth === levels.length - 1;
      view.setBigUint64(at + 32, BigInt(isLeaf ? place : below + n * NODE_SIZE), true);
      if (isLeaf) place += lengths[n];
    });
  });
  return new Uint8Array(view.buffer);
}

const coversOf = (boxes: readonly Box[]): Box[] =>
  Array.from({ length: Math.ceil(boxes.length / NODE_SIZE) }, (_, n) =>
    boxes
      .slice(n * NODE_SIZE, (n + 1) * NODE_SIZE)
      .reduce((all, box) => [
        Math.min(all[0], box[0]),
        Math.min(all[1], box[1]),
        Math.max(all[2], box[2]),
        Math.max(all[3], box[3]),
      ]),
  );
