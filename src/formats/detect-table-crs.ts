import type { DatumShift } from '../core/geodesy/crs-claim.ts';
import { orderPairs } from '../core/geodesy/crs-candidate.ts';
import { type CrsContext, type CrsDetection, detectCrs } from '../core/geodesy/detect-crs.ts';
import type { FeatureTable } from './feature-table.ts';
import { ReadError } from './reader.ts';

/** What is known of a table's coordinate system; the names of file and columns may mention a map service. */
export function detectTableCrs(table: FeatureTable, fileName: string, district?: CrsContext): CrsDetection {
  return detectCrs(table.coordinates, table.crs, district, hintOf(table, fileName));
}

const hintOf = ({ propertyNames }: FeatureTable, fileName: string): string =>
  [fileName, ...propertyNames].join(' ').slice(0, 10_000);

/** What a user says of a source without having seen it. */
export interface CrsWish {
  readonly crs?: string;
  /** The two numbers of a pair change places before anything is judged. */
  readonly swapped?: boolean;
  readonly shift?: DatumShift;
  readonly unverified?: boolean;
}

/**
 * Detection guided by a wish: a named system replaces what the source says of itself, but a zone in front of the eastings
 * still has to agree with it. `swapped` of the candidates counts from the source.
 * @throws ReadError `crs-unknown` for a name nobody knows, `crs-coordinates-outside` where the eastings name another zone
 */
export function detectAsWished(table: FeatureTable, fileName: string, wish: CrsWish): CrsDetection {
  const coordinates = wish.swapped ? orderPairs(table.coordinates, true) : table.coordinates;
  const own = wish.swapped ? { ...table.crs, axesUnsure: false } : table.crs;
  const claim =
    wish.crs === undefined
      ? own
      : { name: wish.crs, found_by: 'user' as const, axesUnsure: wish.swapped ? false : (own.axesUnsure ?? false) };
  const found = detectCrs(coordinates, claim, undefined, hintOf(table, fileName));
  const unknown = found.findings.find(({ code }) => code === 'crs-unknown');
  if (wish.crs !== undefined && unknown) throw new ReadError('crs-unknown', { file: fileName }, { crs: wish.crs });
  if (wish.crs !== undefined && found.findings.some(({ code }) => code === 'header-zone-contradicts'))
    throw new ReadError('crs-coordinates-outside', { file: fileName }, { crs: wish.crs, example: exampleOf(table) });
  if (!wish.swapped) return found;
  return { ...found, candidates: found.candidates.map((candidate) => ({ ...candidate, swapped: !candidate.swapped })) };
}

/** Whether a detection is certain, or becomes so by the wish: of one named system only the order of the axes may be open. */
export function isSettledBy({ certain, candidates, findings }: CrsDetection, { crs, shift, unverified }: CrsWish): boolean {
  if (certain || candidates.length === 0) return certain;
  const against = findings.map(({ code }) => code).filter((code) => CONTRADICTIONS.includes(code));
  if (against.length > 0)
    return against.every((code) => code === 'crs-unverified-datum') && (unverified === true || shift !== undefined);
  return crs !== undefined && candidates.every((candidate) => candidate.crs === candidates[0].crs);
}

const CONTRADICTIONS = ['crs-unknown', 'crs-unverified-datum', 'not-metres', 'not-degrees', 'crs-coordinates-outside'];

/** The error that an uncertain system is where nobody can be asked: what contradicts, else `crs-unsure`, or `crs-contradicts` of a description at odds with itself. */
export function refuseUnsure({ findings }: CrsDetection, table: FeatureTable, fileName: string): ReadError {
  const found = findings.find(({ code }) => CONTRADICTIONS.includes(code));
  const slip = findings.find(({ code }) => code === 'definition-contradicts');
  if (found === undefined && slip?.detail !== undefined)
    return new ReadError('crs-contradicts', { file: fileName }, { crs: slip.detail });
  const crs = found?.detail ?? table.crs.name ?? '';
  return new ReadError(found?.code ?? 'crs-unsure', { file: fileName }, { crs, example: exampleOf(table) });
}

const exampleOf = ({ coordinates }: FeatureTable): string => `${coordinates[0]}, ${coordinates[1]}`;
