import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronRight } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RULER_VERSION } from '../../../core/measure/ruler.ts';
import type { ItemStatus } from '../../../core/register/clearance-item.ts';
import type { Severity } from '../../../core/rules/finding.ts';
import { openExporting, openLedger } from '../../../state/exporting.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useSession } from '../../../state/session.ts';
import { cellOf, sigmaOf, stopAsking, useTables, wantRows } from '../../../state/tables.ts';
import { PagedTable } from '../../../ui/PagedTable.tsx';
import { countRows } from '../../../ui/row-ranges.ts';
import { type GridColumn, nextOrder } from '../../../ui/VirtualGrid.tsx';
import type { RowGroup, TableAnswer, TableColumn, TableLayout, TableName, TableView } from '../../../workers/calls/tables.ts';
import { JudgedDay } from '../JudgedDay.tsx';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { SeverityMark } from '../findings/SeverityMark.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { FilterButton } from './FilterButton.tsx';
import { copyRows, fileNameOf, MOST_COPIED, saveRows } from './hand-over.ts';
import './records.css';
import { describeTotals, RecordsFooter } from './RecordsFooter.tsx';
import { RecordsToolbar } from './RecordsToolbar.tsx';
import { describeFilter, FIGURES, headingOf, nameValue, unitOf, widthOf, writeCell } from './table-words.ts';
import { LEDGER } from './ledger.ts';
import { columnsShown, JUDGED, useChosenRows, useRecords, useSelectedRow } from './use-records.ts';

/** A question shorter than this changes nothing on the screen but its answer. */
const QUIET_MS = 150;
const WORDLESS_MS = 1000;

interface RecordColumn extends GridColumn {
  readonly of: TableColumn;
}

/** One of the district's tables: sorted, filtered, grouped and written out by the engine, shown a page at a time. */
export function RecordsTable({ name }: { name: TableName }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const district = useSession((s) => s.summary?.district.name ?? '');
  const records = useRecords(name);
  const { view, words, query, answer, day, change, ask } = records;
  const error = useTables((s) => s.error);
  const wait = useWaiting();
  const selected = useSelectedRow(answer);
  const chosen = useChosenRows(answer);

  const layoutOf = (columns: readonly TableColumn[], format: TableLayout['format'], ranges: Uint32Array | null): TableLayout => ({
    format,
    columns: columns.map((column) => {
      const unit = unitOf(t, column.kind);
      return { key: column.key, heading: unit ? `${headingOf(t, name, column)} (${unit})` : headingOf(t, name, column) };
    }),
    ranges,
  });
  const tell = (message: string, color?: string) =>
    notifications.show({ message, color, closeButtonProps: { 'aria-label': t('app.close') } });
  const fail = (reason: unknown) => tell(failureText(asCodedError(reason)), 'orange');
  const copy = async (which: 'all' | 'chosen', column: TableColumn | null) => {
    if (!answer) return;
    const ranges = which === 'chosen' ? chosen.flat : null;
    const count = ranges ? countRows(chosen.ranges) : answer.totals.rows;
    if (count > MOST_COPIED) return tell(t('tables.copyLimit', { count: MOST_COPIED }));
    try {
      await copyRows(answer.handle, layoutOf(column ? [column] : columnsShown(answer, view), 'tsv', ranges));
      tell(t('table.copied', { count }));
    } catch (reason) {
      if (reason instanceof DOMException) tell(t('table.copyFailed'));
      else fail(reason);
    }
  };
  const conditions = describeConditions(t, name, answer, view, words);
  const save = async () => {
    if (!answer) return;
    const shown = columnsShown(answer, view);
    const mu = answer.columns.find(({ key }) => key === 'mu');
    const columns = mu && !shown.includes(mu) && shown.some(({ key }) => key === 'area') ? [...shown, mu] : shown;
    const title = t('tables.fileName', { district, table: t(`tables.tab.${name}`), day });
    const file = fileNameOf([title, RULER_VERSION, ...conditions]);
    try {
      await saveRows(answer.handle, layoutOf(columns, 'csv', null), file, {});
      tell(t('tables.csvDone', { name: file, count: answer.totals.rows }));
    } catch (reason) {
      fail(reason);
    }
  };
  /** The chosen rows, and all of them for whoever means those. */
  const wishFor = (columns: readonly TableColumn[], title: string, more: { readonly withoutShapes?: true }) => {
    if (!answer) return null;
    const { handle, totals } = answer;
    const { ranges, ...layout } = layoutOf(columns, 'csv', chosen.picked);
    const all = {
      subject: { kind: 'rows', handle, layout: { columns: layout.columns, ranges: null }, ...more } as const,
      count: totals.rows,
    };
    const wish = { ...all, on: day, name: title };
    return ranges === null
      ? wish
      : {
          ...wish,
          all,
          subject: { ...all.subject, layout: { columns: layout.columns, ranges } },
          count: countRows(chosen.ranges),
        };
  };
  const exportShapes = () => {
    const wish = answer && wishFor(columnsShown(answer, view), `${district} ${t(`tables.tab.${name}`)}`, {});
    if (wish) openExporting(wish);
  };
  const exportLedger = () => {
    const columns = LEDGER.flatMap((key) => answer?.columns.find((column) => column.key === key) ?? []);
    const wish = wishFor(columns, `${district} ${t('tables.ledger')} ${day}`, { withoutShapes: true });
    if (wish) openLedger(wish);
  };
  const clearAll = () => change({ filters: [], search: '', extentOnly: false });
  const isEmpty = answer !== null && answer.totals.rows === 0;
  return (
    <section className="records" aria-label={t(`tables.tab.${name}`)} data-table={name}>
      <RecordsToolbar
        name={name}
        answer={answer}
        view={view}
        words={words}
        chosenRows={countRows(chosen.ranges)}
        onChange={change}
        onCopy={(which, column) => void copy(which, column)}
        onSave={() => void save()}
        onExport={exportShapes}
        onLedger={name === 'sightings' ? exportLedger : undefined}
      />
      {JUDGED.has(name) && <JudgedDay day={day} />}
      <div className="records__body">
        {wait.isLong && (
          <div className="records__wait">
            <PhaseProgress title={t('tables.working')} progress={wait.progress} onCancel={stopAsking} />
          </div>
        )}
        {error && !wait.isLong && (
          <div className="records__message" role="alert">
            <p>{error.code === 'cancelled' ? t('tables.canceled') : failureText(error)}</p>
            <Button size="compact-sm" variant="default" onClick={ask}>
              {t('app.retry')}
            </Button>
            {error.code === 'table-column-unknown' && (
              <Button size="compact-sm" variant="default" onClick={() => change({ filters: [], sort: null, groupBy: null })}>
                {t('tables.clearAll')}
              </Button>
            )}
          </div>
        )}
        {isEmpty && !wait.isNoticed && (
          <div className="records__message" role="status">
            <p>{answer.all === 0 ? t('tables.none') : t('tables.nothing')}</p>
            {conditions.length > 0 && (
              <>
                <p className="quiet">{t('tables.nothingBecause', { filters: conditions.join(' · ') })}</p>
                <Button size="compact-sm" variant="default" onClick={clearAll}>
                  {t('tables.clearAll')}
                </Button>
              </>
            )}
          </div>
        )}
        <RecordsGrid {...records} name={name} query={query} busy={wait.isNoticed} selected={selected} chosen={chosen} />
      </div>
      {answer && <RecordsFooter name={name} answer={answer} chosen={chosen.totals} />}
    </section>
  );
}

/** All conditions in words: search, map extent, filters. */
function describeConditions(
  t: ReturnType<typeof useTranslation>['t'],
  name: TableName,
  answer: TableAnswer | null,
  view: TableView,
  words: ReturnType<typeof useRecords>['words'],
): string[] {
  const columns = new Map((answer?.columns ?? []).map((column) => [column.key, column]));
  return [
    ...(view.search.trim() === '' ? [] : [t('tables.searchFilter', { text: view.search.trim() })]),
    ...(view.extentOnly ? [t('tables.extent')] : []),
    ...view.filters.map((filter) => describeFilter(t, name, columns.get(filter.column), filter, words)),
  ];
}

/** How long the question under way has taken: unnoticed, worth greying, worth words. */
function useWaiting() {
  const { pendingSince, progress } = useTables();
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    setWaited(0);
    if (pendingSince === null) return;
    const timers = [QUIET_MS, WORDLESS_MS].map((ms) => setTimeout(() => setWaited(ms), ms));
    return () => timers.forEach(clearTimeout);
  }, [pendingSince]);
  return { isNoticed: waited >= QUIET_MS, isLong: waited >= WORDLESS_MS, progress };
}

/** Rows that stand for those to come while nothing is known of a table yet. */
const WAITING_ROWS = 8;
const NO_COLUMNS: readonly TableColumn[] = [];

function RecordsGrid({
  name,
  view,
  words,
  query,
  answer,
  change,
  busy,
  selected,
  chosen,
}: ReturnType<typeof useRecords> & {
  name: TableName;
  busy: boolean;
  selected: ReturnType<typeof useSelectedRow>;
  chosen: ReturnType<typeof useChosenRows>;
}) {
  const { t } = useTranslation();
  // Rows come in behind the screen's back: the count makes it look again.
  useTables((s) => s.loaded);
  const shown = useMemo(() => (answer ? columnsShown(answer, view) : NO_COLUMNS), [answer, view]);
  const columns = useMemo<readonly RecordColumn[]>(
    () =>
      shown.map((column) => ({
        key: column.key,
        of: column,
        header: headingOf(t, name, column),
        unit: unitOf(t, column.kind),
        numeric: FIGURES.has(column.kind),
        className: column.kind === 'text' || column.kind === 'day' ? 'figures' : undefined,
        width: widthOf(column),
      })),
    [shown, t, name],
  );
  const order = view.sort ? { key: view.sort.column, descending: view.sort.descending } : null;
  const show = useCallback((from: number, to: number) => answer && wantRows(from, to, shown), [answer, shown]);
  if (!answer) return busy ? <SkeletonRows /> : null;
  const grouping = answer.columns.find(({ key }) => key === view.groupBy);
  return (
    <PagedTable
      label={t(`tables.tab.${name}`)}
      columns={columns}
      rows={answer.totals.rows}
      order={order}
      busy={busy}
      onSort={(column) => {
        const next = nextOrder(order, column);
        change({ sort: { column: next.key, descending: next.descending } });
      }}
      headTool={({ of }) => <FilterButton column={of} query={query} words={words} onChange={(filters) => change({ filters })} />}
      groups={answer.groups}
      groupHead={(group, isOpen) =>
        answer.groups && grouping && <GroupHead group={answer.groups[group]} column={grouping} words={words} isOpen={isOpen} />
      }
      cell={(place, { of }) => {
        const cell = cellOf(place, of.key);
        if (cell === undefined) return undefined;
        if (of.key === 'severity' && cell) return <SeverityMark severity={cell as Severity} />;
        if (of.key === 'status') return <StatusMark status={(cell ?? undefined) as ItemStatus | undefined} />;
        return <CellText text={writeCell(t, of, cell, words, sigmaOf(place))} column={of} />;
      }}
      chosen={chosen.ranges}
      onChoose={chosen.choose}
      selected={selected.place}
      onSelect={(place) => void selected.choose(place)}
      onOpen={(place) => void selected.open(place)}
      onShow={show}
    />
  );
}

function CellText({ text, column }: { text: string; column: TableColumn }) {
  if (column.key === 'overdue' && text !== '') return <span className="overdue">{text}</span>;
  return column.kind === 'text' || column.kind === 'choice' ? <span title={text}>{text}</span> : text;
}

function GroupHead({
  group,
  column,
  words,
  isOpen,
}: {
  group: RowGroup;
  column: TableColumn;
  words: ReturnType<typeof useRecords>['words'];
  isOpen: boolean;
}) {
  const { t, i18n } = useTranslation();
  return (
    <span className="records__group-head" data-open={isOpen || undefined}>
      <IconChevronRight size={14} aria-hidden />
      <strong>
        {column.key === 'status' ? (
          <StatusMark status={(group.value || undefined) as ItemStatus | undefined} />
        ) : (
          nameValue(t, column, group.value, words)
        )}
      </strong>
      <span className="figures quiet">
        {[t('tables.groupRows', { count: group.rows.toLocaleString(i18n.language) }), ...describeTotals(t, group)].join(' · ')}
      </span>
    </span>
  );
}

function SkeletonRows() {
  const { t } = useTranslation();
  return (
    <div className="records__skeleton" role="status" aria-label={t('tables.working')}>
      {Array.from({ length: WAITING_ROWS }, (_, row) => (
        <span key={row} className="chidu-table-waiting" />
      ))}
    </div>
  );
}
