import type { CoordinateColumns } from '../../../workers/calls/importing.ts';

/** A choice of columns on its way: every field is kept while another way of reading is looked at. */
export interface ColumnDraft {
  readonly rows: 'vertices' | 'features';
  readonly as: 'pair' | 'wkt';
  readonly wkt: string | null;
  readonly east: string | null;
  readonly north: string | null;
  readonly feature: string | null;
  readonly ring: string | null;
}

const NOTHING: ColumnDraft = { rows: 'vertices', as: 'pair', wkt: null, east: null, north: null, feature: null, ring: null };

export function draftColumns(now: CoordinateColumns | null): ColumnDraft {
  if (!now) return NOTHING;
  if ('wkt' in now) return { ...NOTHING, rows: 'features', as: 'wkt', wkt: now.wkt };
  const { rows, east, north } = now;
  if (rows === 'features') return { ...NOTHING, rows, east, north };
  return { ...NOTHING, rows, east, north, feature: now.feature ?? null, ring: now.ring ?? null };
}

/** Null while a column is missing, or one is meant twice. */
export function readColumns({ rows, as, wkt, east, north, feature, ring }: ColumnDraft): CoordinateColumns | null {
  if (rows === 'features' && as === 'wkt') return wkt === null ? null : { rows, wkt };
  if (east === null || north === null || east === north) return null;
  if (rows === 'features') return { rows, east, north };
  return { rows, east, north, ...(feature !== null && { feature }), ...(ring !== null && { ring }) };
}
