import { describe, expect, it } from 'vitest';
import { choiceOf, newDraft, refitDraft, sourceKey } from '../../src/state/import-draft.ts';
import { firstStep, isReachable, stepAfter } from '../../src/state/import-steps.ts';
import type { ImportPreview } from '../../src/workers/calls/importing.ts';

const column = (name: string) => ({ name, filled: 1, samples: ['a'] });
const preview = (change: Partial<ImportPreview> = {}): ImportPreview => ({
  importId: '1',
  fileName: '2026.宗地.geojson.gz',
  format: 'geojson',
  file_sha256: '',
  crs: { name: 'WGS 84', found_by: 'format' },
  detection: { candidates: [], certain: true, findings: [] },
  placing: { crs: 'EPSG:4326', swapped: false },
  features: 2,
  geometryTypes: { polygon: 2 },
  vertices: 10,
  bounds: [117, 34, 118, 35],
  insideDistrict: true,
  notes: [],
  columns: [column('DKBH'), column('MJ')],
  mapping: { parcelNo: 'DKBH', statedArea: 'MJ', statedUnit: 'm2' },
  proposedPlane: null,
  layers: [],
  text: null,
  coordinateColumns: null,
  claims: {},
  options: {},
  ...change,
});
const layer = (name: string, polygons: number) => ({ name, features: 3, polygons, chosen: true });

describe('the steps', () => {
  it('that have nothing to decide are passed by', () => {
    const plain = preview();
    expect(firstStep(plain, newDraft(plain))).toBe('fields');
    const said = { ...newDraft(plain), kind: 'parcels' as const };
    expect(stepAfter('fields', plain, said)).toBe('check');
    expect(isReachable('check', plain, said)).toBe(true);
    expect(isReachable('check', plain, newDraft(plain))).toBe(false);
  });

  it('stop where several layers hold polygons, where coordinates are not found, and where the place is unknown or outside', () => {
    const layers = preview({ layers: [layer('a', 3), layer('b', 1)] });
    expect(firstStep(layers, newDraft(layers))).toBe('content');
    expect(firstStep(layers, { ...newDraft(layers), contentConfirmed: true })).toBe('fields');
    const one = preview({ layers: [layer('a', 3), layer('texts', 0)] });
    expect(firstStep(one, newDraft(one))).toBe('fields');
    const none = preview({ format: 'delimited', vertices: 0 });
    expect(firstStep(none, { ...newDraft(none), contentConfirmed: true })).toBe('content');
    const empty = preview({ format: 'shapefile', vertices: 0 });
    expect(firstStep(empty, newDraft(empty))).toBe('fields');
    const points = preview({ geometryTypes: { point: 3 }, coordinateColumns: { rows: 'features', east: 'b', north: 'a' } });
    expect(firstStep(points, newDraft(points))).toBe('content');
    const nowhere = preview({ crs: null });
    expect(firstStep(nowhere, newDraft(nowhere))).toBe('place');
    const outside = preview({ insideDistrict: false });
    expect(firstStep(outside, newDraft(outside))).toBe('place');
    expect(firstStep(outside, { ...newDraft(outside), placeConfirmed: true })).toBe('fields');
  });
});

describe('a draft', () => {
  it('takes its name from the file, its precision from what the source claims, before what is remembered', () => {
    const remembered = { kind: 'parcels', mapping: { parcelNo: 'DKBH', holder: 'GONE' }, surveyed: false, sigma_m: 2 } as const;
    const draft = newDraft(preview({ claims: { sigma_m: 0.01, surveyed: true } }), remembered);
    expect(draft).toMatchObject({ name: '2026.宗地', kind: 'parcels', sigma_m: 0.01, surveyed: true });
    // A column that this file lacks is not asked for.
    expect(draft.mapping).toEqual({ parcelNo: 'DKBH' });
  });

  it('keeps what was said when the file is read again, as far as the columns are still there', () => {
    const before = preview();
    const said = { ...newDraft(before), kind: 'parcels' as const, name: '我的', mapping: { parcelNo: 'MJ', statedArea: 'DKBH' } };
    const after = preview({ columns: [column('MJ'), column('编号')], mapping: { parcelNo: '编号' } });
    const fitted = refitDraft(said, before, after);
    expect(fitted).toMatchObject({ kind: 'parcels', name: '我的', mapping: { parcelNo: 'MJ' } });
    expect(fitted.mapping.statedArea).toBeUndefined();
  });

  it('that was confirmed at one place is not confirmed at another', () => {
    const before = preview({ insideDistrict: false });
    const said = { ...newDraft(before), placeConfirmed: true };
    expect(refitDraft(said, before, before).placeConfirmed).toBe(true);
    expect(refitDraft(said, before, preview({ bounds: [0, 0, 1, 1] })).placeConfirmed).toBe(false);
  });

  it('is no choice while its kind, name or place is missing', () => {
    const draft = { ...newDraft(preview()), kind: 'parcels' as const };
    expect(choiceOf(preview(), draft)).toMatchObject({ kind: 'parcels', name: '2026.宗地' });
    expect(choiceOf(preview(), { ...draft, name: ' ' })).toBeNull();
    expect(choiceOf(preview(), { ...draft, kind: null })).toBeNull();
    expect(choiceOf(preview({ crs: null }), draft)).toBeNull();
  });
});

it('a kind of source is known by its format and its columns in any order', () => {
  const turned = preview({ columns: [column('MJ'), column('DKBH')] });
  expect(sourceKey(turned)).toBe(sourceKey(preview()));
  expect(sourceKey(preview({ format: 'kml' }))).not.toBe(sourceKey(preview()));
});
