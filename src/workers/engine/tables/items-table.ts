import { ITEM_STATUSES, type ClearanceItem, type ItemStatus, type MilestoneKind } from '../../../core/register/clearance-item.ts';
import { numberDay } from '../../../core/register/day.ts';
import { itemStatusOn, statusDays } from '../../../core/register/item-status.ts';
import type { Day } from '../../../core/register/ports.ts';
import { knownBuildings } from '../../../core/rules/bare-land.ts';
import { demolitionDue } from '../../../core/rules/demolition-due.ts';
import type { FeatureRef } from '../../feature-ref.ts';
import type { Call } from '../../rpc.ts';
import { type ColumnData, DictionaryBuilder, numbersOf, textsOf } from './column-data.ts';
import { isRough, measureLand, roughErrors, uniteLand } from '../item-land.ts';
import { HouseholdNumbers } from './household-numbers.ts';
import { meetsBox, planeBox } from './plane-box.ts';
import { type ColumnSource, Memo, type TableData } from './table-data.ts';
import { redLineNames, type TableContext } from './table-context.ts';
import { unitColumns, unitsNamed } from './unit-columns.ts';

/** The clearance items registered by a day; an item's land is its parcel's part inside the red line in force, as in the overlap table. */
export function tabulateItems(context: TableContext): TableData {
  const { session, on } = context;
  const upTo = (item: ClearanceItem) =>
    item.milestones.every((one) => one.on <= on) ? item : { ...item, milestones: item.milestones.filter((one) => one.on <= on) };
  const items: ClearanceItem[] = [];
  const statuses: ItemStatus[] = [];
  for (const one of session.register.items.values()) {
    const item = upTo(one);
    const status = itemStatusOn(item, on);
    if (status === null) continue;
    items.push(item);
    statuses.push(status);
  }
  const places = items.map((item) => session.placeOf(item.parcelId));
  const count = items.length;
  const memo = new Memo();
  const land = (call: Call) =>
    memo.get(
      'land',
      call,
      async (): Promise<ColumnData> => ({ type: 'numbers', numbers: await measureLand(context, items, call) }),
    );
  const choice = (valueOf: (item: ClearanceItem) => string | undefined) => () => {
    const dictionary = new DictionaryBuilder(count);
    items.forEach((item, row) => dictionary.set(row, valueOf(item)));
    return dictionary.finish();
  };
  const figure = (valueOf: (item: ClearanceItem) => number | undefined) => () =>
    numbersOf(count, (numbers) => items.forEach((item, row) => (numbers[row] = valueOf(item) ?? Number.NaN)));
  const dayOf = (...kinds: readonly MilestoneKind[]) => figure((item) => asNumber(firstDay(item, kinds)));
  let since: Float64Array | null = null;
  /** Day numbers from which the items stand where they stand, for two columns. */
  const sinceOfAll = () =>
    (since ??= Float64Array.from(items, (item, row) => asNumber(statusDays(item)[statuses[row]]) ?? Number.NaN));
  const labels = items.map((_, row) => places[row]?.layer.label(places[row].row));
  const columns: ColumnSource[] = [
    { key: 'parcelNo', kind: 'text', shown: true, load: () => textsOf((row) => labels[row]) },
    { key: 'redLine', kind: 'choice', shown: true, names: redLineNames(context), load: choice((item) => item.redLineId) },
    ...unitColumns(
      context,
      (level) =>
        unitsNamed(
          context,
          items.map(({ unit }) => unit),
          level,
        ),
      ['zone', 'village'],
    ),
    {
      key: 'assistingUnit',
      kind: 'choice',
      shown: false,
      names: Object.fromEntries(session.settings.assistingUnits.map(({ id, name }) => [id, name])),
      load: choice((item) => item.assistingUnit),
    },
    {
      key: 'status',
      kind: 'choice',
      shown: true,
      ordered: true,
      load: () => {
        const dictionary = new DictionaryBuilder(count, ITEM_STATUSES);
        for (let row = 0; row < count; row++) dictionary.set(row, statuses[row]);
        return dictionary.finish();
      },
    },
    { key: 'since', kind: 'day', shown: true, load: () => ({ type: 'numbers', numbers: sinceOfAll() }) },
    {
      key: 'days',
      kind: 'count',
      shown: true,
      load: () => ({ type: 'numbers', numbers: sinceOfAll().map((day) => numberDay(on) - day) }),
    },
    { key: 'area', kind: 'area', shown: true, load: land },
    { key: 'mu', kind: 'mu', shown: true, load: land },
    { key: 'households', kind: 'count', shown: true, load: figure((item) => item.households.length) },
    { key: 'basis', kind: 'choice', shown: false, load: choice(basisOf) },
    { key: 'registeredOn', kind: 'day', shown: false, load: figure((item) => asNumber(statusDays(item).registered)) },
    { key: 'signedOn', kind: 'day', shown: false, load: dayOf('signed', 'decided') },
    { key: 'paidOn', kind: 'day', shown: false, load: dayOf('paid') },
    { key: 'demolishedOn', kind: 'day', shown: false, load: dayOf('demolished') },
    { key: 'handedOverOn', kind: 'day', shown: false, load: dayOf('handed-over') },
    { key: 'objections', kind: 'count', shown: false, load: figure((item) => openObjections(item, on)) },
    {
      key: 'demolitionOverdue',
      kind: 'count',
      shown: false,
      load: figure(
        (item) =>
          demolitionDue(item, on, session.settings.demolitionDueMonths, knownBuildings(session.register))?.daysLate || undefined,
      ),
    },
  ];
  const households = new HouseholdNumbers();
  items.forEach((item, row) => households.add(row, item));
  const rowsOfParcel = new Map<string, number[]>();
  items.forEach(({ parcelId }, row) => rowsOfParcel.set(parcelId, [...(rowsOfParcel.get(parcelId) ?? []), row]));
  const featureOf = (row: number): FeatureRef => {
    const place = places[row];
    return place
      ? { kind: 'parcel', layerId: place.layer.layer.id, row: place.row }
      : { kind: 'red-line', id: items[row].redLineId };
  };
  return {
    name: 'items',
    on,
    count,
    measure: session.settings.measureOfRecord['red-lines'],
    columns,
    sigma: (call) =>
      memo.get('sigma', call, async () => {
        if (!isRough(session)) return null;
        const data = await land(call);
        return data.type === 'numbers' ? roughErrors(context, items, data.numbers) : null;
      }),
    dossierOf: (row) => ({ kind: 'item', id: items[row].id, ref: featureOf(row), bounds: null }),
    refOf: featureOf,
    rowsOf: (ref) => {
      const layer = ref.kind === 'parcel' ? session.layers.get(ref.layerId) : undefined;
      return (layer && ref.kind === 'parcel' && rowsOfParcel.get(layer.idOf(ref.row))) || [];
    },
    householdsOf: (row) => households.byRow.get(row),
    householdCount: households.count,
    dropOutside: (kept, within) => {
      const box = planeBox(session.plane, session.settings, within);
      places.forEach((place, row) => {
        if (!box || !place || !meetsBox(place.layer.polygons.view('planar').boxes, place.row, box)) kept[row] = 0;
      });
    },
    unionOf: async (rows, call) => {
      const data = await land(call);
      return data.type === 'numbers' ? uniteLand(context, items, rows, data.numbers) : null;
    },
    parcelOf: (row) => {
      const place = places[row];
      return place ? { layerId: place.layer.layer.id, row: place.row } : null;
    },
  };
}

const asNumber = (day: Day | undefined): number | undefined => (day === undefined ? undefined : numberDay(day));

function firstDay({ milestones }: ClearanceItem, kinds: readonly MilestoneKind[]): Day | undefined {
  return milestones
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ on }) => on)
    .sort()
    .at(0);
}

/** What was agreed or decided by the day, whatever came later. */
function basisOf(item: ClearanceItem): string | undefined {
  if (firstDay(item, ['signed'])) return 'agreement';
  return firstDay(item, ['decided']) ? 'decision' : undefined;
}

function openObjections({ objections }: ClearanceItem, on: Day): number {
  return objections.filter((one) => one.receivedOn <= on && !(one.answeredOn && one.answeredOn <= on)).length;
}
