import type { NestedRings } from './build-columns.ts';
import type { CutTile } from './cut-tile.ts';
import { hasFaultyRings, type TileRing } from './tile-ring-faults.ts';

/** Clipping takes milliseconds per hundred vertices; what has more stays as it was cut. */
const MOST_VERTICES = 4_000;
/** Rounding crossings to the tile's grid may cross once more; each round leaves less. */
const ROUNDS = 4;
/** Beyond all that a tile with its buffer holds, in its units. */
const FRAME = 16_384;

type Parts = readonly (readonly TileRing[])[];

/**
 * The same tile with valid polygons: rounding to its grid lets the two sides of a narrow neck change places or fall together, which
 * no map shows but which other programs refuse. Such features are read by the non-zero rule, fallen-in necks part them, and spikes
 * are dropped; one of which nothing is left stays as it was cut, and so does one with more vertices than a repair may take.
 */
export async function repairTile(tile: CutTile): Promise<CutTile> {
  const features = Array.from(tile.rows, (_, feature) => readParts(tile, feature));
  if (!features.some(isFaulty)) return tile;
  const repaired: Parts[] = [];
  for (const parts of features) repaired.push(isFaulty(parts) ? await repairParts(parts) : parts);
  return { ...tile, ...layOut(repaired) };
}

const isFaulty = (parts: Parts): boolean => hasFaultyRings(parts.flat());

async function repairParts(parts: Parts): Promise<Parts> {
  if (parts.flat().reduce((sum, ring) => sum + ring.length, 0) > MOST_VERTICES) return parts;
  const { intersectPolygons } = await import('./turf-clipping.ts');
  let rounded = parts;
  for (let round = 0; round < ROUNDS && isFaulty(rounded); round++) {
    const clipped = intersectPolygons([rounded.map((part) => part.map((ring) => [...ring, ring[0]])), EVERYWHERE]);
    if (!clipped.ok) return parts;
    rounded = roundParts(clipped.polygons);
  }
  return rounded.length > 0 ? rounded : parts;
}

const EVERYWHERE: NestedRings = [
  [
    [
      [-FRAME, -FRAME],
      [FRAME, -FRAME],
      [FRAME, FRAME],
      [-FRAME, FRAME],
      [-FRAME, -FRAME],
    ],
  ],
];

/** Open rings on the grid, shells turning positive and holes negative; what fell together is left out. */
function roundParts(polygons: NestedRings): Parts {
  const parts: TileRing[][] = [];
  for (const polygon of polygons) {
    const rings: TileRing[] = [];
    for (const [k, ring] of polygon.entries()) {
      const rounded = ring.slice(1).map(([x, y]) => [Math.round(x), Math.round(y)] as const);
      const distinct = rounded.filter(([x, y], v) => {
        const [beforeX, beforeY] = rounded.at(v - 1) ?? [x, y];
        return x !== beforeX || y !== beforeY;
      });
      const doubled = doubledArea(distinct);
      if (doubled !== 0) rings.push(doubled > 0 === (k === 0) ? distinct : distinct.toReversed());
      else if (k === 0) break;
    }
    if (rings.length > 0) parts.push(rings);
  }
  return parts;
}

function doubledArea(ring: TileRing): number {
  let doubled = 0;
  for (let v = 0; v < ring.length; v++) {
    const [x, y] = ring[v];
    const [nextX, nextY] = ring[(v + 1) % ring.length];
    doubled += x * nextY - nextX * y;
  }
  return doubled;
}

function readParts({ featureOffsets, polygonOffsets, ringOffsets, coordinates }: CutTile, feature: number): Parts {
  const parts: TileRing[][] = [];
  for (let p = featureOffsets[feature]; p < featureOffsets[feature + 1]; p++) {
    const rings: TileRing[] = [];
    for (let r = polygonOffsets[p]; r < polygonOffsets[p + 1]; r++) {
      const ring: [number, number][] = [];
      for (let v = ringOffsets[r]; v < ringOffsets[r + 1]; v++) ring.push([coordinates[2 * v], coordinates[2 * v + 1]]);
      rings.push(ring);
    }
    parts.push(rings);
  }
  return parts;
}

function layOut(features: readonly Parts[]): Pick<CutTile, 'featureOffsets' | 'polygonOffsets' | 'ringOffsets' | 'coordinates'> {
  const parts = features.flat();
  const rings = parts.flat();
  return {
    featureOffsets: offsetsOf(features),
    polygonOffsets: offsetsOf(parts),
    ringOffsets: offsetsOf(rings),
    coordinates: Int32Array.from(rings.flat(2)),
  };
}

function offsetsOf(lists: readonly { readonly length: number }[]): Uint32Array {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach(({ length }, n) => {
    offsets[n + 1] = offsets[n] + length;
  });
  return offsets;
}
