import type { OverlapTable } from '../../overlay/overlap-table.ts';
import { NEVER } from './activity.ts';
import type { FootprintInput } from './footprint-input.ts';
import type { PolygonRef } from './slab-areas.ts';
import { measureCommonArea } from './slab-areas.ts';

/** A parcel this close to wholly inside is inside: 1 mm². */
const INSIDE_TOLERANCE_M2 = 1e-6;

/** One plot's land while one version of its red line, and one shape of its parcel, is in force. */
export interface Membership {
  readonly plot: number;
  readonly redLine: number;
  readonly from: number;
  readonly until: number;
}

/**
 * A piece of land that plots claim: a parcel, or its part inside the red-line version that cuts it. Plots that claim the same land
 * (two red lines over one parcel, two versions that both hold it) share the piece, so that it cannot count twice.
 */
export interface Piece {
  readonly parcelRow: number;
  /** Row of the version that cuts the parcel; −1 for the whole parcel. */
  readonly cutBy: number;
  readonly area_m2: number;
  readonly parts: readonly UnitPart[];
  readonly members: readonly Membership[];
}

/** Area inside one unit. */
export interface UnitPart {
  readonly unit: number;
  readonly area_m2: number;
}

type PieceDraft = Omit<Piece, 'parts' | 'members'> & { readonly members: Membership[] };

/** Lists the pieces of land that the plots claim, in order of plots. */
export function collectPieces(input: FootprintInput, units: UnitSplitter): Piece[] {
  const cuts = groupBySubject(input.redLineCuts);
  const known = new Map<string, PieceDraft>();
  const claim = (plot: number, redLine: number, parcelRow: number, first: number, end: number): void => {
    const ofParcel = cuts.get(parcelRow);
    if (!ofParcel) return;
    for (const version of input.redLines[redLine].versions) {
      const { row } = version;
      const from = Math.max(version.from, first);
      const until = Math.min(version.until, end);
      const area = ofParcel.get(row);
      if (area === undefined || from >= until) continue;
      const whole = input.parcels.areas_m2[parcelRow];
      const inside = area >= whole - INSIDE_TOLERANCE_M2;
      const key = inside ? `${parcelRow}` : `${parcelRow}/${row}`;
      let piece = known.get(key);
      if (!piece) {
        piece = { parcelRow, cutBy: inside ? -1 : row, area_m2: inside ? whole : area, members: [] };
        known.set(key, piece);
      }
      piece.members.push({ plot, redLine, from, until });
    }
  };
  input.plots.forEach(({ parcelRow, shapes, redLine }, plot) => {
    if (!shapes) claim(plot, redLine, parcelRow, -NEVER, NEVER);
    else for (const { row, from, until } of shapes) claim(plot, redLine, row, from, until);
  });
  return [...known.values()].map((piece) => ({ ...piece, parts: units.split([piece], piece.area_m2) }));
}

/** The land of a piece, without who claims it. */
type Land = Pick<Piece, 'parcelRow' | 'cutBy'>;

/** The polygons whose common land the pieces are, each once. */
export function polygonsOf(input: FootprintInput, pieces: readonly Land[]): PolygonRef[] {
  const polygons = new Map<string, PolygonRef>();
  for (const { parcelRow, cutBy } of pieces) {
    polygons.set(`p${parcelRow}`, { view: input.parcels, row: parcelRow });
    if (cutBy >= 0) polygons.set(`r${cutBy}`, { view: input.redLineShapes, row: cutBy });
  }
  return [...polygons.values()];
}

/** Splits areas of pieces by unit; measures anew only what a unit's border cuts. */
export class UnitSplitter {
  readonly #input: FootprintInput;
  readonly #unitCuts: ReadonlyMap<number, ReadonlyMap<number, number>>;

  constructor(input: FootprintInput) {
    this.#input = input;
    this.#unitCuts = groupBySubject(input.unitCuts);
  }

  /** The parts of what `pieces` have in common, `area_m2` in all, by unit. */
  split(pieces: readonly Land[], area_m2: number): UnitPart[] {
    const parts: UnitPart[] = [];
    for (const [unit, inUnit] of this.#unitCuts.get(pieces[0].parcelRow) ?? []) {
      const area = this.#measurePart(pieces, area_m2, unit, inUnit);
      if (area > 0) parts.push({ unit, area_m2: area });
    }
    return parts;
  }

  #measurePart(pieces: readonly Land[], area_m2: number, unit: number, firstInUnit: number): number {
    if (pieces.some(({ parcelRow }) => this.#holds(unit, parcelRow))) return area_m2;
    if (pieces.length === 1 && pieces[0].cutBy < 0) return firstInUnit;
    return measureCommonArea([...polygonsOf(this.#input, pieces), { view: this.#input.unitShapes, row: unit }]);
  }

  #holds(unit: number, parcelRow: number): boolean {
    const area = this.#unitCuts.get(parcelRow)?.get(unit) ?? 0;
    return area >= this.#input.parcels.areas_m2[parcelRow] - INSIDE_TOLERANCE_M2;
  }
}

/** subject → clip → area. */
function groupBySubject(table: OverlapTable): Map<number, Map<number, number>> {
  const groups = new Map<number, Map<number, number>>();
  for (let i = 0; i < table.count; i++) {
    let group = groups.get(table.subject[i]);
    if (!group) groups.set(table.subject[i], (group = new Map()));
    group.set(table.clip[i], table.area_m2[i]);
  }
  return groups;
}
