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
  let parts: ReadonlyMap<string, Part> | null = null;

  /** Unknowns that stand alone in an equation are known by it, and so on; what is left falls apart into parts without a link. */
  const solve = (): ReadonlyMap<string, Part> => {
    if (parts) return parts;
    const followed = new Map(known);
    for (let before = -1; before !== followed.size; ) {
      before = followed.size;
      for (const terms of equations) {
        const open = terms.filter(([, name]) => !followed.has(name));
        if (open.length !== 1) continue;
        const rest = terms.reduce((sum, [factor, name]) => sum + factor * (followed.get(name) ?? 0), 0);
        followed.set(open[0][1], -rest / open[0][0]);
      }
    }
    const open = equations
      .map((terms) => ({
        terms: terms.filter(([, name]) => !followed.has(name)),
        right: -terms.reduce((sum, [factor, name]) => sum + factor * (followed.get(name) ?? 0), 0),
      }))
      .filter(({ terms }) => terms.length > 0);
    const partOf = new Map<string, { names: Set<string>; rows: (typeof open)[number][] }>();
    for (const row of open) {
      const joined = new Set(row.terms.flatMap(([, name]) => partOf.get(name) ?? []));
      const part = { names: new Set(row.terms.map(([, name]) => name)), rows: [row] };
      for (const { names, rows } of joined) {
        for (const name of names) part.names.add(name);
        part.rows.push(...rows);
      }
      for (const name of part.names) partOf.set(name, part);
    }
    const made = new Map(
      [...new Set(partOf.values())].map((part) => [part, new Part([...part.names], part.rows, unknown)] as const),
    );
    parts = new Map([
      ...[...unknown.keys()].filter((name) => followed.has(name)).map((name) => [name, FOLLOWS] as const),
      ...[...partOf].map(([name, part]) => [name, made.get(part) as Part] as const),
    ]);
    return parts;
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
      return new Set([...solve()].flatMap(([name, part]) => (part.determined.has(name) || part === FOLLOWS ? [name] : [])));
    },
    width(name, enough) {
      const part = solve().get(name);
      return part ? part.width(name, enough) : Number.POSITIVE_INFINITY;
    },
  };
}

/** Unknowns and the equations that join them. */
class Part {
  readonly #rows: readonly bigint[][];
  #programme: Programme | null = null;
  #determined: ReadonlySet<string> | null = null;

  constructor(
    private readonly names: readonly string[],
    rows: readonly { readonly terms: readonly (readonly [number, string])[]; readonly right: number }[],
    least: ReadonlyMap<string, number>,
  ) {
    const places = new Map(names.map((name, at) => [name, at]));
    /** Reduced row echelon form over whole numbers; the last member of each row is its right side, of unknowns less their least. */
    this.#rows = eliminate(
      rows.map(({ terms, right }) => {
        const row = new Array<bigint>(names.length + 1).fill(0n);
        row[names.length] = BigInt(right);
        for (const [factor, name] of terms) {
          row[places.get(name) as number] += BigInt(factor);
          row[names.length] -= BigInt(factor) * BigInt(least.get(name) ?? 0);
        }
        return row;
      }),
      names.length,
    );
  }

  get determined(): ReadonlySet<string> {
    this.#determined ??= new Set(
      this.#rows.flatMap((row) => {
        const places = this.names.flatMap((_, at) => (row[at] === 0n ? [] : [at]));
        return places.length === 1 ? [this.names[places[0]]] : [];
      }),
    );
    return this.#determined;
  }

  width(name: string, enough: number): number {
    const at = this.names.indexOf(name);
    if (at < 0) return 0;
    this.#programme ??= new Programme(
      this.#rows.map((row) => row.slice(0, -1).map(Number)),
      this.#rows.map((row) => Number(row[this.names.length])),
    );
    const least = -this.#programme.greatest(at, -1, Number.POSITIVE_INFINITY);
    return this.#programme.greatest(at, 1, least + enough) - least;
  }
}

const FOLLOWS = new Part([], [], new Map());

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
