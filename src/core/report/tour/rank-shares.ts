import type { TourRanking } from '../../register/tour-chart.ts';
import type { FigureRow } from '../figures/figure-table.ts';
import { rankWithTies } from '../rank-with-ties.ts';
import type { Snapshot, SnapshotTable } from '../snapshot/snapshot.ts';
import { findFigure, isHidden, readFigure } from './read-figure.ts';

/** A place of a ranking; `share` and `rank` are null where its figure or the whole is hidden: nothing says how large it is. */
export interface RankedShare {
  readonly row: Pick<FigureRow, 'key' | 'name' | 'nameEn'>;
  readonly value: number | null;
  readonly of: number | null;
  readonly share: number | null;
  readonly rank: number | null;
}

const TABLE = 'clearance';

/** Columns that are a share of another: what a ranking can be of. */
export const rankableColumns = ({
  figures,
}: {
  readonly figures: readonly Pick<SnapshotTable, 'key' | 'columns'>[];
}): readonly string[] =>
  figures
    .filter(({ key }) => key === TABLE)
    .flatMap(({ columns }) => columns.filter(({ denominator }) => denominator !== undefined).map(({ key }) => key));

/** Zones or townships by a share, largest first, equal ones on one place, hidden ones last. Those with nothing to count are left out. */
export function rankShares(
  { level, column }: Pick<TourRanking, 'level' | 'column'>,
  snapshot: Pick<Snapshot, 'figures'>,
): readonly RankedShare[] {
  const rows = snapshot.figures.find(({ key }) => key === TABLE)?.rows.filter((row) => row.level === level) ?? [];
  const read = rows.flatMap((row) => {
    const ref = { table: TABLE, row: row.key, column };
    const figure = readFigure(ref, snapshot);
    const whole = figure?.column.denominator && findFigure({ ...ref, column: figure.column.denominator }, snapshot);
    if (!figure || !whole) return [];
    const isTold = typeof figure.value === 'number' && figure.of !== null && figure.of.value > 0;
    if (!isTold && !isHidden(figure.value) && !isHidden(whole.value)) return [];
    const value = isTold ? Number(figure.value) : null;
    const of = isTold ? (figure.of?.value ?? null) : null;
    return [{ row, value, of, share: value !== null && of !== null ? value / of : null }];
  });
  const told = read.filter(({ share }) => share !== null).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const ranks = rankWithTies(told.map(({ share }) => share ?? 0));
  return [
    ...told.map((one, n) => ({ ...one, rank: ranks[n] })),
    ...read.filter(({ share }) => share === null).map((one) => ({ ...one, rank: null })),
  ];
}
