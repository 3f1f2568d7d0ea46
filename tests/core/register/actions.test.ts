import { describe, expect, it } from 'vitest';
import { changeSettings } from '../../../src/core/register/actions/change-settings.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { documentMilestone } from '../../../src/core/register/actions/document-milestone.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { importLayer } from '../../../src/core/register/actions/import-layer.ts';
import { linkSighting } from '../../../src/core/register/actions/link-sighting.ts';
import { recordMilestone } from '../../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import { reportSighting } from '../../../src/core/register/actions/report-sighting.ts';
import { reshapeParcel } from '../../../src/core/register/actions/reshape-parcel.ts';
import { reshapeSighting } from '../../../src/core/register/actions/reshape-sighting.ts';
import { reviseRedLine } from '../../../src/core/register/actions/revise-red-line.ts';
import { withdrawLayer } from '../../../src/core/register/actions/withdraw-layer.ts';
import { withdrawMilestone } from '../../../src/core/register/actions/withdraw-milestone.ts';
import { EMPTY_REGISTER } from '../../../src/core/register/register.ts';
import type { Writer } from '../../support/district-changes.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, SIGHTING, squareShape } from '../../support/district-changes.ts';

const shape = squareShape(134.2, 24);
const LAYER = {
  id: 'l-1',
  kind: 'parcels',
  name: '地籍',
  source: { fileName: 'a.geojson', format: 'geojson', crs: 'EPSG:4490' },
  notes: [],
  package_sha256: 'a'.repeat(64),
  count: 1,
} as const;

function startDistrict(): Writer {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  writer.accept(drawRedLine(writer.register, { redLine: RED_LINE, shape, reason: '批复', on: '2026-01-02' }));
  writer.accept(registerItem(writer.register, { item: ITEM, on: '2026-01-10' }));
  return writer;
}

describe('district and settings', () => {
  it('opens a district once, with defaults where nothing is set', () => {
    const writer = startDistrict();
    expect(writer.register.settings).toMatchObject({
      timeZone: 'Asia/Shanghai',
      measureOfRecord: { parcels: 'planar', patches: 'ellipsoidal' },
    });
    expect(createDistrict(writer.register, DISTRICT_INPUT)).toMatchObject({ refused: 'district-exists' });
    expect(createDistrict(EMPTY_REGISTER, { ...DISTRICT_INPUT, name: ' ' })).toMatchObject({ refused: 'name-missing' });
  });

  it('records only the settings that differ', () => {
    const { register } = startDistrict();
    const draft = changeSettings(register, { patch: { duplicateRatio: 0.4, smallCell: 3 }, reason: '试行', on: '2026-02-01' });
    expect(draft).toMatchObject({ type: 'settings-changed', base: 1, body: { patch: { duplicateRatio: 0.4 } } });
    expect(changeSettings(register, { patch: { smallCell: 3 }, on: '2026-02-01' })).toEqual({ refused: 'nothing-changed' });
  });
});

describe('layers and parcels', () => {
  it('imports, reshapes a parcel of it, withdraws with a reason', () => {
    const writer = startDistrict();
    writer.accept(importLayer(writer.register, { layer: LAYER, on: '2026-01-05' }));
    expect(writer.register.layers.get('l-1')?.importedOn).toBe('2026-01-05');
    expect(importLayer(writer.register, { layer: LAYER, on: '2026-01-05' })).toMatchObject({ refused: 'layer-exists' });
    writer.accept(
      reshapeParcel(writer.register, {
        parcelId: 'p-1',
        layerId: 'l-1',
        parcelNo: '990101001001GB00001',
        shape,
        reason: '分割',
        on: '2026-03-01',
      }),
    );
    writer.accept(
      reshapeParcel(writer.register, {
        parcelId: 'p-1',
        layerId: 'l-1',
        parcelNo: '990101001001GB00001',
        shape,
        reason: '更正',
        on: '2026-02-01',
      }),
    );
    expect(writer.register.parcels.get('p-1')?.shapes.map(({ fromOn }) => fromOn)).toEqual(['2026-02-01', '2026-03-01']);
    expect(withdrawLayer(writer.register, { layerId: 'l-1', reason: '', on: '2026-04-01' })).toEqual({
      refused: 'reason-missing',
    });
    writer.accept(withdrawLayer(writer.register, { layerId: 'l-1', reason: '重复导入', on: '2026-04-01' }));
    expect(writer.register.layers.size).toBe(0);
  });

  it('refuses errors that contradict each other: vertices cannot err more against each other than at all', () => {
    const { register } = startDistrict();
    const draw = (relativeSigma_m: number) =>
      drawRedLine(register, {
        redLine: { ...RED_LINE, id: 'r-2' },
        shape: { ...shape, sigma_m: 2, relativeSigma_m },
        reason: '',
        on: '2026-01-02',
      });
    for (const wrong of [2.1, -0.1, Number.NaN]) expect(draw(wrong)).toEqual({ refused: 'shape-sigma-invalid' });
    expect(draw(0.1)).not.toHaveProperty('refused');
  });

  it('refuses shapes that cannot be kept', () => {
    const { register } = startDistrict();
    const draw = (coordinates: number[][][]) =>
      drawRedLine(register, {
        redLine: { ...RED_LINE, id: 'r-2' },
        shape: { ...shape, coordinates: { type: 'Polygon', coordinates } },
        reason: '',
        on: '2026-01-02',
      });
    expect(draw([])).toEqual({ refused: 'shape-empty' });
    expect(
      draw([
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ]),
    ).toMatchObject({ refused: 'shape-too-few-vertices' });
    expect(
      draw([
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ]),
    ).toEqual({ refused: 'shape-unclosed' });
    expect(
      draw([
        [
          [134.2, 24],
          [134.2001, 24.0001],
          [134.2002, 24.0002],
          [134.2, 24],
        ],
      ]),
    ).toEqual({ refused: 'shape-without-area' });
    expect(
      draw([
        [
          [0, 0],
          [Number.NaN, 0],
          [1, 1],
          [0, 0],
        ],
      ]),
    ).toEqual({ refused: 'shape-not-lon-lat' });
    expect(
      draw([
        [
          [415_000, 2_655_000],
          [415_001, 2_655_000],
          [415_001, 2_655_001],
          [415_000, 2_655_000],
        ],
      ]),
    ).toEqual({ refused: 'shape-not-lon-lat' });
  });

  it('refuses a day that does not exist', () => {
    const { register } = startDistrict();
    expect(importLayer(register, { layer: LAYER, on: '2026-02-30' })).toEqual({
      refused: 'day-invalid',
      day: '2026-02-30',
      field: 'on',
    });
    expect(importLayer(register, { layer: LAYER, on: '' })).toEqual({ refused: 'day-missing', field: 'on' });
  });
});

describe('red lines', () => {
  it('is revised from its first version on, and says from when', () => {
    const writer = startDistrict();
    expect(reviseRedLine(writer.register, { redLineId: 'r-1', shape, reason: '调整', on: '2026-01-01' })).toEqual({
      refused: 'revision-before-first-version',
      notBefore: '2026-01-02',
    });
    writer.accept(
      reviseRedLine(writer.register, { redLineId: 'r-1', shape: squareShape(134.21, 24), reason: '调整', on: '2026-05-01' }),
    );
    expect(writer.register.redLines.get('r-1')?.versions).toHaveLength(2);
  });
});

describe('milestones', () => {
  it('get their papers later, and lose them again, without being taken back', () => {
    const writer = startDistrict();
    const signed = writer.accept(
      recordMilestone(writer.register, { itemId: ITEM.id, kind: 'signed', on: '2026-02-01', documentNo: '协1' }),
    );
    writer.accept(recordMilestone(writer.register, { itemId: ITEM.id, kind: 'paid', on: '2026-02-10' }));
    const document = (patch: { documentNo?: string | null; proof?: string | null }, reason = '补录') =>
      documentMilestone(writer.register, { itemId: ITEM.id, changeId: signed.id, patch, reason, on: '2026-03-01' });
    writer.accept(document({ documentNo: '协2', proof: '原件' }));
    const kept = () => writer.register.items.get(ITEM.id)?.milestones.find(({ kind }) => kind === 'signed');
    expect(kept()).toMatchObject({ on: '2026-02-01', documentNo: '协2', proof: '原件', changeId: signed.id });
    expect(document({ documentNo: '协2' })).toMatchObject({ refused: 'nothing-changed' });
    expect(document({ documentNo: '协3' }, ' ')).toMatchObject({ refused: 'reason-missing' });
    writer.accept(document({ proof: null }));
    expect(kept()).not.toHaveProperty('proof');
  });

  it('begins with the registration itself', () => {
    expect(startDistrict().register.items.get('i-1')?.milestones).toEqual([
      { changeId: 'c-3', kind: 'registered', on: '2026-01-10' },
    ]);
  });

  it('refuses payment before agreement or decision, and says from when it may be', () => {
    const writer = startDistrict();
    const pay = (on: string) => recordMilestone(writer.register, { itemId: 'i-1', kind: 'paid', on });
    expect(pay('2026-03-01')).toEqual({ refused: 'milestone-out-of-order', kind: 'paid', needs: 'signed|decided' });
    writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind: 'decided', on: '2026-03-05' }));
    expect(pay('2026-03-01')).toMatchObject({ refused: 'milestone-out-of-order', notBefore: '2026-03-05' });
    writer.accept(pay('2026-03-05'));
    expect(pay('2026-03-06')).toMatchObject({ refused: 'milestone-repeated', recordedOn: '2026-03-05' });
  });

  it('refuses demolition before vacating and hand-over before payment', () => {
    const writer = startDistrict();
    writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind: 'signed', on: '2026-03-05' }));
    expect(recordMilestone(writer.register, { itemId: 'i-1', kind: 'handed-over', on: '2026-03-06' })).toMatchObject({
      needs: 'paid',
    });
    writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind: 'paid', on: '2026-03-06' }));
    expect(recordMilestone(writer.register, { itemId: 'i-1', kind: 'demolished', on: '2026-03-07' })).toMatchObject({
      needs: 'vacated',
    });
  });

  it('withdraws what nothing rests on', () => {
    const writer = startDistrict();
    const signed = writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind: 'signed', on: '2026-03-05' }));
    const paid = writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind: 'paid', on: '2026-03-06' }));
    const withdraw = (changeId: string) =>
      withdrawMilestone(writer.register, { itemId: 'i-1', changeId, reason: '误录', on: '2026-03-08' });
    expect(withdraw(signed.id)).toEqual({ refused: 'milestone-needed', kind: 'paid', neededOn: '2026-03-06' });
    expect(withdraw('c-99')).toMatchObject({ refused: 'milestone-unknown' });
    writer.accept(withdraw(paid.id));
    writer.accept(withdraw(signed.id));
    expect(writer.register.items.get('i-1')?.milestones).toHaveLength(1);
  });

  it('refuses items of unknown red lines, before the red line, or with more than the whole', () => {
    const { register } = startDistrict();
    const item = { ...ITEM, id: 'i-2' };
    expect(registerItem(register, { item: { ...item, redLineId: 'r-9' }, on: '2026-02-01' })).toMatchObject({
      refused: 'red-line-unknown',
    });
    expect(registerItem(register, { item, on: '2026-01-01' })).toMatchObject({
      refused: 'item-before-red-line',
      notBefore: '2026-01-02',
    });
    const households = [
      { householdId: 'a', share: 0.7 },
      { householdId: 'b', share: 0.5 },
    ];
    expect(registerItem(register, { item: { ...item, households }, on: '2026-02-01' })).toMatchObject({
      refused: 'shares-invalid',
    });
  });

  it('refuses an item that names a household twice: lists by household would show it twice', () => {
    const { register } = startDistrict();
    const households = [
      { householdId: 'a', share: 0.5 },
      { householdId: 'a', share: 0.5 },
    ];
    expect(registerItem(register, { item: { ...ITEM, id: 'i-2', households }, on: '2026-02-01' })).toMatchObject({
      refused: 'household-repeated',
      household: 'a',
    });
  });
});

describe('sightings', () => {
  it('is reported, shrinks in dated steps down to nothing, and is linked without circles', () => {
    const writer = startDistrict();
    for (const id of ['s-1', 's-2', 's-3'])
      writer.accept(reportSighting(writer.register, { sighting: { ...SIGHTING, id }, shape, reason: '巡查', on: '2026-02-01' }));
    writer.accept(
      reshapeSighting(writer.register, {
        sightingId: 's-1',
        shape: squareShape(134.2, 24, 0.0005),
        reason: '部分拆除',
        on: '2026-03-01',
      }),
    );
    writer.accept(reshapeSighting(writer.register, { sightingId: 's-1', shape: null, reason: '拆除', on: '2026-04-01' }));
    expect(writer.register.sightings.get('s-1')?.shapes.at(-1)).toMatchObject({ fromOn: '2026-04-01', shape: null });
    expect(reshapeSighting(writer.register, { sightingId: 's-1', shape: null, reason: '拆除', on: '2026-01-31' })).toMatchObject({
      notBefore: '2026-02-01',
    });

    writer.accept(linkSighting(writer.register, { sightingId: 's-2', sameAs: 's-1', on: '2026-02-02' }));
    writer.accept(linkSighting(writer.register, { sightingId: 's-3', sameAs: 's-2', on: '2026-02-02' }));
    for (const sameAs of ['s-3', 's-1']) {
      expect(linkSighting(writer.register, { sightingId: 's-1', sameAs, on: '2026-02-03' })).toMatchObject({
        refused: 'sighting-link-circle',
      });
    }
  });

  it('refuses evidence that contradicts itself', () => {
    const { register } = startDistrict();
    expect(
      reportSighting(register, { sighting: { ...SIGHTING, absentOn: '2026-02-02' }, shape, reason: '', on: '2026-02-03' }),
    ).toMatchObject({ refused: 'absent-after-seen' });
  });
});
