/** What an outsider does with everything published: unknowns, and equations between them. Written apart from the product. */
export interface Attack {
  /** Index of an unknown or known value by name. */
  value(name: string, known: number | null, min?: number): void;
  /** Σ factor × value = 0. */
  equation(...terms: readonly (readonly [factor: number, name: string])[]): void;
  /** Whether a value follows from the others alone: its unit vector lies in the row space of the unknowns' equations (exact). */
  isDetermined(name: string): boolean;
  /** Least and greatest number that it can be, no unknown being less than its least value (linear programme). */
  interval(name: string): readonly [number, number];
}

export function startAttack(): Attack {
  const known = new Map<string, number>();
  const unknown = new Map<string, { at: number; min: number }>();
  const equations: (readonly (readonly [number, string])[])[] = [];
  const matrix = () =>
    equations.flatMap((terms) => {
      const row = new Array<number>(unknown.size).fill(0);
      let right = 0;
      for (const [factor, name] of terms) {
        const place = unknown.get(name);
        if (place) {
          row[place.at] += factor;
          right -= factor * place.min;
        } else right -= factor * (known.get(name) as number);
      }
      return row.some((one) => one !== 0) ? [{ row, right }] : [];
    });
  return {
    value(name, number, min = 0) {
      if (known.has(name)) return;
      if (number !== null) {
        unknown.delete(name);
        known.set(name, number);
        [...unknown.keys()].forEach((one, at) => Object.assign(unknown.get(one) as object, { at }));
      } else if (!unknown.has(name)) unknown.set(name, { at: unknown.size, min });
    },
    equation: (...terms) => void equations.push(terms),
    isDetermined(name) {
      const place = unknown.get(name);
      if (!place) return true;
      const rows = matrix().map(({ row }) => row.map(BigInt));
      const unit = Array.from({ length: unknown.size }, (_, n) => (n === place.at ? 1n : 0n));
      return rankOf(rows) === rankOf([...rows, unit]);
    },
    interval(name) {
      const place = unknown.get(name);
      if (!place) return [known.get(name) as number, known.get(name) as number];
      const rows = matrix();
      return [place.min + optimum(rows, unknown.size, place.at, -1), place.min + optimum(rows, unknown.size, place.at, 1)];
    },
  };
}

/** Rank by fraction-free elimination over whole numbers. */
function rankOf(given: readonly (readonly bigint[])[]): number {
  const rows = given.map((row) => [...row]);
  let rank = 0;
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width && rank < rows.length; column++) {
    const at = rows.findIndex((row, n) => n >= rank && row[column] !== 0n);
    if (at < 0) continue;
    [rows[rank], rows[at]] = [rows[at], rows[rank]];
    const pivot = rows[rank];
    for (let n = rank + 1; n < rows.length; n++) {
      const factor = rows[n][column];
      if (factor === 0n) continue;
      rows[n] = rows[n].map((one, k) => one * pivot[column] - pivot[k] * factor);
      const divisor = rows[n].reduce((a, b) => gcd(a, b), 0n);
      if (divisor > 1n) rows[n] = rows[n].map((one) => one / divisor);
    }
    rank++;
  }
  return rank;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

const EPSILON = 1e-7;

/** Greatest (`sign` 1) or least (−1) value of one unknown ≥ 0 under equations: two-phase simplex, Bland's rule. */
function optimum(equations: readonly { row: number[]; right: number }[], count: number, target: number, sign: 1 | -1): number {
  const m = equations.length;
  const width = count + m + 1;
  const table = equations.map(({ row, right }, n) => {
    const side = right < 0 ? -1 : 1;
    const line = new Float64Array(width);
    row.forEach((one, k) => {
      line[k] = side * one;
    });
    line[count + n] = 1;
    line[width - 1] = side * right;
    return line;
  });
  const basis = equations.map((_, n) => count + n);
  const run = (cost: Float64Array, columns: number): boolean => {
    // Reduced costs of a maximum.
    const line = new Float64Array(width);
    cost.forEach((one, k) => {
      line[k] = -one;
    });
    basis.forEach((variable, n) => {
      const factor = line[variable];
      if (factor !== 0) table[n].forEach((one, k) => (line[k] -= factor * one));
    });
    for (;;) {
      let entering = -1;
      for (let k = 0; k < columns && entering < 0; k++) if (line[k] < -EPSILON) entering = k;
      if (entering < 0) return true;
      let leaving = -1;
      let best = Number.POSITIVE_INFINITY;
      for (let n = 0; n < m; n++) {
        if (table[n][entering] <= EPSILON) continue;
        const ratio = table[n][width - 1] / table[n][entering];
        if (ratio < best - EPSILON || (ratio < best + EPSILON && basis[n] < basis[leaving])) {
          best = Math.min(best, ratio);
          leaving = n;
        }
      }
      if (leaving < 0) return false;
      pivot(table, line, leaving, entering);
      basis[leaving] = entering;
    }
  };
  const first = new Float64Array(width);
  first.fill(-1, count, count + m);
  run(first, count + m);
  const infeasible = basis.reduce((sum, variable, n) => sum + (variable >= count ? table[n][width - 1] : 0), 0);
  if (infeasible > 1e-4) throw new Error(`no figures fit what was published: ${infeasible}`);
  basis.forEach((variable, n) => {
    if (variable < count) return;
    const entering = table[n].findIndex((one, k) => k < count && Math.abs(one) > EPSILON);
    if (entering < 0) return;
    pivot(table, new Float64Array(width), n, entering);
    basis[n] = entering;
  });
  const second = new Float64Array(width);
  second[target] = sign;
  if (!run(second, count)) return sign * Number.POSITIVE_INFINITY;
  const at = basis.indexOf(target);
  return at < 0 ? 0 : table[at][width - 1];
}

function pivot(table: readonly Float64Array[], line: Float64Array, at: number, column: number): void {
  const row = table[at];
  const by = row[column];
  row.forEach((one, k) => (row[k] = one / by));
  for (const other of [...table, line]) {
    if (other === row) continue;
    const factor = other[column];
    if (factor !== 0) row.forEach((one, k) => (other[k] -= factor * one));
  }
}
