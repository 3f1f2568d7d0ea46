import { settle } from '../../measure/settle.ts';
import type { FootprintInput, FootprintScope } from './footprint-input.ts';
import type { DeepLand, PiecePair } from './footprint-overlaps.ts';
import { findDeepLand, findPairs } from './footprint-overlaps.ts';
import type { Piece } from './footprint-pieces.ts';
import { collectPieces, UnitSplitter } from './footprint-pieces.ts';

/**
 * Everything about a footprint that does not depend on what is resolved: the claimed pieces of land and where they overlap.
 * Made once; each new milestone then only needs the events again (`listEvents`).
 *
 * Scopes are numbered: red lines in the order of the input, then units, then the district.
 */
export interface FootprintModel {
  readonly input: FootprintInput;
  readonly scopeCount: number;
  readonly pieces: readonly Piece[];
  readonly pairs: readonly PiecePair[];
  readonly deepLand: readonly DeepLand[];
  /** Pieces that one plot claims through one version, the great majority, as columns: a row per piece and scope. */
  readonly plain: PlainClaims;
}

export interface PlainClaims {
  readonly count: number;
  readonly scope: Uint32Array;
  readonly plot: Uint32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly area_cm2: Float64Array;
}

/**
 * Measures the claimed land of a district.
 * @throws TangleError for overlaps deeper and more tangled than can be measured in reasonable time
 */
export function createFootprintModel(input: FootprintInput): FootprintModel {
  const units = new UnitSplitter(input);
  const pieces = collectPieces(input, units);
  const pairs = findPairs(input, pieces, units);
  const deepLand = findDeepLand(input, pieces, pairs);
  const scopeCount = input.redLines.length + input.units.length + 1;
  return { input, scopeCount, pieces, pairs, deepLand, plain: listPlainClaims(input, pieces) };
}

/** Number of a scope in a model, or −1 where there is none of that id. */
export function findScope({ input, scopeCount }: FootprintModel, scope: FootprintScope): number {
  if (scope.kind === 'district') return scopeCount - 1;
  if (scope.kind === 'red-line') return input.redLines.findIndex(({ id }) => id === scope.id);
  const unit = input.units.findIndex(({ id }) => id === scope.id);
  return unit < 0 ? -1 : input.redLines.length + unit;
}

function listPlainClaims(input: FootprintInput, pieces: readonly Piece[]): PlainClaims {
  const rows: number[] = [];
  const firstUnit = input.redLines.length;
  const district = firstUnit + input.units.length;
  for (const piece of pieces) {
    if (piece.members.length > 1) continue;
    const [{ plot, redLine, from, until }] = piece.members;
    const area_cm2 = settle(piece.area_m2);
    rows.push(redLine, plot, from, until, area_cm2, district, plot, from, until, area_cm2);
    for (const part of piece.parts) rows.push(firstUnit + part.unit, plot, from, until, settle(part.area_m2));
  }
  const count = rows.length / 5;
  const claims = {
    count,
    scope: new Uint32Array(count),
    plot: new Uint32Array(count),
    from: new Int32Array(count),
    until: new Int32Array(count),
    area_cm2: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    claims.scope[i] = rows[5 * i];
    claims.plot[i] = rows[5 * i + 1];
    claims.from[i] = rows[5 * i + 2];
    claims.until[i] = rows[5 * i + 3];
    claims.area_cm2[i] = rows[5 * i + 4];
  }
  return claims;
}
