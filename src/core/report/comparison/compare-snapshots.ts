import type { FigureRow } from '../figures/figure-table.ts';
import type { Snapshot, SnapshotTable } from '../snapshot/snapshot.ts';
import { type ComparedAmounts, type ComparedCell, type ComparedLine, minus, rankCompared } from './compared.ts';

/**
 * Two frozen snapshots beside each other, from their stored figures alone: nothing is counted again, and what one of them hides stays
 * hidden. Of what came and went a snapshot knows the balance only: `entered` is the growth of everything in scope, revisions included.
 */
export function compareSnapshots(before: Snapshot, after: Snapshot): ComparedLine[] {
  const [a, b] = [before, after].map((one) => one.figures.find(({ key }) => key === 'clearance'));
  if (!a || !b) return [];
  const rowsOf = ({ rows }: SnapshotTable) => new Map(rows.map((row, n) => [nameOf(row), n]));
  const [inA, inB] = [rowsOf(a), rowsOf(b)];
  const names = new Set([...inB.keys(), ...inA.keys()]);
  return rankCompared(
    [...names].map((name) => {
      const [rowA, rowB] = [inA.get(name) ?? -1, inB.get(name) ?? -1];
      const row = rowB >= 0 ? b.rows[rowB] : a.rows[rowA];
      const amounts = (all: string, done: string): ComparedAmounts => {
        const [allBefore, allAfter] = [cellOf(a, rowA, all), cellOf(b, rowB, all)];
        const [doneBefore, doneAfter] = [cellOf(a, rowA, done), cellOf(b, rowB, done)];
        const [leftBefore, leftAfter] = [minus(allBefore, doneBefore), minus(allAfter, doneAfter)];
        return {
          before: leftBefore,
          entered: minus(allAfter, allBefore),
          released: minus(doneAfter, doneBefore),
          revised: null,
          after: leftAfter,
          leftBefore,
          leftAfter,
          allBefore,
          allAfter,
        };
      };
      return {
        ...row,
        amounts: { cm2: amounts('land', 'land-handed-over'), households: amounts('households', 'handed-over') },
      };
    }),
  );
}

const nameOf = ({ level, key }: FigureRow): string => `${level}/${key}`;

/** A row that a snapshot does not have is none of its land: nothing was there. */
function cellOf({ columns, cells }: SnapshotTable, row: number, key: string): ComparedCell {
  if (row < 0) return 0;
  const column = columns.findIndex((one) => one.key === key);
  return column < 0 ? null : cells[row][column];
}
