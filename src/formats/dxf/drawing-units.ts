import type { NoteList } from '../note-list.ts';
import { PairReader, readNumber } from './pair-reader.ts';

/** Metres of one unit by `$INSUNITS`, of those that a drawing of land is scaled by. */
const METRES: Readonly<Record<number, { readonly name: string; readonly metres: number }>> = {
  4: { name: 'mm', metres: 0.001 },
  5: { name: 'cm', metres: 0.01 },
  7: { name: 'km', metres: 1000 },
  14: { name: 'dm', metres: 0.1 },
};
/** Names of others, which are left as they are. */
const OTHERS: Readonly<Record<number, string>> = { 1: 'inch', 2: 'foot', 3: 'mile', 10: 'yard', 21: 'US survey foot' };
const METRE = 6;
const UNITLESS = 0;
const MOST_POSITIONS = 20_000;

/**
 * Metres of a drawing's unit. A drawing often says millimetres because the template that it was begun with does, while its
 * coordinates are metres of a survey: where most of them lie like metres of a Gauss-Krüger or UTM plane, they are left alone.
 */
export function metresPerUnit(units: number, entities: PairReader, notes: NoteList): number {
  if (units === UNITLESS || units === METRE) return 1;
  const unit = METRES[units];
  if (unit === undefined) {
    notes.add('dxf-units-ignored', OTHERS[units] ?? `$INSUNITS ${units}`);
    return 1;
  }
  if (liesLikeMetres(entities)) {
    notes.add('dxf-units-contradicted', unit.name);
    return 1;
  }
  notes.add('dxf-units-scaled', unit.name);
  return unit.metres;
}

/** Looks at positions from here to the end of the section. */
function liesLikeMetres(from: PairReader): boolean {
  const reader = new PairReader(from.bytes, from.place);
  let positions = 0;
  let likely = 0;
  let x = Number.NaN;
  while (positions < MOST_POSITIONS && reader.next()) {
    if (reader.code === 0 && reader.keyword() === 'ENDSEC') break;
    if (reader.code === 10) x = readNumber(reader.bytes, reader.start, reader.end);
    if (reader.code !== 20) continue;
    const y = readNumber(reader.bytes, reader.start, reader.end);
    positions++;
    if ((isEast(x) && isNorth(y)) || (isEast(y) && isNorth(x))) likely++;
  }
  return likely > 0.5 * positions;
}

/** With the number of its zone in front or without. */
const isEast = (value: number): boolean => (value > 1e5 && value < 1e6) || (value > 1.3e7 && value < 4.6e7);
const isNorth = (value: number): boolean => value > 1e6 && value < 1e7;
