import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import { itemStatusOn } from '../../../core/register/item-status.ts';
import { unionOfRows_cm2 } from '../../../core/report/union-of-rows.ts';
import type { Call } from '../../rpc.ts';
import { type ColumnData, DictionaryBuilder, numbersOf, textsOf } from './column-data.ts';
import { HouseholdNumbers } from './household-numbers.ts';
import { meetsBox, planeBox } from './plane-box.ts';
import { type ColumnSource, Memo, type TableData } from './table-data.ts';
import { nameRedLine, type TableContext } from './table-context.ts';
import { unitColumns } from './unit-columns.ts';

/** Attributes that have columns of their own. */
const OWN_FIELDS = new Set(['parcelNo', 'landUse', 'tenure', 'holder', 'unit', 'stated_cm2']);

/** The parcels of all parcel layers, with where they stand in the clearance on a day. */
export function tabulateParcels(context: TableContext): TableData {
  const { session, on, parcels } = context;
  const { count, parts } = parcels;
  const memo = new Memo();
  const standing = standingOf(context);
  const hits = (call: Call) => memo.get('hits', call, () => countHits(context, call));
  const area = (call: Call) => parcels.areas(call);
  const columns: ColumnSource[] = [
    { key: 'parcelNo', kind: 'text', shown: true, load: () => parcels.labels() },
    {
      key: 'layer',
      kind: 'choice',
      shown: parts.length > 1,
      names: Object.fromEntries(parts.map(({ layer }) => [layer.layer.id, layer.layer.name])),
      load: () => parcels.layers(),
    },
    { key: 'landUse', kind: 'choice', shown: true, load: (call) => parcels.choices('landUse', call) },
    { key: 'tenure', kind: 'choice', shown: false, load: (call) => parcels.choices('tenure', call) },
    { key: 'holder', kind: 'text', shown: true, load: () => parcels.texts('holder') },
    { key: 'area', kind: 'area', shown: true, load: area },
    { key: 'mu', kind: 'mu', shown: true, load: area },
    { key: 'otherArea', kind: 'area', shown: false, slow: true, load: (call) => parcels.otherAreas(call) },
    { key: 'stated', kind: 'area', shown: false, load: (call) => parcels.numbers('stated_cm2', call) },
    { key: 'difference', kind: 'area', shown: false, load: (call) => parcels.differences(call) },
    ...unitColumns(context, (level, call) => parcels.unitsAt(level, call), ['village']),
    { key: 'status', kind: 'choice', shown: true, ordered: true, load: () => standing.status },
    { key: 'redLines', kind: 'count', shown: true, slow: true, load: async (call) => (await hits(call)).counts },
    { key: 'redLineNames', kind: 'text', shown: true, slow: true, load: async (call) => (await hits(call)).names },
    { key: 'households', kind: 'count', shown: false, load: () => standing.households },
    ...attributes(context),
  ];
  return {
    name: 'parcels',
    on,
    count,
    measure: parcels.measure,
    columns,
    sigma: () => parcels.sigma(),
    refOf: (row) => {
      const { layer, from } = parcels.partOf(row);
      return { kind: 'parcel', layerId: layer.layer.id, row: row - from };
    },
    rowsOf: (ref) => {
      const layer = ref.kind === 'parcel' ? session.layers.get(ref.layerId) : undefined;
      const row = layer && ref.kind === 'parcel' ? parcels.rowOf(layer, ref.row) : undefined;
      return row === undefined ? [] : [row];
    },
    householdsOf: (row) => standing.householdsOf.get(row),
    householdCount: standing.householdCount,
    dropOutside: (kept, within) => {
      const box = planeBox(session.plane, session.settings, within);
      if (!box) return void kept.fill(0);
      for (const { layer, from } of parts) {
        const { boxes } = layer.polygons.view('planar');
        for (let row = 0; row < layer.count; row++) if (!meetsBox(boxes, row, box)) kept[from + row] = 0;
      }
    },
    unionOf: async (rows, call) => unionOfRows_cm2(parcels.polygons.view(parcels.measure), rows, await parcels.pairs(call)),
    parcelOf: (row) => {
      const { layer, from } = parcels.partOf(row);
      return { layerId: layer.layer.id, row: row - from };
    },
  };
}

/** Status and households of the parcels that have items; of several items the least advanced counts, as on the map. */
function standingOf({ session, on, parcels }: TableContext) {
  const steps = new Map<number, number>();
  const households = new HouseholdNumbers();
  for (const item of session.register.items.values()) {
    const status = itemStatusOn(item, on);
    const place = status && session.placeOf(item.parcelId);
    const row = place ? parcels.rowOf(place.layer, place.row) : undefined;
    if (!status || row === undefined) continue;
    const step = ITEM_STATUSES.indexOf(status);
    steps.set(row, Math.min(step, steps.get(row) ?? step));
    households.add(row, item);
  }
  const status = new DictionaryBuilder(parcels.count, ITEM_STATUSES);
  for (const [row, step] of steps) status.codes[row] = step;
  return {
    status: status.finish(),
    householdsOf: households.byRow,
    householdCount: households.count,
    households: numbersOf(parcels.count, (numbers) => {
      for (const [row, of] of households.byRow) numbers[row] = of.length;
    }),
  };
}

/** How many red lines in force cover each parcel by more than a sliver, and which. */
async function countHits(context: TableContext, call: Call): Promise<{ counts: ColumnData; names: ColumnData }> {
  const { session, on, parcels, meetings, locale } = context;
  const numbers = new Float64Array(parcels.count);
  const lines = new Map<number, string[]>();
  for (const { id, row: version } of meetings.inForce(session, on)) {
    const name = nameRedLine(context, id);
    for (const { layer, from } of parcels.parts) {
      for (const row of (await meetings.of(session, layer, version, call)).keys()) {
        numbers[from + row]++;
        const known = lines.get(from + row);
        if (known) known.push(name);
        else lines.set(from + row, [name]);
      }
    }
  }
  const between = locale === 'en' ? ', ' : '、';
  return { counts: { type: 'numbers', numbers }, names: textsOf((row) => lines.get(row)?.join(between)) };
}

function attributes({ parcels }: TableContext): ColumnSource[] {
  const names = new Set(parcels.parts.flatMap(({ layer }) => layer.propertyNames));
  return [...names]
    .filter((name) => !OWN_FIELDS.has(name) && !name.startsWith('#'))
    .map((name) => {
      const kind = parcels.kindOf(name);
      const load = (call: Call) =>
        kind === 'number' ? parcels.numbers(name, call) : kind === 'choice' ? parcels.choices(name, call) : parcels.texts(name);
      return { key: `attribute:${name}`, kind, heading: name, shown: false, load };
    });
}
