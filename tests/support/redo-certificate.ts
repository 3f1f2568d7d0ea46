/**
 * The certificate's arithmetic done again from nothing but its listed vertices and the published formulas, as a surveyor would in a
 * spreadsheet: no line of the product's geometry is used.
 */

interface Listed {
  readonly rings: readonly {
    readonly vertices: readonly { readonly x_m: string; readonly y_m: string; readonly lon: string; readonly lat: string }[];
  }[];
  readonly computation: { readonly sigma: { readonly vertex_m: string } | null };
}

const mm = (metres: string): bigint => BigInt(metres.replace('.', ''));

/** Twice the planar area in mm², exact: Σ Xᵢ(Yᵢ₊₁ − Yᵢ₋₁) over all rings, shells positive. */
export function redoTwice_mm2({ rings }: Listed): bigint {
  let sum = 0n;
  for (const { vertices } of rings) {
    for (const [i, { x_m }] of vertices.entries()) {
      const next = vertices[(i + 1) % vertices.length];
      const before = vertices.at(i - 1) ?? next;
      sum += mm(x_m) * (mm(next.y_m) - mm(before.y_m));
    }
  }
  return sum;
}

const A_M = 6378137;
const FLATTENING = 1 / 298.257222101;
const E2 = FLATTENING * (2 - FLATTENING);
const B_M = 6356752.314140356;
const RAD = Math.PI / 180;

/** One side's part of the ellipsoidal area by 国土调查办发〔2008〕32号, m²; degrees. */
export function redoSide_m2(dL_deg: number, dB_deg: number, Bm_deg: number): number {
  const [e2, e4, e6, e8] = [E2, E2 ** 2, E2 ** 3, E2 ** 4];
  const A = 1 + (3 / 6) * e2 + (30 / 80) * e4 + (35 / 112) * e6 + (630 / 2304) * e8;
  const B = (1 / 6) * e2 + (15 / 80) * e4 + (21 / 112) * e6 + (420 / 2304) * e8;
  const C = (3 / 80) * e4 + (7 / 112) * e6 + (180 / 2304) * e8;
  const D = (1 / 112) * e6 + (45 / 2304) * e8;
  const E = (5 / 2304) * e8;
  const [half, Bm] = [(dB_deg / 2) * RAD, Bm_deg * RAD];
  return (
    2 *
    B_M ** 2 *
    (dL_deg * RAD) *
    (A * Math.sin(half) * Math.cos(Bm) -
      B * Math.sin(3 * half) * Math.cos(3 * Bm) +
      C * Math.sin(5 * half) * Math.cos(5 * Bm) -
      D * Math.sin(7 * half) * Math.cos(7 * Bm) +
      E * Math.sin(9 * half) * Math.cos(9 * Bm))
  );
}

/** Ellipsoidal area in m², each ring's amount by the way it runs. */
export function redoStatutory_m2({ rings }: Listed): number {
  let total = 0;
  for (const { vertices } of rings) {
    const L0 = Number(vertices[0].lon);
    for (const [i, from] of vertices.entries()) {
      const to = vertices[(i + 1) % vertices.length];
      const dL = (Number(from.lon) - L0 + (Number(to.lon) - L0)) / 2;
      total += redoSide_m2(dL, Number(to.lat) - Number(from.lat), (Number(from.lat) + Number(to.lat)) / 2);
    }
  }
  return -total;
}

/** σ_S = ½·σ·√Σ|Pᵢ₊₁ − Pᵢ₋₁|², m². */
export function redoSigma_m2({ rings, computation }: Listed): number {
  let squares = 0;
  for (const { vertices } of rings) {
    for (const i of vertices.keys()) {
      const next = vertices[(i + 1) % vertices.length];
      const before = vertices.at(i - 1) ?? next;
      squares += (Number(next.x_m) - Number(before.x_m)) ** 2 + (Number(next.y_m) - Number(before.y_m)) ** 2;
    }
  }
  return (Number(computation.sigma?.vertex_m) / 2) * Math.sqrt(squares);
}

/**
 * Gauss-Krüger by the classical series in the meridian's arc (to the eighth power of the longitude), X north and Y east in metres:
 * another way than the product's, good to a tenth of a millimetre within 2° of the meridian.
 */
export function redoPlane(meridian: number, lon: number, lat: number): { x_m: number; y_m: number } {
  const B = lat * RAD;
  const l = (lon - meridian) * RAD;
  const t2 = Math.tan(B) ** 2;
  const second = E2 / (1 - E2);
  const n2 = second * Math.cos(B) ** 2;
  const N = A_M / Math.sqrt(1 - E2 * Math.sin(B) ** 2);
  const c = l * Math.cos(B);
  const t = Math.tan(B);
  const x_m =
    meridianArc_m(B) +
    N *
      t *
      (c ** 2 / 2 +
        (5 - t2 + 9 * n2 + 4 * n2 ** 2) * (c ** 4 / 24) +
        (61 - 58 * t2 + t2 ** 2 + 270 * n2 - 330 * n2 * t2) * (c ** 6 / 720) +
        (1385 - 3111 * t2 + 543 * t2 ** 2 - t2 ** 3) * (c ** 8 / 40_320));
  const y_m =
    500_000 +
    N *
      (c +
        (1 - t2 + n2) * (c ** 3 / 6) +
        (5 - 18 * t2 + t2 ** 2 + 14 * n2 - 58 * n2 * t2) * (c ** 5 / 120) +
        (61 - 479 * t2 + 179 * t2 ** 2 - t2 ** 3) * (c ** 7 / 5_040));
  return { x_m, y_m };
}

/** Length of the meridian from the equator, by Simpson's rule over its radius of curvature. */
function meridianArc_m(B: number): number {
  const steps = 400;
  const radius = (b: number) => (A_M * (1 - E2)) / (1 - E2 * Math.sin(b) ** 2) ** 1.5;
  let sum = radius(0) + radius(B);
  for (let k = 1; k < steps; k++) sum += (k % 2 === 0 ? 2 : 4) * radius((B * k) / steps);
  return (sum * B) / steps / 3;
}
