import { Button, Switch } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { supportedMuDecimals } from '../../../core/measure/area-text.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { numberDay } from '../../../core/register/day.ts';
import { BOARD_STAGES } from '../../../core/report/clearance-progress.ts';
import { select, useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx';
import type { Board, BoardRow } from '../../../workers/calls/desk.ts';
import { useMapCommands } from '../map-commands.ts';
import { ALL_ITEMS, type BoardFilter, type FilteredBoard, isOverdue, STATUS_OF } from './board-filter.ts';
import { useUnitNames } from './use-unit-names.ts';

/** Rows seen at once; a longer list scrolls within. */
const ROWS_SEEN = 12;
const ROW_px = 32;
const HEAD_px = 34;
/** Of totals always: they are sums of settled areas, and parts must add up as they are written. Of a row at most. */
const MU_DECIMALS = 2;

interface BoardItemsProps {
  readonly board: Board;
  readonly shown: FilteredBoard;
  readonly filter: BoardFilter;
  onChange(part: Partial<BoardFilter>): void;
}

/** The items under the conditions, one a row; a row opens its item. */
export function BoardItems({ board, shown, filter, onChange }: BoardItemsProps) {
  const { t } = useTranslation();
  const { nameOf } = useUnitNames();
  const { go } = useMapCommands();
  const assisting = useSession((s) => s.summary?.settings.assistingUnits);
  const { rows } = shown;
  const columns = useMemo<readonly DataColumn<BoardRow>[]>(
    () => [
      { key: 'no', header: t('tables.column.parcelNo'), value: ({ label }) => label, width: 176, className: 'figures' },
      {
        key: 'stage',
        header: t('desk.board.stage'),
        value: ({ stage }) => BOARD_STAGES.indexOf(stage),
        text: ({ stage }) => t(`desk.stage.${stage}`),
        cell: ({ stage }) => (
          <span className="status-mark">
            <span className={`swatch swatch--${STATUS_OF[stage]}`} aria-hidden />
            {t(`desk.stage.${stage}`)}
          </span>
        ),
        width: 124,
      },
      { key: 'since', header: t('tables.column.since'), value: ({ since }) => since, width: 96, className: 'figures' },
      {
        key: 'land',
        header: t('unit.mu'),
        value: ({ land_cm2 }) => land_cm2 ?? -1,
        text: ({ land_cm2, sigma_m2 }) =>
          land_cm2 === null ? '—' : formatArea(land_cm2, 'mu', supportedMuDecimals(sigma_m2, MU_DECIMALS)),
        numeric: true,
        width: 64,
      },
      {
        key: 'late',
        header: t('desk.board.lateDays'),
        value: (row) => (row.demolishBy && isOverdue(row, board.on) ? numberDay(board.on) - numberDay(row.demolishBy) : 0),
        text: (row) =>
          row.demolishBy && isOverdue(row, board.on) ? String(numberDay(board.on) - numberDay(row.demolishBy)) : '',
        cell: (row) =>
          row.demolishBy && isOverdue(row, board.on) ? (
            <span className="overdue">{numberDay(board.on) - numberDay(row.demolishBy)}</span>
          ) : (
            ''
          ),
        numeric: true,
        width: 72,
      },
      {
        key: 'households',
        header: t('desk.board.unit.households'),
        value: ({ households }) => households.length,
        numeric: true,
        width: 56,
      },
      { key: 'unit', header: t('tables.column.village'), value: ({ unit }) => nameOf(unit), width: 110 },
      {
        key: 'assisting',
        header: t('tables.column.assistingUnit'),
        value: ({ assistingUnit }) => assisting?.find(({ id }) => id === assistingUnit)?.name ?? assistingUnit ?? '',
        width: 130,
      },
      {
        key: 'objections',
        header: t('tables.column.objections'),
        value: ({ openObjections }) => openObjections,
        text: ({ openObjections }) => (openObjections > 0 ? String(openObjections) : ''),
        numeric: true,
        width: 80,
      },
    ],
    [t, nameOf, assisting, board.on],
  );
  const open = async ({ itemId, ref }: BoardRow) => {
    const dossier = { kind: 'item', id: itemId } as const;
    if (!ref) return useView.getState().openDossier(dossier);
    const selected = select(ref);
    useView.getState().openDossier(dossier);
    await selected;
    const { detail } = useSelection.getState();
    if (detail) go(detail.bounds);
  };
  const land_cm2 = rows.reduce((sum, row) => sum + (row.land_cm2 ?? 0), 0);
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(ALL_ITEMS);
  return (
    <section aria-label={t('desk.board.list')}>
      <div className="board__head">
        <h3>{t('desk.board.list')}</h3>
        <span className="figures quiet" role="status" data-testid="board-listed">
          {t('desk.board.listed', { count: rows.length, all: board.rows.length })} · {formatArea(land_cm2, 'mu', MU_DECIMALS)}{' '}
          {t('unit.mu')}
        </span>
        <Switch
          size="xs"
          label={t('desk.board.overdueOnly')}
          checked={filter.overdueOnly}
          onChange={(event) => onChange({ overdueOnly: event.currentTarget.checked })}
        />
        {isFiltered && (
          <Button size="compact-sm" variant="default" onClick={() => onChange(ALL_ITEMS)}>
            {t('desk.showAll')}
          </Button>
        )}
      </div>
      {filter.rate && (
        <p className="quiet">
          {t('desk.board.behind', {
            rate: t(`desk.board.rate.${filter.rate.rate}`),
            part: t(`desk.board.${filter.rate.of}Of.${filter.rate.rate}`),
          })}
        </p>
      )}
      <div className="board__list" style={{ height: HEAD_px + ROW_px * Math.min(ROWS_SEEN, Math.max(2, rows.length)) }}>
        <DataTable
          label={t('desk.board.list')}
          columns={columns}
          rows={rows}
          rowKey={({ itemId }) => itemId}
          onSelect={(row) => void open(row)}
        />
      </div>
      {rows.length === 0 && <p className="quiet">{t('desk.board.nothing')}</p>}
    </section>
  );
}
