import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findMalformedChange } from '../../src/api/change.ts';
import type { AcceptedChange, ChangeDraft } from '../../src/core/register/change.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, ITEM, type Writer } from '../support/district-changes.ts';
import { openSquares, placeAt } from '../support/square-district.ts';

const ON = '2026-06-01';
const { engine, stop } = connectEngine();
let writer: Writer;
let from = 0;
afterAll(stop);
beforeEach(async () => {
  writer = createWriter();
  await openSquares(engine, writer);
  from = writer.changes.length;
});

/** As a feed from elsewhere brings it, with hashes that verify: nobody asked an action. */
function put(type: string, kind: string, id: string, on: string, body: object): AcceptedChange {
  return writer.accept({ district: 'd-1', entity: { kind, id }, type, v: 1, on, base: 0, body } as unknown as ChangeDraft);
}
const register = (id: string, parcelId: string) =>
  put('item-registered', 'clearance-item', id, '2026-02-01', { item: { ...ITEM, id, parcelId, unit: '', households: [] } });
const step = (id: string, kind: string, on: string, proof?: string) =>
  put('milestone-recorded', 'clearance-item', id, on, { milestone: { kind, documentNo: '1', ...(proof && { proof }) } });
const outline = () => {
  const ring = [placeAt(0, 0), placeAt(50, 0), placeAt(50, 50), placeAt(0, 0)];
  const coordinates = { type: 'Polygon' as const, coordinates: [ring] };
  return { coordinates, origin: 'surveyed' as const, sigma_m: 0.05, source: { crs: 'EPSG:4490' } };
};
async function findingsOf(...codes: readonly string[]) {
  await engine.apply([writer.changes.slice(from), new Map()]);
  from = writer.changes.length;
  const { entries } = await engine.findings([ON]);
  return entries
    .filter(({ code }) => codes.includes(code))
    .map(({ code, severity, entities, m2 }) => [code, severity, entities.map(({ id }) => id).join(' '), m2]);
}

describe('a feed from elsewhere', () => {
  it('with a parcel twice in one red line is told of, and is unlawful once both were paid', async () => {
    register('i-1', 'l-1/0');
    register('i-2', 'l-1/0');
    register('i-3', 'l-1/1');
    const [[, severity, items, m2]] = await findingsOf('item-repeated');
    expect([severity, items]).toEqual(['conflict', 'i-2 i-1']);
    expect(m2).toBeGreaterThan(0);
    for (const id of ['i-1', 'i-2']) {
      step(id, 'signed', '2026-02-02');
      step(id, 'paid', '2026-02-03', '凭证');
    }
    expect(await findingsOf('item-repeated')).toMatchObject([['item-repeated', 'unlawful', 'i-2 i-1', m2]]);
  });

  it('with land handed over by a decision alone is told of, with a vacating it is not', async () => {
    for (const [id, parcelId] of [
      ['i-1', 'l-1/0'],
      ['i-2', 'l-1/1'],
    ]) {
      register(id, parcelId);
      step(id, 'decided', '2026-02-02');
      step(id, 'paid', '2026-02-03', '专户存储');
    }
    step('i-2', 'vacated', '2026-02-04', '自愿腾退书');
    for (const id of ['i-1', 'i-2']) step(id, 'handed-over', '2026-02-05');
    expect(await findingsOf('vacated-by-decision-alone')).toMatchObject([
      ['vacated-by-decision-alone', 'unlawful', 'i-1', undefined],
    ]);
  });

  it('with an item or a shape on a parcel that no layer holds is told of; a layer that left took its rows along', async () => {
    register('i-1', 'nowhere');
    const shape = { shape: outline(), parcelNo: 'X', reason: '补测' };
    put('parcel-reshaped', 'parcel', 'l-1/0', '2026-02-01', { ...shape, layerId: 'l-1' });
    put('parcel-reshaped', 'parcel', 'l-1/99', '2026-02-01', { ...shape, layerId: 'l-1' });
    put('parcel-reshaped', 'parcel', 'elsewhere', '2026-02-01', { ...shape, layerId: 'l-none' });
    const told = [
      ['parcel-unplaced', 'conflict', 'i-1', undefined],
      ['parcel-unplaced', 'conflict', 'elsewhere', undefined],
      ['parcel-unplaced', 'conflict', 'l-1/99', undefined],
    ];
    expect(await findingsOf('parcel-unplaced')).toEqual(told);
    put('layer-withdrawn', 'layer', 'l-1', '2026-02-02', { reason: '误入' });
    expect(await findingsOf('parcel-unplaced')).toEqual(told.slice(0, 2));
  });
});

it('a parcel that its layer does not hold gets no shape, and is told so', async () => {
  const input = { parcelId: 'l-1/99', layerId: 'l-1', parcelNo: 'X', shape: outline(), reason: '补测', on: ON };
  await expect(engine.draft([[{ action: 'reshapeParcel', input }]])).rejects.toMatchObject({
    code: 'parcel-not-in-layer',
    params: { parcel: 'l-1/99', layer: 'parcels' },
  });
  const [draft] = await engine.draft([[{ action: 'reshapeParcel', input: { ...input, parcelId: 'l-1/0' } }]]);
  const forged = { ...draft, entity: { kind: 'parcel', id: 'l-1/99' } } as ChangeDraft;
  expect(await engine.admit([[forged], writer.register.seq])).toMatchObject({ refusal: { refused: 'parcel-not-in-layer' } });
});

const refusalOf = (patch: object): Promise<string | undefined> =>
  engine.draft([[{ action: 'changeSettings', input: { patch, on: ON } }]]).then(
    () => undefined,
    ({ code }: { code: string }) => code,
  );

/** Each would switch a rule off, or leave nothing to measure by. */
const HOSTILE: readonly (readonly [string, object])[] = [
  ['plane', { plane: null }],
  ['plane.meridian', { plane: { meridian: 1e9, origin: { east_m: 500_000, north_m: 3_800_000 } } }],
  ['bounds', { bounds: null }],
  ['bounds', { bounds: [0, 0, 0, 0] }],
  ['bounds', { bounds: [117, 34, 118, 33] }],
  ['bounds', { bounds: [-180, -90, 180, 90] }],
  ['bounds', { bounds: [1e300, 0, 1, 1] }],
  ['sliver', { sliver: null }],
  ['sliver.m2', { sliver: { m2: 1e9, width_m: 0.1 } }],
  ['sliver.m2', { sliver: { m2: -1, width_m: 0.1 } }],
  ['duplicateRatio', { duplicateRatio: 0 }],
  ['demolitionDueMonths', { demolitionDueMonths: -1 }],
  ['demolitionDueMonths', { demolitionDueMonths: 1e6 }],
  ['positionAccuracyLimit_m', { positionAccuracyLimit_m: 1e9 }],
  ['coverageDistance_m', { coverageDistance_m: 0 }],
  ['smallCell', { smallCell: 0 }],
  ['measureOfRecord', { measureOfRecord: null }],
  ['timeZone', { timeZone: 'Nowhere/X' }],
];

const NOT_IN_JSON: typeof HOSTILE = [
  ['plane.origin.east_m', { plane: { meridian: 117, origin: { east_m: Number.NaN, north_m: 0 } } }],
  ['sliver.width_m', { sliver: { m2: 0.5, width_m: Number.POSITIVE_INFINITY } }],
  ['duplicateRatio', { duplicateRatio: Number.NaN }],
];

describe('settings of a feed from elsewhere', () => {
  it.each(HOSTILE)('that would switch a rule off have no effect and are named: %s %j', async (field, patch) => {
    const before = writer.register.settings;
    const change = put('settings-changed', 'district', 'd-1', ON, { patch });
    expect(writer.register.unapplied.get(change.seq)).toMatch(/^(settings-unfit|plane-fixed)$/);
    expect(writer.register.settings).toBe(before);
    expect(findMalformedChange([change])?.path).toContain(`body.patch.${field.split('.')[0]}`);
    await engine.apply([[change], new Map()]);
    expect((await engine.findings([ON])).entries).toEqual([]);
    expect(await refusalOf(patch)).toMatch(/^(setting-|time-zone-unknown)/);
  });

  it.each(NOT_IN_JSON)('that only a console can bring are refused as well: %s %s', async (_, patch) => {
    expect(await refusalOf(patch)).toBe('setting-out-of-range');
  });

  it('may take the calendar away: what it decided over is then unsettled, and nothing irreversible becomes lawful', () => {
    const taken = put('settings-changed', 'district', 'd-1', ON, { patch: { holidays: null } });
    expect(findMalformedChange([taken])).toBeNull();
    expect(writer.register.unapplied.has(taken.seq)).toBe(false);
    const odd = put('settings-changed', 'district', 'd-1', ON, { patch: { holidays: [null] } });
    expect(findMalformedChange([odd])?.path).toBe('body.patch.holidays.0');
    expect(writer.register.unapplied.get(odd.seq)).toBe('settings-unfit');
  });

  it.each([
    ['plane', null],
    ['holidays', null],
    ['bounds', [0, 0, 0, 0]],
    ['smallCell', 0],
    ['units', null],
    ['sliver', { m2: 1e12, width_m: 0 }],
  ])('that a district would begin with are refused before anything is drawn: %s %j', async (field, value) => {
    const forged = createWriter();
    const settings = { ...writer.register.settings, [field]: value };
    const change = forged.accept({
      district: 'd-1',
      entity: { kind: 'district', id: 'd-1' },
      type: 'district-created',
      v: 1,
      on: ON,
      base: 0,
      body: { district: { id: 'd-1', name: '方格区' }, settings },
    } as unknown as ChangeDraft);
    expect(findMalformedChange([change])?.path).toMatch(new RegExp(`^body\\.settings\\.${field}`));
    const opened = engine.open([{ from: 'parts', feed: [change], packages: new Map() }]);
    await expect(opened).rejects.toMatchObject({ code: expect.stringMatching(/^(settings-unusable|feed-malformed)$/) as string });
  });

  it('that are no settings at all take nothing else down', () => {
    const before = writer.register.settings;
    const change = put('settings-changed', 'district', 'd-1', ON, {});
    expect(writer.register.unapplied.get(change.seq)).toBe('body-malformed');
    expect(writer.register.settings).toBe(before);
  });
});
