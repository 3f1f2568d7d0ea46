/** Below this many edges all of them are looked at. */
const FEW_EDGES = 32;
/** Edges that a band holds on average, and how often an edge may stand in the bands. */
const EDGES_PER_BAND = 4;
const MOST_ENTRIES = 4;

/** Which band of y an edge lies in, so that a point is judged by the edges beside it and not by all. */
interface Bands {
  readonly south: number;
  readonly perBand: number;
  readonly count: number;
  /** band → its edges in `edges` */
  readonly offsets: Uint32Array;
  /** Edges by their last vertex, in order. */
  readonly edges: Uint32Array;
}

/** Edges looked at so far, to be bounded by who asks. */
export interface Work {
  looks: number;
}

/** The edges of a ring (x, y interleaved, closed or not), asked where points lie. */
export class RingEdges {
  private bands: Bands | null | undefined;

  constructor(
    private readonly ring: Float64Array,
    private readonly work: Work,
  ) {}

  /** 1 inside, −1 outside, 0 on an edge. */
  sideOf(x: number, y: number): -1 | 0 | 1 {
    if (this.bands === undefined) this.bands = this.ring.length / 2 > FEW_EDGES ? createBands(this.ring) : null;
    const { ring, bands } = this;
    const band = bands ? bandOf(bands, y) : 0;
    const from = bands ? bands.offsets[band] : 0;
    const to = bands ? bands.offsets[band + 1] : ring.length / 2;
    this.work.looks += 1 + to - from;
    let inside = false;
    for (let n = from; n < to; n++) {
      const i = 2 * (bands ? bands.edges[n] : n);
      const j = i === 0 ? ring.length - 2 : i - 2;
      const [ax, ay, bx, by] = [ring[j], ring[j + 1], ring[i], ring[i + 1]];
      const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
      if (turn === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by))
        return 0;
      if (ay > y !== by > y && turn > 0 === by > ay) inside = !inside;
    }
    return inside ? 1 : -1;
  }
}

/** Points beyond the ring go to the outermost bands, whose edges leave them outside. */
function bandOf({ south, perBand, count }: Pick<Bands, 'south' | 'perBand' | 'count'>, y: number): number {
  const band = Math.floor((y - south) / perBand);
  return band > 0 ? Math.min(band, count - 1) : 0;
}

/** Null where the ring has no height. As many bands as edges can stand in without multiplying: tall edges stand in many. */
function createBands(ring: Float64Array): Bands | null {
  let [south, north, rise] = [Infinity, -Infinity, 0];
  for (let i = 1, j = ring.length - 1; i < ring.length; j = i, i += 2) {
    south = Math.min(south, ring[i]);
    north = Math.max(north, ring[i]);
    rise += Math.abs(ring[i] - ring[j]);
  }
  const height = north - south;
  const edges = ring.length / 2;
  const count = Math.max(1, Math.floor(Math.min(edges / EDGES_PER_BAND, ((MOST_ENTRIES - 1) * edges * height) / rise)));
  const perBand = height / count;
  if (!(perBand > 0 && Number.isFinite(rise))) return null;
  const grid = { south, perBand, count };
  const offsets = new Uint32Array(count + 1);
  const eachBand = (take: (edge: number, band: number) => void): void => {
    for (let edge = 0; edge < edges; edge++) {
      const a = ring[2 * edge + 1];
      const b = edge === 0 ? ring[ring.length - 1] : ring[2 * edge - 1];
      const last = bandOf(grid, Math.max(a, b));
      for (let band = bandOf(grid, Math.min(a, b)); band <= last; band++) take(edge, band);
    }
  };
  eachBand((_, band) => offsets[band + 1]++);
  for (let band = 0; band < count; band++) offsets[band + 1] += offsets[band];
  const list = new Uint32Array(offsets[count]);
  const next = offsets.slice();
  eachBand((edge, band) => {
    list[next[band]++] = edge;
  });
  return { ...grid, offsets, edges: list };
}
