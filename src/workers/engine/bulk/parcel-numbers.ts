import type { LayerData } from '../layer-data.ts';
import type { DistrictSession, ParcelPlace } from '../district-session.ts';

type RowsOfNumber = ReadonlyMap<string, number | readonly number[]>;

const indexed = new WeakMap<LayerData, RowsOfNumber>();
const EXACT_DIGITS = 15;
const SCIENTIFIC = /^\d([.,]\d+)?E\+?\d{1,2}$/i;

/** A number as it is compared: without blanks and the unseen marks that copying brings along, without the quote or formula that keeps a spreadsheet from changing it. */
export const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^'|^="([^"]*)"$/, '$1')
    .toUpperCase();

/** Parcels of all parcel layers by their office number, which real files hold twice, or not at all. */
export class ParcelNumbers {
  #beginnings: ReadonlyMap<string, number> | null = null;

  constructor(private readonly session: DistrictSession) {}

  find(number: string): readonly ParcelPlace[] {
    return this.#layers().flatMap((layer) => {
      const rows = rowsOf(layer).get(number);
      return rows === undefined ? [] : typeof rows === 'number' ? [{ layer, row: rows }] : rows.map((row) => ({ layer, row }));
    });
  }

  /**
   * Whether a text can be a number that a spreadsheet has shortened to 15 digits: it is written so, or it ends in the zeros that
   * are left behind and other parcels begin alike.
   */
  isShortened(number: string): boolean {
    if (SCIENTIFIC.test(number)) return true;
    if (!/^\d{16,}$/.test(number) || !/^0+$/.test(number.slice(EXACT_DIGITS))) return false;
    return (this.#countBeginnings().get(number.slice(0, EXACT_DIGITS)) ?? 0) > this.find(number).length;
  }

  #layers(): readonly LayerData[] {
    return [...this.session.layers.values()].filter(({ layer }) => layer.kind === 'parcels');
  }

  #countBeginnings(): ReadonlyMap<string, number> {
    if (!this.#beginnings) {
      const counts = new Map<string, number>();
      for (const layer of this.#layers())
        for (const [number, rows] of rowsOf(layer)) {
          const beginning = number.slice(0, EXACT_DIGITS);
          counts.set(beginning, (counts.get(beginning) ?? 0) + (typeof rows === 'number' ? 1 : rows.length));
        }
      this.#beginnings = counts;
    }
    return this.#beginnings;
  }
}

function rowsOf(layer: LayerData): RowsOfNumber {
  const known = indexed.get(layer);
  if (known) return known;
  const rows = new Map<string, number | number[]>();
  layer.column('parcelNo')?.forEach((value, row) => {
    if (value === undefined || value === null || value === '') return;
    const number = plainNumber(String(value));
    const others = rows.get(number);
    if (others === undefined) rows.set(number, row);
    else if (typeof others === 'number') rows.set(number, [others, row]);
    else others.push(row);
  });
  indexed.set(layer, rows);
  return rows;
}
