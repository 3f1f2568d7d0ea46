import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawOccupiedLand } from '../../../src/core/register/actions/draw-occupied-land.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { openCase } from '../../../src/core/register/actions/open-case.ts';
import { recordMilestone } from '../../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import { reportSighting } from '../../../src/core/register/actions/report-sighting.ts';
import { reshapeSighting } from '../../../src/core/register/actions/reshape-sighting.ts';
import { reviseRedLine } from '../../../src/core/register/actions/revise-red-line.ts';
import type { Case, CaseStep, CaseStepKind } from '../../../src/core/register/case.ts';
import { numberDay } from '../../../src/core/register/day.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
import type { Register } from '../../../src/core/register/register.ts';
import type { Shape } from '../../../src/core/register/shape.ts';
import { listOpenDays, measureCaseLand } from '../../../src/core/report/case-land.ts';
import { listVersions, measureOutlines, measureShapes } from '../../../src/core/report/dated-shapes.ts';
import { type DistrictFootprint, measureDistrictFootprint } from '../../../src/core/report/footprint/district-footprint.ts';
import { footprintAt } from '../../../src/core/report/footprint/footprint-at.ts';
import { listEntered, listResolved, tabulateChanges } from '../../../src/core/report/footprint/week-changes.ts';
import { measureParcelShapes } from '../../../src/core/report/parcel-shapes.ts';
import { createWriter, DISTRICT_INPUT, ITEM, PLANE, RED_LINE, SIGHTING, type Writer } from '../../support/district-changes.ts';

const plane = createDistrictPlane(PLANE);

/** A rectangle in whole metres of the plane; its planar area is exact to the rounding of millimetres. */
function land(x: number, y: number, width: number, height: number): Shape {
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
  const lonLat = plane.toLonLat(Float64Array.from(corners.flatMap(([e, n]) => [1000 * (e + 3000), 1000 * (n + 1000)])));
  const ring = corners.map((_, n): [number, number] => [lonLat[2 * n], lonLat[2 * n + 1]]);
  return {
    coordinates: { type: 'Polygon', coordinates: [ring] },
    origin: 'surveyed',
    sigma_m: 0.05,
    source: { crs: 'EPSG:4490' },
  };
}

const M2 = 10_000;

/** A red line of 100 × 100 m from 2026-01-02, and a build of 20 × 10 m, half of it inside, with a case file of 2026-03-01. */
function begin(build: Shape = land(90, 0, 20, 10)): Writer {
  const writer = createWriter();
  const { register, accept } = writer;
  accept(createDistrict(register, DISTRICT_INPUT));
  accept(drawRedLine(register, { redLine: RED_LINE, shape: land(0, 0, 100, 100), reason: '批复', on: '2026-01-02' }));
  accept(reportSighting(register, { sighting: SIGHTING, shape: build, reason: '发现', on: '2026-02-01' }));
  const opened = { id: 'c-1', no: '案1', begunOn: '2026-03-01', sightings: ['s-1'], track: 'planning' } as const;
  accept(openCase(register, { case: opened, reason: '建卷', on: '2026-03-01' }));
  return writer;
}

/** A step as it lies in the feed: which steps the law permits is not asked here. */
function take(writer: Writer, kind: CaseStepKind, on: string, more: Partial<CaseStep> = {}): void {
  writer.accept({
    type: 'case-step-taken',
    v: 1,
    entity: { kind: 'case', id: 'c-1' },
    base: 1,
    district: 'd-1',
    on,
    body: { step: { kind, ...more } },
  } as never);
}

async function measure(register: Register, parcel?: Shape): Promise<DistrictFootprint> {
  const parcels = parcel && (await measureOutlines([parcel.coordinates], plane)).columns;
  return measureDistrictFootprint({
    register,
    plane,
    redLines: await measureShapes(
      [...register.redLines.values()].flatMap(({ id, versions }) => listVersions(id, versions)),
      plane,
    ),
    units: await measureOutlines([], plane),
    parcelShapes: await measureParcelShapes(register.parcels, plane),
    caseLand: await measureCaseLand(register, plane),
    placeOf: () => parcels && { layerId: 'l-1', columns: parcels, row: 0 },
    firstOn: '2026-01-01',
    lastOn: '2026-12-31',
  });
}

/** Whole m² of the red line on a day, with the open cases. */
function on({ model, spans }: DistrictFootprint, day: string): [m2: number, cases: number] {
  const { unresolved_cm2, openCases } = footprintAt(model, spans, 0, numberDay(day));
  return [Math.round(unresolved_cm2 / M2), openCases];
}

describe('an open case in a red line', () => {
  it('counts what of its building lies inside, from its opening until the day it is closed', async () => {
    const writer = begin();
    take(writer, 'verified', '2026-03-02', { verification: 'violation' });
    take(writer, 'opened', '2026-04-10');
    take(writer, 'closed', '2026-09-01');
    const footprint = await measure(writer.register);
    expect(on(footprint, '2026-03-20')).toEqual([0, 0]);
    expect(on(footprint, '2026-04-09')).toEqual([0, 0]);
    expect(on(footprint, '2026-04-10')).toEqual([100, 1]);
    expect(on(footprint, '2026-08-31')).toEqual([100, 1]);
    expect(on(footprint, '2026-09-01')).toEqual([0, 0]);
    expect(footprint.ofItems.spans.count).toBe(0);
    expect(footprint.ofItems.weeklyAll.unresolved_cm2.every((cm2) => cm2 === 0)).toBe(true);
  });

  it('shrinks from the day of a partial demolition, and has no land where nothing is left', async () => {
    const writer = begin(land(50, 50, 20, 10));
    take(writer, 'opened', '2026-04-10');
    const reshape = (shape: Shape | null, day: string) =>
      writer.accept(reshapeSighting(writer.register, { sightingId: 's-1', shape, reason: '拆除', on: day }));
    reshape(land(50, 50, 20, 4), '2026-05-05');
    reshape(null, '2026-06-06');
    const footprint = await measure(writer.register);
    expect(on(footprint, '2026-05-04')).toEqual([200, 1]);
    expect(on(footprint, '2026-05-05')).toEqual([80, 1]);
    expect(on(footprint, '2026-06-05')).toEqual([80, 1]);
    expect(on(footprint, '2026-06-06')).toEqual([0, 0]);
    const [change] = tabulateChanges(footprint.model, footprint.spans, 0, [numberDay('2026-12-31')]);
    expect(Math.round(change.entered_cm2 / M2)).toBe(200);
    expect(Math.round(change.revised_cm2 / M2)).toBe(-200);
    expect(change).toMatchObject({ released_cm2: 0, enteredPlots: 0, resolvedPlots: 0 });
  });

  it('holds the occupied land from the day that it is drawn, instead of the building', async () => {
    const writer = begin(land(50, 50, 20, 10));
    take(writer, 'opened', '2026-04-10');
    const shape = land(48, 48, 24, 14);
    writer.accept(drawOccupiedLand(writer.register, { caseId: 'c-1', shape, reason: '测绘', on: '2026-05-05' }));
    const footprint = await measure(writer.register);
    expect(on(footprint, '2026-05-04')).toEqual([200, 1]);
    expect(on(footprint, '2026-05-05')).toEqual([336, 1]);
  });

  it('counts a building that was reported twice once, in the shape that is kept up', async () => {
    const writer = begin(land(50, 50, 20, 10));
    const again = { ...SIGHTING, id: 's-2', no: 'XC-2026-0002', sameAs: 's-1' };
    writer.accept(
      reportSighting(writer.register, { sighting: again, shape: land(48, 50, 24, 10), reason: '又见', on: '2026-02-05' }),
    );
    const second = { id: 'c-2', no: '案2', begunOn: '2026-03-01', sightings: ['s-2'], track: 'planning' } as const;
    writer.accept(openCase(writer.register, { case: second, reason: '建卷', on: '2026-03-01' }));
    take(writer, 'opened', '2026-04-10');
    expect(on(await measure(writer.register), '2026-05-01')).toEqual([200, 1]);
  });

  it('is clipped by the version of the red line in force, and not there before there is one', async () => {
    const writer = begin();
    take(writer, 'opened', '2026-01-01');
    const { register } = writer;
    writer.accept(reviseRedLine(register, { redLineId: 'r-1', shape: land(0, 0, 105, 100), reason: '调整', on: '2026-06-01' }));
    writer.accept(reviseRedLine(register, { redLineId: 'r-1', shape: land(0, 20, 100, 80), reason: '核减', on: '2026-07-01' }));
    const footprint = await measure(register);
    expect(on(footprint, '2026-01-01')).toEqual([0, 0]);
    expect(on(footprint, '2026-05-31')).toEqual([100, 1]);
    expect(on(footprint, '2026-06-01')).toEqual([150, 1]);
    expect(on(footprint, '2026-07-01')).toEqual([0, 0]);
  });

  it('is in no red line that it merely touches by a sliver', async () => {
    const writer = begin(land(99.95, 0, 20, 50));
    take(writer, 'opened', '2026-04-10');
    const footprint = await measure(writer.register);
    expect(footprint.model.input.plots).toEqual([]);
    expect(footprintAt(footprint.model, footprint.spans, 0, numberDay('2026-05-01')).unresolved_cm2).toBe(0);
  });

  it('adds to an item only what lies beside it, and keeps its land when the item is handed over', async () => {
    const writer = begin(land(30, 0, 20, 10));
    writer.accept(registerItem(writer.register, { item: ITEM, on: '2026-01-10' }));
    take(writer, 'opened', '2026-04-10');
    take(writer, 'closed', '2026-09-01');
    for (const kind of ['signed', 'paid', 'vacated', 'demolished', 'cleared', 'handed-over'] as const)
      writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind, on: '2026-06-01' }));
    const footprint = await measure(writer.register, land(0, 0, 40, 40));
    const { model, spans, ofItems } = footprint;
    expect(on(footprint, '2026-02-01')).toEqual([1600, 0]);
    expect(on(footprint, '2026-04-10')).toEqual([1700, 1]);
    expect(on(footprint, '2026-06-01')).toEqual([200, 1]);
    expect(on(footprint, '2026-09-01')).toEqual([0, 0]);
    const before = footprintAt(model, spans, 0, numberDay('2026-04-10'));
    expect(before).toMatchObject({ unresolvedPlots: 1, resolvedPlots: 0, openCases: 1 });
    expect(Math.round(before.doubleClaimed_cm2 / M2)).toBe(100);
    expect(Math.round(footprintAt(model, ofItems.spans, 0, numberDay('2026-04-10')).unresolved_cm2 / M2)).toBe(1600);
    expect(footprintAt(model, ofItems.spans, 0, numberDay('2026-06-01')).unresolved_cm2).toBe(0);
    const [year] = [[numberDay('2026-01-01') - 1, numberDay('2026-12-31')]];
    const listed = [listEntered, listResolved].map((list) =>
      list(model, spans, 0, year[0], year[1]).map(({ plot, area_cm2 }) => [
        model.input.plots[plot].kind,
        Math.round(area_cm2 / M2),
      ]),
    );
    expect(listed).toEqual([
      [
        ['item', 1600],
        ['case', 100],
      ],
      [
        ['item', 1500],
        ['case', 200],
      ],
    ]);
  });

  it('gives the same figures when the feed is folded again', async () => {
    const writer = begin();
    take(writer, 'opened', '2026-04-10');
    take(writer, 'closed', '2026-09-01');
    const again = await measure(foldFeed(writer.changes));
    const { model, spans } = await measure(writer.register);
    for (const day of ['2026-04-09', '2026-04-10', '2026-09-01'])
      expect(footprintAt(again.model, again.spans, 0, numberDay(day))).toEqual(footprintAt(model, spans, 0, numberDay(day)));
  });
});

describe('the days on which a case is open', () => {
  const daysOf = (...steps: readonly (readonly [CaseStepKind, string, Partial<CaseStep>?])[]) => {
    const taken = steps.map(([kind, day, more], n): CaseStep => ({ changeId: `c-${n}`, kind, on: day, ...more }));
    const one: Case = { id: 'c', no: '1', begunOn: '2026-01-01', sightings: [], track: 'land', occupiedLand: [], steps: taken };
    return listOpenDays(one).map(({ from, until }) => [from, until]);
  };
  const day = (text: string) => numberDay(text);

  it('are none before the legal opening, and none of what is no violation', () => {
    expect(daysOf(['verified', '2026-01-03', { verification: 'violation' }], ['stop-work-ordered', '2026-01-04'])).toEqual([]);
    expect(daysOf(['opened', '2026-01-05'], ['verified', '2026-01-09', { verification: 'false-change' }])).toEqual([
      [day('2026-01-05'), day('2026-01-09')],
    ]);
  });

  it('end while no decision stands, and go on with a new notice', () => {
    const days = daysOf(
      ['opened', '2026-01-05'],
      ['notified', '2026-01-10'],
      ['decided', '2026-02-01'],
      ['revoked', '2026-03-01'],
      ['notified', '2026-04-01'],
      ['closed', '2026-05-01'],
    );
    expect(days).toEqual([
      [day('2026-01-05'), day('2026-03-01')],
      [day('2026-04-01'), day('2026-05-01')],
    ]);
  });

  it('go on while it is suspended, deferred, settled or demolished: until it is closed', () => {
    const steps = ['suspended', 'deferred', 'settled', 'enforced', 'rechecked'] as const;
    const taken = steps.map((kind, n) => [kind, `2026-02-0${n + 1}`] as const);
    expect(daysOf(['opened', '2026-01-05'], ...taken, ['closed', '2026-05-01'])).toEqual([
      [day('2026-01-05'), day('2026-05-01')],
    ]);
  });

  it('are none of a case that is opened and closed on one day', () => {
    expect(daysOf(['opened', '2026-01-05'], ['closed', '2026-01-05'])).toEqual([]);
  });
});
