import { holdsPoint } from '../../overlay/holds-point.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { DistrictPlane } from '../../geodesy/district-plane.ts';
import type { Building } from '../../register/building.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { numberDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import type { Shape } from '../../register/shape.ts';
import { knownBuildings } from '../../rules/bare-land.ts';
import { readCase } from '../../rules/clocks/case-facts.ts';
import { type BoardRate, type ItemProgress, progressOn } from '../clearance-progress.ts';
import type { DatedShapes } from '../dated-shapes.ts';
import { NEVER } from '../footprint/activity.ts';
import { findScope, type FootprintModel, itemsAlone, withPlots } from '../footprint/footprint-model.ts';
import { tabulateFootprints } from '../footprint/footprint-series.ts';
import { listSpans } from '../footprint/footprint-spans.ts';
import type { FigureColumn, FigureRow, FigureTable } from './figure-table.ts';

/** What figures are counted from: the register as known, and its land as measured once. */
export interface FigureSource {
  readonly register: Register;
  readonly plane: DistrictPlane;
  readonly model: FootprintModel;
  readonly redLines: DatedShapes;
  /** In the order of the settings. */
  readonly units: MeasuredPolygons;
}

/**
 * Steps of a household: all its items that have the step before them reached it. `due` is the column of those of whom it can be said.
 */
const STEPS: readonly {
  readonly key: string;
  readonly due: string;
  readonly rate: BoardRate;
  /** Other columns that those who took the step are among. */
  readonly within?: readonly string[];
}[] = [
  { key: 'signed', due: 'households', rate: 'signing', within: ['agreed'] },
  { key: 'paid', due: 'agreed', rate: 'payment' },
  { key: 'vacated', due: 'to-vacate', rate: 'vacating' },
  { key: 'demolished', due: 'to-demolish', rate: 'demolition' },
  { key: 'handed-over', due: 'households', rate: 'cleared-land' },
];

/** The figures of a day: clearance of people, floors and land, and cases with the land that they add. Rows: district, zones, townships, villages, red lines. */
export function collectFigures(source: FigureSource, on: Day): readonly FigureTable[] {
  const rows = listRows(source, on);
  return [clearanceTable(source, rows, on), caseTable(source, rows, on)];
}

function listRows({ register, redLines }: FigureSource, on: Day): FigureRow[] {
  const { district, settings } = register;
  if (!district || !settings) return [];
  const whole: FigureRow = { level: 'district', key: district.id, name: district.name };
  const ids = new Set(settings.units.map(({ id }) => id));
  const units = settings.units.map(({ id, level, parentId, name, nameEn }): FigureRow => {
    const parent = parentId !== undefined && ids.has(parentId) ? parentId : district.id;
    return { level, key: id, name, ...(nameEn !== undefined && { nameEn }), parent };
  });
  const lines = [...register.redLines.values()]
    .filter(({ id }) => redLines.rowOn(id, on) !== undefined)
    .map(
      ({ id, name, nameEn }): FigureRow => ({
        level: 'red-line',
        key: id,
        name,
        ...(nameEn !== undefined && { nameEn }),
        parent: district.id,
      }),
    );
  return [whole, ...units, ...lines];
}

interface CountedItem {
  readonly item: ClearanceItem;
  readonly progress: ItemProgress;
  readonly buildings: readonly Building[];
}

function clearanceTable({ register, model }: FigureSource, rows: readonly FigureRow[], on: Day): FigureTable {
  const { settings } = register;
  const built = knownBuildings(register);
  const buildings = new Map<string, Building[]>();
  for (const one of register.buildings.values()) buildings.set(one.itemId, [...(buildings.get(one.itemId) ?? []), one]);
  const items = [...register.items.values()].flatMap((item): CountedItem[] => {
    const progress = settings && progressOn(item, on, settings.demolitionDueMonths, built);
    return progress ? [{ item, progress, buildings: buildings.get(item.id) ?? [] }] : [];
  });
  const itemsOf = groupByRow(items, register);
  const land = measureLand(model, items, on);
  const method = settings?.measureOfRecord.parcels;
  const people = (key: string, more: Partial<FigureColumn> = {}): FigureColumn => ({
    key,
    unit: 'households',
    formula: `figures.formula.${key}`,
    ...more,
  });
  const area = (key: string, more: Partial<FigureColumn>): FigureColumn => ({
    key,
    unit: 'cm2',
    formula: `figures.formula.${key}`,
    ...more,
  });
  const dues = STEPS.filter(({ due }) => due !== 'households');
  const columns: FigureColumn[] = [
    people('households'),
    ...dues.map(({ due }) => people(due, { denominator: 'households' })),
    ...STEPS.map(({ key, due, within }) => people(key, { denominator: due, ...(within && { within }) })),
    area('floor', { method: 'stated', follows: 'households' }),
    area('floor-demolished', { method: 'stated', denominator: 'floor', follows: 'demolished' }),
    area('land', { ...(method && { method }), follows: 'households' }),
    area('land-signed', { ...(method && { method }), denominator: 'land', follows: 'signed' }),
    area('land-handed-over', { ...(method && { method }), denominator: 'land', follows: 'handed-over' }),
    area('footprint', { ...(method && { method }), restOf: 'land-handed-over', follows: 'handed-over' }),
  ];
  const cells = rows.map((row) => {
    const own = itemsOf.get(row.key) ?? [];
    const floors = (isMeant: (one: CountedItem) => boolean) =>
      own
        .filter(isMeant)
        .flatMap((one) => one.buildings.map(({ recognised }) => recognised?.value_cm2 ?? 0))
        .reduce((sum, cm2) => sum + cm2, 0);
    const [all, notSigned, footprint] = land(row);
    return [
      countHouseholds(
        own,
        () => true,
        () => true,
      ),
      ...dues.map(({ rate }) =>
        countHouseholds(
          own,
          ({ counted }) => counted.has(rate),
          () => true,
        ),
      ),
      ...STEPS.map(({ rate }) =>
        countHouseholds(
          own,
          ({ counted }) => counted.has(rate),
          ({ reached }) => reached.has(rate),
        ),
      ),
      floors(() => true),
      floors(({ item }) => item.milestones.some(({ kind, on: day }) => kind === 'demolished' && day <= on)),
      all,
      all - notSigned,
      all - footprint,
      footprint,
    ];
  });
  return { key: 'clearance', columns, rows, cells };
}

/** Items by the rows that count them: their red line, their unit and those above it, the district. */
function groupByRow(items: readonly CountedItem[], register: Register): ReadonlyMap<string, readonly CountedItem[]> {
  const groups = new Map<string, CountedItem[]>();
  const above = unitsAbove(register);
  for (const one of items) {
    const keys = [register.district?.id ?? '', one.item.redLineId, ...above(one.item.unit)];
    for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** A unit and those that it lies in, each once. */
function unitsAbove({ settings }: Register): (unit: string) => readonly string[] {
  const parents = new Map(settings?.units.map(({ id, parentId }) => [id, parentId]));
  return (unit) => {
    const passed = new Set<string>();
    for (let at: string | undefined = unit; at !== undefined && parents.has(at) && !passed.has(at); at = parents.get(at))
      passed.add(at);
    return [...passed];
  };
}

/** Households with an item that is counted, all of whose counted items are reached. */
function countHouseholds(
  items: readonly CountedItem[],
  isCounted: (progress: ItemProgress) => boolean,
  isReached: (progress: ItemProgress) => boolean,
): number {
  const reachedAll = new Map<string, boolean>();
  for (const { item, progress } of items) {
    if (!isCounted(progress)) continue;
    for (const { householdId } of item.households)
      reachedAll.set(householdId, (reachedAll.get(householdId) ?? true) && isReached(progress));
  }
  return [...reachedAll.values()].filter(Boolean).length;
}

/**
 * Land of a row: of all items, of those without agreement, of those not handed over; unions clipped to the row, whole cm². Land of two
 * claims counts with the one that is behind, so that what is done and what is left add up.
 */
function measureLand(
  model: FootprintModel,
  items: readonly CountedItem[],
  on: Day,
): (row: FigureRow) => readonly [all: number, notSigned: number, footprint: number] {
  const day = numberDay(on);
  const reached = (rate: BoardRate) =>
    new Set(items.filter(({ progress }) => progress.reached.has(rate)).map(({ item }) => item.id));
  const unite = (done: ReadonlySet<string>): Float64Array => {
    const plots = model.input.plots.map((plot) => ({
      ...plot,
      until: plot.kind === 'case' || done.has(plot.id) ? plot.from : NEVER,
    }));
    return tabulateFootprints(listSpans(withPlots(model, plots)), [day], 0, model.scopeCount).unresolved_cm2;
  };
  const unions = [unite(new Set()), unite(reached('signing-land')), unite(reached('cleared-land'))];
  return (row) => {
    const scope = scopeOf(model, row);
    const [all, notSigned, footprint] = unions.map((union) => (scope < 0 ? 0 : Math.round(union[scope])));
    // Every union is settled by itself: equal ones may differ by a rounding step.
    return [all, Math.min(all, notSigned), Math.min(all, footprint)];
  };
}

function caseTable(source: FigureSource, rows: readonly FigureRow[], on: Day): FigureTable {
  const { register } = source;
  const rowsOf = rowFinder(source, on);
  const found = new Map<string, [found: number, verified: number, closed: number]>();
  for (const one of register.cases.values()) {
    if (one.begunOn > on) continue;
    const facts = readCase(one, on);
    const verification = facts.last('verified')?.verification;
    const isViolation = verification === 'violation';
    const place = one.sightings
      .map((id) => register.sightings.get(id)?.shapes[0].shape)
      .find((shape) => shape !== undefined && shape !== null);
    for (const key of place ? rowsOf(place.coordinates) : [register.district?.id ?? '']) {
      const counts = found.get(key) ?? [0, 0, 0];
      counts[0]++;
      if (isViolation) counts[1]++;
      if (isViolation && facts.has('closed')) counts[2]++;
      found.set(key, counts);
    }
  }
  const land = measureCaseLand(source.model, on);
  const method = register.settings?.measureOfRecord.parcels;
  return {
    key: 'cases',
    columns: [
      { key: 'cases-found', unit: 'cases', formula: 'figures.formula.cases-found' },
      { key: 'cases-verified', unit: 'cases', formula: 'figures.formula.cases-verified', denominator: 'cases-found' },
      { key: 'cases-closed', unit: 'cases', formula: 'figures.formula.cases-closed', denominator: 'cases-verified' },
      { key: 'case-land', unit: 'cm2', formula: 'figures.formula.case-land', ...(method && { method }) },
    ],
    rows,
    cells: rows.map((row) => [...(found.get(row.key) ?? [0, 0, 0]), land(row)]),
  };
}

/** What open cases add to the land that is not handed over; with the `footprint` of clearance it is the unresolved footprint. */
function measureCaseLand(model: FootprintModel, on: Day): (row: FigureRow) => number {
  const [all, ofItems] = [model, itemsAlone(model)].map(
    (one) => tabulateFootprints(listSpans(one), [numberDay(on)], 0, model.scopeCount).unresolved_cm2,
  );
  return (row) => {
    const scope = scopeOf(model, row);
    return scope < 0 ? 0 : Math.max(0, all[scope] - ofItems[scope]);
  };
}

function scopeOf(model: FootprintModel, { level, key }: FigureRow): number {
  return findScope(
    model,
    level === 'district' ? { kind: 'district' } : { kind: level === 'red-line' ? 'red-line' : 'unit', id: key },
  );
}

/** The rows that hold the middle of the vertices of an outline. */
function rowFinder(
  { register, plane, units, redLines }: FigureSource,
  on: Day,
): (outline: Shape['coordinates']) => readonly string[] {
  const list = register.settings?.units ?? [];
  const unitView = units.view('planar');
  const lineView = redLines.polygons.view('planar');
  const lines = [...register.redLines.keys()].flatMap((id) => {
    const row = redLines.rowOn(id, on);
    return row === undefined ? [] : [{ id, row }];
  });
  return (outline) => {
    const vertices = outline.type === 'Polygon' ? outline.coordinates.flat() : outline.coordinates.flat(2);
    const middle = [0, 1].map((axis) => vertices.reduce((sum, vertex) => sum + vertex[axis], 0) / vertices.length);
    const { coordinates, refused } = plane.toMillimetres(Float64Array.from(middle));
    const whole = register.district?.id ?? '';
    if (refused.length > 0) return [whole];
    const [x, y] = coordinates;
    return [
      whole,
      ...list.filter((_, row) => holdsPoint(unitView, row, x, y)).map(({ id }) => id),
      ...lines.filter(({ row }) => holdsPoint(lineView, row, x, y)).map(({ id }) => id),
    ];
  };
}
