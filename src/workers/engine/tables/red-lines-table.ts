import { numberDay } from '../../../core/register/day.ts';
import { itemStatusOn } from '../../../core/register/item-status.ts';
import { formSigma_m } from '../../../core/measure/sigma.ts';
import { settle } from '../../../core/measure/settle.ts';
import { rowSigma_m2 } from '../../../core/overlay/row-sigma.ts';
import { tabulateSelfOverlaps } from '../../../core/overlay/self-overlap.ts';
import { footprintAt } from '../../../core/report/footprint/footprint-at.ts';
import type { FootprintSpans } from '../../../core/report/footprint/footprint-spans.ts';
import type { DatedShapes } from '../../../core/report/dated-shapes.ts';
import { unionOfRows_cm2 } from '../../../core/report/union-of-rows.ts';
import { dueOn } from '../footprint-answers.ts';
import { footprintsOn } from '../footprints-on.ts';
import { footprintOf } from '../footprint-model.ts';
import { DictionaryBuilder, numbersOf, textsOf } from './column-data.ts';
import { HouseholdNumbers } from './household-numbers.ts';
import { meetsBox, planeBox } from './plane-box.ts';
import type { ColumnSource, TableData } from './table-data.ts';
import { nameRedLine, type TableContext } from './table-context.ts';

const REGIMES = ['state', 'collective', 'other'];

/** The red lines in force on a day with how far their clearance is. */
export function tabulateRedLines(context: TableContext): TableData {
  const { session, on, meetings } = context;
  const { register, redLines, settings } = session;
  const measure = settings.measureOfRecord['red-lines'];
  const inForce = meetings.inForce(session, on);
  const count = inForce.length;
  const lines = inForce.flatMap(({ id }) => register.redLines.get(id) ?? []);
  const view = redLines.polygons.view(measure);
  const figure = (valueOf: (row: number) => number | undefined) => () =>
    numbersOf(count, (numbers) => {
      for (let row = 0; row < count; row++) numbers[row] = valueOf(row) ?? Number.NaN;
    });
  const choice = (valueOf: (row: number) => string | undefined, values?: readonly string[]) => () => {
    const dictionary = new DictionaryBuilder(count, values);
    for (let row = 0; row < count; row++) dictionary.set(row, valueOf(row));
    return dictionary.finish();
  };
  const day = (valueOf: (row: number) => string | undefined) =>
    figure((row) => {
      const value = valueOf(row);
      return value === undefined ? undefined : numberDay(value);
    });

  const households = new HouseholdNumbers();
  const items = new Float64Array(count);
  const rowOfLine = new Map(lines.map(({ id }, row) => [id, row]));
  for (const item of register.items.values()) {
    const row = rowOfLine.get(item.redLineId);
    if (row === undefined || itemStatusOn(item, on) === null) continue;
    items[row]++;
    households.add(row, item);
  }
  const progress = progressOf(
    context,
    lines.map(({ id }) => id),
  );
  const area = figure((row) => settle(view.areas_m2[inForce[row].row]));
  const due = (row: number) => dueOn(session, lines[row].id);
  const isOverdue = (row: number) => (due(row) ?? on) < on && progress.unresolved_cm2(row) > 0;
  const columns: ColumnSource[] = [
    { key: 'name', kind: 'text', shown: true, load: () => textsOf((row) => nameRedLine(context, lines[row].id)) },
    { key: 'project', kind: 'text', shown: false, load: () => textsOf((row) => lines[row].project) },
    { key: 'approvalNo', kind: 'text', shown: true, load: () => textsOf((row) => lines[row].approvalNo) },
    { key: 'regime', kind: 'choice', shown: false, ordered: true, load: choice((row) => lines[row].regime, REGIMES) },
    { key: 'freezeOn', kind: 'day', shown: false, load: day((row) => lines[row].freezeOn) },
    { key: 'dueOn', kind: 'day', shown: true, load: day(due) },
    { key: 'overdue', kind: 'choice', shown: true, load: choice((row) => (isOverdue(row) ? 'yes' : undefined), ['yes']) },
    { key: 'area', kind: 'area', shown: true, load: area },
    { key: 'mu', kind: 'mu', shown: true, load: area },
    {
      key: 'versions',
      kind: 'count',
      shown: false,
      load: figure((row) => lines[row].versions.filter(({ fromOn }) => fromOn <= on).length),
    },
    { key: 'items', kind: 'count', shown: true, load: figure((row) => items[row]) },
    { key: 'households', kind: 'count', shown: false, load: figure((row) => households.byRow.get(row)?.length ?? 0) },
    { key: 'unresolvedPlots', kind: 'count', shown: true, load: figure((row) => progress.unresolvedPlots(row)) },
    { key: 'openCases', kind: 'count', shown: false, load: figure((row) => progress.openCases(row)) },
    { key: 'unresolved', kind: 'area', shown: true, load: figure((row) => progress.unresolved_cm2(row)) },
    { key: 'shareResolved', kind: 'share', shown: true, load: figure((row) => progress.shareResolved(row)) },
  ];
  return {
    name: 'red-lines',
    on,
    count,
    measure,
    columns,
    sigma: () =>
      sigmaOf(
        redLines,
        inForce.map(({ row }) => row),
      ),
    refOf: (row) => ({ kind: 'red-line', id: lines[row].id }),
    rowsOf: (ref) => {
      const row = ref.kind === 'red-line' ? rowOfLine.get(ref.id) : undefined;
      return row === undefined ? [] : [row];
    },
    householdsOf: (row) => households.byRow.get(row),
    householdCount: households.count,
    dropOutside: (kept, within) =>
      dropOutside(
        context,
        redLines,
        inForce.map(({ row }) => row),
        kept,
        within,
      ),
    unionOf: (rows) => {
      const pairs = tabulateSelfOverlaps(view, redLines.polygons.index(measure));
      return Promise.resolve(
        unionOfRows_cm2(
          view,
          Array.from(rows, (row) => inForce[row].row),
          pairs,
        ),
      );
    },
    parcelOf: () => null,
  };
}

/** Footprints by red line on the day; the share is of the land of all its items, and counts those handed over. */
function progressOf({ session, on }: TableContext, ids: readonly string[]) {
  const { model, ofItems } = footprintOf(session);
  const scopes = ids.map((id) => model.input.redLines.findIndex((line) => line.id === id));
  const { unresolved_cm2, countsOf } = footprintsOn(session, on);
  const areaOf = (spans: FootprintSpans, row: number) => footprintAt(model, spans, scopes[row], numberDay(on)).unresolved_cm2;
  return {
    unresolved_cm2: (row: number) => unresolved_cm2[scopes[row]],
    unresolvedPlots: (row: number) => countsOf(scopes[row]).unresolvedPlots,
    openCases: (row: number) => countsOf(scopes[row]).openCases,
    shareResolved: (row: number) => {
      const all_cm2 = areaOf(ofItems.all, row);
      return all_cm2 > 0 ? 1 - areaOf(ofItems.spans, row) / all_cm2 : undefined;
    },
  };
}

/** Standard deviations of dated shapes, m²; NaN for surveyed ones. Null where all are. */
export function sigmaOf({ polygons, versions }: DatedShapes, rows: readonly number[]): Float64Array | null {
  const sigma = Float64Array.from(rows, (row) => {
    const shape = versions[row]?.shape;
    if (!shape || shape.origin === 'surveyed') return Number.NaN;
    return rowSigma_m2(polygons.columns, row, formSigma_m(shape));
  });
  return sigma.every(Number.isNaN) ? null : sigma;
}

/** Marks with 0 the rows whose dated shape lies outside the box. */
export function dropOutside(
  { session }: TableContext,
  { polygons }: DatedShapes,
  rows: readonly number[],
  kept: Uint8Array,
  within: Parameters<TableData['dropOutside']>[1],
): void {
  const box = planeBox(session.plane, session.settings, within);
  const { boxes } = polygons.view('planar');
  rows.forEach((version, row) => {
    if (!box || !meetsBox(boxes, version, box)) kept[row] = 0;
  });
}
