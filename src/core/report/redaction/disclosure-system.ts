import type { FigureColumn, FigureRow, FigureTable } from '../figures/figure-table.ts';

/** One quantity that a reader may know or want to know. */
export interface Quantity {
  /** `level/row/column`, and the publication where its value changed since. */
  readonly name: string;
  readonly value: number;
  readonly column: string;
  readonly level: FigureRow['level'];
  /** Least value that a reader has to reckon with where it is hidden. */
  readonly min: number;
  /** A figure of a table; else something that can be reckoned from figures: what lacks to a whole, or is in no part. */
  readonly isCell: boolean;
}

/** Σ factor × quantity = constant, and the reader knows it. */
export interface Equation {
  readonly terms: readonly { readonly quantity: number; readonly factor: 1 | -1 }[];
}

/** Figures of one publication, this one or an earlier. */
export interface PublishedTables {
  readonly tables: readonly FigureTable[];
}

/**
 * Everything linear that holds between the figures of several publications: parts and wholes, what lacks to a denominator, and figures
 * that did not change from one publication to the next, which are one quantity (a reader may know that nothing happened).
 */
export interface DisclosureSystem {
  readonly quantities: readonly Quantity[];
  readonly equations: readonly Equation[];
  readonly equationsOf: readonly (readonly number[])[];
  /** The quantity that stands in a cell of a publication's table; undefined for one that is in no relation. */
  cellOf(publication: number, row: FigureRow, column: string): number | undefined;
  /** What lacks to a cell's denominator. */
  restOf(publication: number, row: FigureRow, column: string): number | undefined;
}

/**
 * @param columns keys of the columns that are looked at
 * @param minOf least value of a hidden cell of a column
 * @param knowsLosses the reader knows what of a whole is in none of its parts (of areas it is rounding); else that is a quantity too
 */
export function createDisclosureSystem(
  publications: readonly PublishedTables[],
  columns: ReadonlySet<string>,
  minOf: (column: FigureColumn) => number,
  knowsLosses: boolean,
): DisclosureSystem {
  const quantities: Quantity[] = [];
  const equations: Equation[] = [];
  const places = new Map<string, number>();
  const told = new Set<string>();
  const put = (publication: number, name: string, made: Omit<Quantity, 'name'>): number => {
    const place = `${publication}\n${name}`;
    const known = places.get(place);
    if (known !== undefined) return known;
    let same: number | undefined;
    for (let n = 0; n < publication && same === undefined; n++) {
      const one = places.get(`${n}\n${name}`);
      if (one !== undefined && quantities[one].value === made.value) same = one;
    }
    const at = same ?? quantities.push({ ...made, name: `${name}@${publication}` }) - 1;
    places.set(place, at);
    return at;
  };
  const relate = (terms: Equation['terms']) => {
    const name = terms.map(({ quantity, factor }) => `${factor}*${quantity}`).join(' ');
    if (terms.length === 0 || told.has(name)) return;
    told.add(name);
    equations.push({ terms });
  };

  publications.forEach(({ tables }, publication) => {
    for (const table of tables) {
      const meant = table.columns.map((column, at) => ({ column, at })).filter(({ column }) => columns.has(column.key));
      const families = familiesOf(table.rows);
      const cell = (row: number, column: FigureColumn, at: number): number | undefined => {
        const value = table.cells[row][at];
        if (value === null) return undefined;
        const { level } = table.rows[row];
        // What is the rest of another figure is one quantity with what lacks there.
        const name =
          column.restOf === undefined ? cellName(table.rows[row], column.key) : restName(table.rows[row], column.restOf);
        return put(publication, name, { value, column: column.key, level, min: minOf(column), isCell: true });
      };
      for (const { column, at } of meant) {
        table.rows.forEach((_, row) => cell(row, column, at));
        for (const { parent, parts } of families) {
          const whole = cell(parent, column, at);
          const members = parts.flatMap((row) => cell(row, column, at) ?? []);
          if (whole === undefined || members.length === 0) continue;
          const left = quantities[whole].value - members.reduce((sum, one) => sum + quantities[one].value, 0);
          const { level } = table.rows[parts[0]];
          const name = `${cellName(table.rows[parent], column.key)} without ${level}`;
          const lost =
            left > 0 && !knowsLosses
              ? [put(publication, name, { value: left, column: column.key, level, min: 0, isCell: false })]
              : [];
          relate([
            { quantity: whole, factor: 1 },
            ...[...members, ...lost].map((quantity) => ({ quantity, factor: -1 as const })),
          ]);
        }
      }
      for (const { column, at } of meant) {
        for (const of of meant.filter((one) => isPartOf(column, one.column))) {
          table.rows.forEach((row, n) => {
            const part = cell(n, column, at);
            const whole = cell(n, of.column, of.at);
            if (part === undefined || whole === undefined) return;
            const value = quantities[whole].value - quantities[part].value;
            if (value < 0) return;
            const isShare = of.column.key === column.denominator;
            const name = isShare ? restName(row, column.key) : `${restName(row, column.key)} in ${of.column.key}`;
            const rest = put(publication, name, { value, column: column.key, level: row.level, min: 0, isCell: false });
            if (quantities[rest].value !== value) return;
            relate([
              { quantity: whole, factor: 1 },
              { quantity: part, factor: -1 },
              { quantity: rest, factor: -1 },
            ]);
          });
        }
      }
    }
  });

  const equationsOf: number[][] = quantities.map(() => []);
  equations.forEach(({ terms }, n) => {
    for (const { quantity } of terms) equationsOf[quantity].push(n);
  });
  return {
    quantities,
    equations,
    equationsOf,
    cellOf: (publication, row, column) => places.get(`${publication}\n${cellName(row, column)}`),
    restOf: (publication, row, column) => places.get(`${publication}\n${restName(row, column)}`),
  };
}

const isPartOf = ({ denominator, within }: FigureColumn, { key }: FigureColumn): boolean =>
  key === denominator || (within?.includes(key) ?? false);

const cellName = ({ level, key }: FigureRow, column: string): string => `${level}/${key}/${column}`;
const restName = (row: FigureRow, column: string): string => `rest of ${cellName(row, column)}`;

/** Rows with the rows that they consist of, level by level: a district consists of its zones, and also of its red lines. */
function familiesOf(rows: readonly FigureRow[]): { readonly parent: number; readonly parts: readonly number[] }[] {
  const families = new Map<string, { parent: number; parts: number[] }>();
  const places = new Map(rows.map(({ key }, n) => [key, n] as const).toReversed());
  rows.forEach((row, n) => {
    const parent = row.parent === undefined ? undefined : places.get(row.parent);
    if (parent === undefined) return;
    const name = `${parent} ${row.level}`;
    const known = families.get(name);
    if (known) known.parts.push(n);
    else families.set(name, { parent, parts: [n] });
  });
  return [...families.values()];
}
