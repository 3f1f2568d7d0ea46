import type { AdmissionCode, AdmissionNotes } from './admission-report.ts';
import { ColumnsBuilder } from './build-columns.ts';
import type { PolygonColumns } from './polygon-set.ts';

/** A ring whose vertices all lie within this of one line encloses nothing on a millimetre grid. */
const FLAT_MM = 0.5;

/** Both coordinates of a vertex that the plane refused (the geodesy's marker). */
const REFUSED_VERTEX_MM = -0x8000_0000;

/** Why the plane refused a vertex, by its position among all vertices. */
export type RefusalOf = (vertex: number) => AdmissionCode;

/**
 * First pass of admission, without geometry between rings: closes rings, drops repeated vertices and rings that enclose
 * nothing, and orients by role (the first ring of a polygon is its shell and runs counter-clockwise, holes clockwise).
 * A polygon whose shell is dropped goes with its holes. Refused features become rows without polygons.
 */
export function cleanRings(raw: PolygonColumns, notes: AdmissionNotes, refusalOf: RefusalOf): PolygonColumns {
  const { featureOffsets, polygonOffsets, ringOffsets } = raw;
  const builder = new ColumnsBuilder(raw.coordinates.length / 2 + raw.count);
  const ring = new CleanRing();
  for (let row = 0; row < raw.count; row++) {
    const refusal = findRefusal(raw, row, refusalOf);
    if (refusal !== undefined) notes.note(row, refusal);
    const lastPolygon = refusal === undefined ? featureOffsets[row + 1] : featureOffsets[row];
    let kept = 0;
    for (let p = featureOffsets[row]; p < lastPolygon; p++) {
      let hasShell = false;
      for (let r = polygonOffsets[p]; r < polygonOffsets[p + 1]; r++) {
        const isShell = r === polygonOffsets[p];
        if (!isShell && !hasShell) break;
        if (!ring.read(raw.coordinates, ringOffsets[r], ringOffsets[r + 1], row, notes)) continue;
        if (ring.doubledArea !== 0 && ring.doubledArea > 0 !== isShell) {
          notes.note(row, 'ring-reversed');
          ring.reverse();
        }
        builder.addVertices(ring.coordinates, 0, ring.length);
        builder.endRing();
        hasShell = true;
      }
      if (!hasShell) continue;
      builder.endPolygon();
      kept++;
    }
    if (kept === 0 && refusal === undefined) {
      notes.note(row, featureOffsets[row] === featureOffsets[row + 1] ? 'no-polygon' : 'zero-area');
    }
    builder.endFeature();
  }
  return builder.finish();
}

function findRefusal(raw: PolygonColumns, row: number, refusalOf: RefusalOf): AdmissionCode | undefined {
  const { coordinates, ringOffsets, polygonOffsets, featureOffsets } = raw;
  const from = ringOffsets[polygonOffsets[featureOffsets[row]]];
  const to = ringOffsets[polygonOffsets[featureOffsets[row + 1]]];
  for (let v = from; v < to; v++) if (coordinates[2 * v] === REFUSED_VERTEX_MM) return refusalOf(v);
  return undefined;
}

/** One ring at a time, in memory that is reused. */
class CleanRing {
  coordinates = new Int32Array(512);
  /** Vertices, the closing one included. */
  length = 0;
  doubledArea = 0;

  /** Reads a closed ring without repeated vertices; false (and noted) where nothing is left of it. */
  read(source: Int32Array, from: number, to: number, row: number, notes: AdmissionNotes): boolean {
    if (this.coordinates.length < 2 * (to - from + 1)) this.coordinates = new Int32Array(4 * (to - from + 1));
    const out = this.coordinates;
    let n = 0;
    for (let v = 2 * from; v < 2 * to; v += 2) {
      if (n > 0 && out[2 * n - 2] === source[v] && out[2 * n - 1] === source[v + 1]) {
        notes.note(row, 'duplicate-vertices');
        continue;
      }
      out[2 * n] = source[v];
      out[2 * n + 1] = source[v + 1];
      n++;
    }
    const closed = n > 1 && out[0] === out[2 * n - 2] && out[1] === out[2 * n - 1];
    if ((closed ? n - 1 : n) < 3) {
      notes.note(row, 'too-few-vertices');
      return false;
    }
    if (!closed) {
      notes.note(row, 'ring-unclosed');
      out[2 * n] = out[0];
      out[2 * n + 1] = out[1];
      n++;
    }
    this.length = n;
    this.#measure();
    if (!this.#isFlat()) return true;
    notes.note(row, 'zero-area-ring');
    return false;
  }

  reverse(): void {
    const c = this.coordinates;
    for (let a = 0, b = 2 * this.length - 2; a < b; a += 2, b -= 2) {
      const x = c[a];
      const y = c[a + 1];
      c[a] = c[b];
      c[a + 1] = c[b + 1];
      c[b] = x;
      c[b + 1] = y;
    }
    this.doubledArea = -this.doubledArea;
  }

  #measure(): void {
    const c = this.coordinates;
    let doubled = 0;
    let px = 0;
    let py = 0;
    for (let v = 2; v < 2 * this.length; v += 2) {
      const x = c[v] - c[0];
      const y = c[v + 1] - c[1];
      doubled += px * y - x * py;
      px = x;
      py = y;
    }
    this.doubledArea = doubled;
  }

  /** A symmetric bow-tie has no signed area either, so the vertices' distance from one line decides. */
  #isFlat(): boolean {
    const c = this.coordinates;
    let farSquared = 0;
    let dx = 0;
    let dy = 0;
    for (let v = 2; v < 2 * this.length; v += 2) {
      const x = c[v] - c[0];
      const y = c[v + 1] - c[1];
      const squared = x * x + y * y;
      if (squared <= farSquared) continue;
      farSquared = squared;
      dx = x;
      dy = y;
    }
    const far = Math.sqrt(farSquared);
    if (Math.abs(this.doubledArea) > 2 * FLAT_MM * far * this.length) return false;
    for (let v = 2; v < 2 * this.length; v += 2) {
      if (Math.abs(dx * (c[v + 1] - c[1]) - dy * (c[v] - c[0])) > FLAT_MM * far) return false;
    }
    return true;
  }
}
