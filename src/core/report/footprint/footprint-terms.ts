import { settle } from '../../measure/settle.ts';
import type { FootprintInput } from './footprint-input.ts';
import type { DeepLand, PiecePair } from './footprint-overlaps.ts';
import type { Membership, Piece } from './footprint-pieces.ts';

/**
 * Signed areas that make up the footprints by inclusion and exclusion, as columns: a term counts on the days `from ≤ day < until`
 * while the plot, or both plots, are unresolved. Terms of red lines come first.
 */
export interface PlainTerms {
  readonly count: number;
  /** How many of them are terms of red lines. */
  readonly ofRedLines: number;
  readonly scope: Uint32Array;
  readonly plot: Int32Array;
  /** The other plot of a pair, or −1. */
  readonly otherPlot: Int32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** Whole cm²; negative for pairs. */
  readonly area_cm2: Float64Array;
}

/** A term whose days are not those of one or two plots: land that several plots claim at once, or that three or more pieces share. */
export interface CompoundTerm {
  readonly scope: number;
  /** The members of each piece that belong to the scope. */
  readonly pieces: readonly (readonly Membership[])[];
  readonly area_cm2: number;
}

export interface FootprintTerms {
  readonly plain: PlainTerms;
  /** Terms of red lines first. */
  readonly compound: readonly CompoundTerm[];
}

/** Lists the terms of claimed pieces, of their pairs and of deeper land, for every scope. */
export function listTerms(
  input: FootprintInput,
  pieces: readonly Piece[],
  pairs: readonly PiecePair[],
  deepLand: readonly DeepLand[],
): FootprintTerms {
  const writer = new TermWriter();
  const lands = [
    ...pieces.map((piece) => ({ pieces: [piece], area_m2: piece.area_m2, parts: piece.parts })),
    ...pairs.map(({ a, b, area_m2, parts }) => ({ pieces: [pieces[a], pieces[b]], area_m2, parts })),
    ...deepLand.map((land) => ({ pieces: land.pieces.map((index) => pieces[index]), area_m2: land.area_m2, parts: land.parts })),
  ];
  for (const land of lands)
    for (const redLine of sharedRedLines(land.pieces)) writer.add(redLine, membersOf(land.pieces, redLine), land.area_m2);
  writer.endRedLines();
  const firstUnit = input.redLines.length;
  const district = firstUnit + input.units.length;
  for (const land of lands) {
    const members = membersOf(land.pieces, null);
    for (const { unit, area_m2 } of land.parts) writer.add(firstUnit + unit, members, area_m2);
    writer.add(district, members, land.area_m2);
  }
  return writer.finish();
}

/** Red lines that matter to the land: those of a piece, those that two pieces share, those that have three pieces or more there. */
function sharedRedLines(pieces: readonly Piece[]): number[] {
  if (pieces.length === 1 && pieces[0].members.length === 1) return [pieces[0].members[0].redLine];
  const counts = new Map<number, number>();
  for (const { members } of pieces)
    for (const redLine of new Set(members.map((member) => member.redLine))) counts.set(redLine, (counts.get(redLine) ?? 0) + 1);
  const needed = Math.min(pieces.length, 3);
  return [...counts].filter(([, count]) => count >= needed).map(([redLine]) => redLine);
}

function membersOf(pieces: readonly Piece[], redLine: number | null): (readonly Membership[])[] {
  if (redLine === null) return pieces.map(({ members }) => members);
  return pieces.map(({ members }) => members.filter((member) => member.redLine === redLine));
}

const COLUMNS = 6;

class TermWriter {
  readonly #rows: number[] = [];
  readonly #compound: CompoundTerm[] = [];
  #ofRedLines = 0;

  add(scope: number, pieces: readonly (readonly Membership[])[], area_m2: number): void {
    const area_cm2: number = settle(area_m2);
    if (area_cm2 === 0) return;
    if (pieces.length > 2 || pieces.some((members) => members.length !== 1)) {
      this.#compound.push({ scope, pieces: pieces.filter((members) => members.length > 0), area_cm2 });
      return;
    }
    const [[one], [other] = []] = pieces;
    const from = other ? Math.max(one.from, other.from) : one.from;
    const until = other ? Math.min(one.until, other.until) : one.until;
    if (from < until) this.#rows.push(scope, one.plot, other ? other.plot : -1, from, until, other ? -area_cm2 : area_cm2);
  }

  endRedLines(): void {
    this.#ofRedLines = this.#rows.length / COLUMNS;
  }

  finish(): FootprintTerms {
    const rows = this.#rows;
    const count = rows.length / COLUMNS;
    const column = <A extends Uint32Array | Int32Array | Float64Array>(array: A, at: number): A => {
      for (let i = 0; i < count; i++) array[i] = rows[COLUMNS * i + at];
      return array;
    };
    const plain = {
      count,
      ofRedLines: this.#ofRedLines,
      scope: column(new Uint32Array(count), 0),
      plot: column(new Int32Array(count), 1),
      otherPlot: column(new Int32Array(count), 2),
      from: column(new Int32Array(count), 3),
      until: column(new Int32Array(count), 4),
      area_cm2: column(new Float64Array(count), 5),
    };
    return { plain, compound: this.#compound };
  }
}
