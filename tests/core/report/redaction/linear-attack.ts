/** What an outsider does with everything published: unknowns, and equations between them. Written apart from the product. */
export interface Attack {
  /** A value by its name: known, or null for one that is at least `min`. Once known it stays known. */
  value(name: string, known: number | null, min?: number): void;
  /** Σ factor × value = 0. */
  equation(...terms: readonly (readonly [factor: number, name: string])[]): void;
  /** Names of unknowns that follow from the rest alone: their unit vectors lie in the row space of the equations (exact fractions). */
  determined(): ReadonlySet<string>;
  /** Greatest less least value that an unknown can have, none being below its least (linear programme); stops at `enough`. */
  width(name: string, enough: number): number;
}

export function startAttack(): Attack {
  const known = new Map<string, number>();
  const unknown = new Map<string, number>();
  const equations: (readonly (readonly [number, string])[])[] = [];
  let reduced: { readonly names: readonly string[]; readonly rows: readonly bigint[][] } | null = null;
  let programme: Programme | null = null;

  /** Reduced row echelon form over whole numbers; the last member of each row is its right side. */
  const reduce = () => {
    if (reduced) return reduced;
    const names = [...unknown.keys()];
    const places = new Map(names.map((name, at) => [name, at]));
    const rows = equations.map((terms) => {
      const row = new Array<bigint>(names.length + 1).fill(0n);
      for (const [factor, name] of terms) {
        const at = places.get(name);
        if (at !== undefined) row[at] += BigInt(factor);
        row[names.length] -=
          BigInt(factor) * BigInt(at === undefined ? (known.get(name) as number) : (unknown.get(name) as number));
      }
      return row;
    });
    reduced = { names, rows: eliminate(rows, names.length) };
    return reduced;
  };

  return {
    value(name, number, min = 0) {
      if (known.has(name)) return;
      if (number === null) unknown.set(name, min);
      else {
        known.set(name, number);
        unknown.delete(name);
      }
    },
    equation: (...terms) => void equations.push(terms),
    determined() {
      const { names, rows } = reduce();
      return new Set(
        rows.flatMap((row) => {
          const places = names.flatMap((_, at) => (row[at] === 0n ? [] : [at]));
          return places.length === 1 ? [names[places[0]]] : [];
        }),
      );
    },
    width(name, enough) {
      const { names, rows } = reduce();
      programme ??= new Programme(
        rows.map((row) => row.slice(0, -1).map(Number)),
        rows.map((row) => Number(row[names.length])),
      );
      const at = names.indexOf(name);
      const least = -programme.greatest(at, -1, Number.POSITIVE_INFINITY);
      return programme.greatest(at, 1, least + enough) - least;
    },
  };
}

function eliminate(given: readonly bigint[][], width: number): bigint[][] {
  const rows = given.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column++) {
    const at = rows.findIndex((row, n) => n >= rank && row[column] !== 0n);
    if (at < 0) continue;
    [rows[rank], rows[at]] = [rows[at], rows[rank]];
    const pivot = rows[rank];
    rows.forEach((row, n) => {
      const factor = row[column];
      if (n === rank || factor === 0n) return;
      const next = row.map((one, k) => one * pivot[column] - pivot[k] * factor);
      const divisor = next.reduce(gcd, 0n);
      rows[n] = divisor > 1n ? next.map((one) => one / divisor) : next;
    });
    rank++;
  }
  if (rows.slice(rank).some((row) => row[width] !== 0n)) throw new Error('no figures fit what was published');
  return rows.slice(0, rank);
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

const EPSILON = 1e-7;

/** Unknowns ≥ 0 under equations: two-phase simplex by Bland's rule; the first phase is run once. */
class Programme {
  readonly #table: Float64Array[];
  readonly #basis: number[];
  readonly #count: number;
  readonly #width: number;

  constructor(rows: readonly (readonly number[])[], right: readonly number[]) {
    const m = rows.length;
    this.#count = rows[0]?.length ?? 0;
    this.#width = this.#count + m + 1;
    this.#table = rows.map((row, n) => {
      const side = right[n] < 0 ? -1 : 1;
      const line = new Float64Array(this.#width);
      row.forEach((one, k) => {
        line[k] = side * one;
      });
      line[this.#count + n] = 1;
      line[this.#width - 1] = side * right[n];
      return line;
    });
    this.#basis = rows.map((_, n) => this.#count + n);
    const cost = new Float64Array(this.#width);
    cost.fill(-1, this.#count, this.#count + m);
    run(this.#table, this.#basis, cost, this.#count, () => false);
    this.#basis.forEach((variable, n) => {
      if (variable < this.#count) return;
      if (this.#table[n][this.#width - 1] > 1e-3) throw new Error('no figures fit what was published');
      const entering = this.#table[n].findIndex((one, k) => k < this.#count && Math.abs(one) > EPSILON);
      if (entering < 0) return;
      pivot(this.#table, n, entering);
      this.#basis[n] = entering;
    });
  }

  /** Greatest of `sign` × an unknown, or what was reached when it passed `enough`. */
  greatest(target: number, sign: 1 | -1, enough: number): number {
    const table = this.#table.map((row) => row.slice());
    const basis = [...this.#basis];
    const cost = new Float64Array(this.#width);
    cost[target] = sign;
    const reached = () => {
      const at = basis.indexOf(target);
      return at < 0 ? 0 : sign * table[at][this.#width - 1];
    };
    return run(table, basis, cost, this.#count, () => reached() >= enough) ? reached() : Number.POSITIVE_INFINITY;
  }
}

/** False where there is no greatest. */
function run(table: Float64Array[], basis: number[], cost: Float64Array, columns: number, isEnough: () => boolean): boolean {
  const width = cost.length;
  const line = new Float64Array(width);
  cost.forEach((one, k) => {
    line[k] = -one;
  });
  basis.forEach((variable, n) => {
    const factor = line[variable];
    if (factor !== 0) for (let k = 0; k < width; k++) line[k] -= factor * table[n][k];
  });
  while (!isEnough()) {
    let entering = -1;
    for (let k = 0; k < columns && entering < 0; k++) if (line[k] < -EPSILON) entering = k;
    if (entering < 0) return true;
    let leaving = -1;
    let best = Number.POSITIVE_INFINITY;
    for (let n = 0; n < table.length; n++) {
      if (table[n][entering] <= EPSILON) continue;
      const ratio = table[n][width - 1] / table[n][entering];
      if (ratio < best - EPSILON || (ratio < best + EPSILON && basis[n] < basis[leaving])) {
        best = Math.min(best, ratio);
        leaving = n;
      }
    }
    if (leaving < 0) return false;
    pivot([...table, line], leaving, entering);
    basis[leaving] = entering;
  }
  return true;
}

function pivot(table: readonly Float64Array[], at: number, column: number): void {
  const row = table[at];
  const by = row[column];
  for (let k = 0; k < row.length; k++) row[k] /= by;
  for (const other of table) {
    const factor = other[column];
    if (other === row || factor === 0) continue;
    for (let k = 0; k < row.length; k++) other[k] -= factor * row[k];
  }
}
