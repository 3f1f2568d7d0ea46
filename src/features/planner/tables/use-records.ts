import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { useCamera } from '../../../state/camera.ts';
import { workDay } from '../../../state/desk.ts';
import { sameRef, select, useSelection } from '../../../state/selection.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { askTable, closeTable, dossierOf, findPlace, listOnMap, refOf, sumRows, useTables } from '../../../state/tables.ts';
import { tableView, useView } from '../../../state/view.ts';
import type { RowRange } from '../../../ui/row-ranges.ts';
import { countRows } from '../../../ui/row-ranges.ts';
import type { RowTotals, TableAnswer, TableColumn, TableName, TableQuery, TableView } from '../../../workers/calls/tables.ts';
import type { FeatureRef } from '../../../workers/feature-ref.ts';
import { useMapCommands } from '../map-commands.ts';
import { wordsFor } from './table-words.ts';

/** What is due or overdue is judged as the work list judges it; what lies on the land is of the day that the map shows. */
export const JUDGED: ReadonlySet<TableName> = new Set<TableName>(['findings', 'cases', 'tasks', 'patches']);

/** How a table is looked at, and the question that follows from it; asked whenever it changes. */
export function useRecords(name: TableName) {
  const { t, i18n } = useTranslation();
  const tables = useView((s) => s.tables);
  const on = useView((s) => s.on);
  const { changeTable } = useView.getState();
  const shown = useSession((s) => shownDay(on, s.summary));
  const revision = useSession((s) => s.revision);
  const bounds = useCamera((s) => s.bounds);
  const view = tableView(tables, name);
  const { search, filters, sort, groupBy, extentOnly, emphasis } = view;
  const day = JUDGED.has(name) ? workDay(on) : shown;
  const within = extentOnly ? bounds : null;
  const locale = i18n.language;
  const words = useMemo(() => wordsFor(t, locale), [t, locale]);
  const query = useMemo<TableQuery>(
    () => ({ table: name, on: day, search, filters, sort, groupBy, within }),
    [name, day, search, filters, sort, groupBy, within],
  );
  const answer = useTables((s) => (s.query?.table === name ? s.answer : null));
  const ask = useCallback(() => void askTable(query, words), [query, words]);
  // Another revision is another district under the same question.
  useEffect(() => {
    if (revision > 0 && query.on !== '') ask();
  }, [ask, revision, query.on]);
  useEffect(() => closeTable, []);
  useEffect(() => void listOnMap(emphasis ? answer : null), [emphasis, answer]);
  const change = useCallback((part: Partial<TableView>) => changeTable(name, part), [changeTable, name]);
  return { view, day, words, query, answer, ask, change };
}

/** The columns shown, in the reader's order or the table's own. */
export function columnsShown(answer: TableAnswer, view: TableView): readonly TableColumn[] {
  const known = new Map(answer.columns.map((column) => [column.key, column]));
  const chosen = (view.columns ?? []).flatMap((key) => known.get(key) ?? []);
  // A link may name columns that these data do not have.
  return chosen.length > 0 ? chosen : answer.columns.filter(({ shown }) => shown);
}

/** The row of what is selected on the map, and the way back: a row selects its feature, opening it goes there. */
export function useSelectedRow(answer: TableAnswer | null) {
  const ref = useSelection((s) => s.ref);
  const { go } = useMapCommands();
  const [place, setPlace] = useState(-1);
  // Of several items of a parcel the one that was clicked stays the one.
  const picked = useRef(-1);
  useEffect(() => {
    if (!answer) return setPlace(-1);
    if (picked.current >= 0 && sameRef(featureOf(picked.current), ref)) return setPlace(picked.current);
    if (!ref) return setPlace(-1);
    const find = async () => {
      const found = await findPlace(answer.handle, ref).catch(() => -1);
      if (found !== null) setPlace(found);
    };
    void find();
  }, [answer, ref]);
  useEffect(() => {
    picked.current = -1;
  }, [answer]);
  const choose = useCallback(
    async (at: number) => {
      const dossier = dossierOf(at);
      const feature = featureOf(at);
      if (!feature && !dossier) return;
      picked.current = at;
      setPlace(at);
      // What was selected before belongs to another record: a row that is about no feature leaves none marked.
      const selecting = sameRef(feature, useSelection.getState().ref) ? null : select(feature);
      // Choosing a feature puts a dossier away: the row's own opens after it.
      useView.getState().openDossier(dossier ? { kind: dossier.kind, id: dossier.id } : null);
      if (dossier?.bounds && !isInSight(dossier.bounds)) go(dossier.bounds);
      await selecting;
    },
    [go],
  );
  const open = useCallback(
    async (at: number) => {
      await choose(at);
      const dossier = dossierOf(at);
      if (dossier?.bounds) return go(dossier.bounds);
      const { ref: now, detail } = useSelection.getState();
      if (detail && sameRef(detail.ref, now)) go(detail.bounds);
    },
    [choose, go],
  );
  return { place, choose, open };
}

/** The feature of the map that a row is, or that its dossier is about. */
const featureOf = (at: number): FeatureRef | null => refOf(at) ?? dossierOf(at)?.ref ?? null;

/** Whether the map shows a box already, so that choosing one row after another keeps it still where it can. */
function isInSight([west, south, east, north]: Bounds): boolean {
  const shown = useCamera.getState().bounds;
  return shown !== null && west >= shown[0] && south >= shown[1] && east <= shown[2] && north <= shown[3];
}

/** Rows chosen to be summed or copied; a new answer forgets them. */
export function useChosenRows(answer: TableAnswer | null) {
  const [chosen, setChosen] = useState<{ of: TableAnswer | null; ranges: readonly RowRange[] }>({ of: null, ranges: [] });
  const [totals, setTotals] = useState<RowTotals | null>(null);
  const ranges = useMemo(() => (chosen.of === answer ? chosen.ranges : []), [chosen, answer]);
  const count = countRows(ranges);
  const picked = useMemo(() => (count > 0 ? Uint32Array.from(ranges.flat()) : null), [ranges, count]);
  // One row is the one that is looked at: nobody means a sum of it.
  const flat = count > 1 ? picked : null;
  useEffect(() => {
    setTotals(null);
    if (!answer || !flat) return;
    const sum = async () => {
      const got = await sumRows(answer.handle, flat).catch(() => null);
      if (got) setTotals(got);
    };
    void sum();
  }, [answer, flat]);
  return { ranges, picked, flat, totals, choose: (next: readonly RowRange[]) => setChosen({ of: answer, ranges: next }) };
}
