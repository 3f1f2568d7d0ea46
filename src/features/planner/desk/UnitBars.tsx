import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BOARD_STAGES } from '../../../core/report/clearance-progress.ts';
import { useSession } from '../../../state/session.ts';
import type { Board, BoardRow } from '../../../workers/calls/desk.ts';
import { type BoardFilter, STATUS_OF } from './board-filter.ts';
import { useUnitNames } from './use-unit-names.ts';

/** One thin bar a village and one an assisting unit: its items by status, in the ramp's order. */
export function UnitBars({
  board,
  filter,
  onChange,
}: {
  board: Board;
  filter: BoardFilter;
  onChange(part: Partial<BoardFilter>): void;
}) {
  const { t } = useTranslation();
  const { nameOf } = useUnitNames();
  const assisting = useSession((s) => s.summary?.settings.assistingUnits);
  const villages = useMemo(() => groupBy(board.rows, ({ unit }) => unit), [board]);
  const helpers = useMemo(() => groupBy(board.rows, ({ assistingUnit }) => assistingUnit ?? ''), [board]);
  const hasHelpers = helpers.length > 1 || helpers[0]?.[0] !== '';
  return (
    <section aria-label={t('desk.board.units')}>
      <h3>{t('desk.board.byVillage')}</h3>
      <Bars
        groups={villages}
        chosen={filter.unit}
        nameOf={(id) => nameOf(id)}
        onChoose={(unit) => onChange({ unit: filter.unit === unit ? null : unit })}
      />
      {hasHelpers && (
        <>
          <h3 className="board__second">{t('desk.board.byAssisting')}</h3>
          <Bars
            groups={helpers}
            chosen={filter.assistingUnit}
            nameOf={(id) => (id === '' ? t('desk.board.noAssisting') : (assisting?.find((one) => one.id === id)?.name ?? id))}
            onChoose={(unit) => onChange({ assistingUnit: filter.assistingUnit === unit ? null : unit })}
          />
        </>
      )}
    </section>
  );
}

type Groups = readonly (readonly [id: string, rows: readonly BoardRow[]])[];

function Bars({
  groups,
  chosen,
  nameOf,
  onChoose,
}: {
  groups: Groups;
  chosen: string | null;
  nameOf(id: string): string;
  onChoose(id: string): void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="board__bars">
      {groups.map(([id, rows]) => {
        const counts = countByStatus(rows);
        const text = counts.map(([status, count]) => `${t(`status.${status}`)} ${count}`).join('，');
        return (
          <li key={id}>
            <button
              type="button"
              className="board__unit"
              aria-pressed={chosen === id}
              aria-label={`${nameOf(id)}: ${text}`}
              title={text}
              onClick={() => onChoose(id)}
            >
              <span className="board__unit-name">{nameOf(id)}</span>
              <span className="board__stack" aria-hidden>
                {counts.map(([status, count]) => (
                  <span key={status} data-status={status} style={{ flexGrow: count }} />
                ))}
              </span>
              <span className="figures board__unit-count">{rows.length}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function countByStatus(rows: readonly BoardRow[]): (readonly [status: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { stage } of rows) counts.set(STATUS_OF[stage], (counts.get(STATUS_OF[stage]) ?? 0) + 1);
  return [...new Set(BOARD_STAGES.map((stage) => STATUS_OF[stage]))].flatMap((status) => {
    const count = counts.get(status) ?? 0;
    return count === 0 ? [] : [[status, count] as const];
  });
}

/** The largest groups first. */
function groupBy(rows: readonly BoardRow[], keyOf: (row: BoardRow) => string): Groups {
  const groups = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}
