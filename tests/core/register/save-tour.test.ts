import { describe, expect, it } from 'vitest';
import { saveTour, withdrawTour } from '../../../src/core/register/actions/save-tour.ts';
import { filesNamed, namedFiles } from '../../../src/core/register/outbox/field-work.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import { EMPTY_REGISTER, type Register } from '../../../src/core/register/register.ts';
import type { Tour, TourStop } from '../../../src/core/register/tour.ts';

const STOP: TourStop = {
  id: 'st-1',
  snapshot_sha256: 'a'.repeat(64),
  camera: { lon: 117, lat: 34, zoom: 12, bearing: 0, width_px: 1280 },
  flight_s: 3,
  layers: [],
  title: '全区',
  text: '',
  notes: '',
  figures: [],
};
const TOUR: Omit<Tour, 'savedOn'> = { id: 'to-1', title: '巡览', audience: 'leader', stops: [STOP] };
const REGISTER: Register = { ...EMPTY_REGISTER, district: { id: 'd', name: '区' } };
const save = (tour: Partial<Tour>) => saveTour(REGISTER, { tour: { ...TOUR, ...tour }, on: '2026-11-20' });
const WATERFALL = {
  kind: 'waterfall',
  redLineId: null,
  name: '区',
  before: '2026-11-13',
  after: '2026-11-20',
  amounts: { before: 3, entered: 0, revised: null, released: 1, after: 2 },
} as const;
const figure = { table: 'clearance', row: 'd', column: 'signed' };

describe('saving a tour', () => {
  it('names the snapshots of its stops, each once, as files that go with it', () => {
    const again = { ...STOP, id: 'st-2' };
    const other = { ...STOP, id: 'st-3', snapshot_sha256: 'b'.repeat(64) };
    const draft = save({ stops: [STOP, again, other] });
    if (isRefusal(draft)) throw new Error(draft.refused);
    expect(filesNamed(draft)).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
    expect(namedFiles([draft]).map(({ name }) => name)).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
  });

  it('names the photos of its stops as files too, each with its type', () => {
    const draft = save({ stops: [{ ...STOP, picture: { sha256: 'c'.repeat(64), text: '现场' } }] });
    if (isRefusal(draft)) throw new Error(draft.refused);
    expect(filesNamed(draft)).toEqual(['a'.repeat(64), 'c'.repeat(64)]);
    expect(namedFiles([draft])[1]).toEqual({ name: 'c'.repeat(64), mediaType: 'image/jpeg' });
  });

  it.each([
    ['title-missing', { title: ' ' }],
    ['tour-without-stops', { stops: [] }],
    ['tour-too-long', { stops: Array.from({ length: 61 }, (_, n) => ({ ...STOP, id: `st-${n}` })) }],
    ['tour-stops-alike', { stops: [STOP, STOP] }],
    ['tour-picture-untold', { stops: [{ ...STOP, picture: { sha256: 'c'.repeat(64), text: ' ' } }] }],
    ['tour-chart-inner', { audience: 'public', stops: [{ ...STOP, chart: WATERFALL }] }],
    ['tour-stop-crowded', { stops: [{ ...STOP, figures: [figure, figure, figure, figure] }] }],
  ] as const)('is refused: %s', (refused, tour) => expect(save(tour)).toMatchObject({ refused }));

  it('is taken back with a reason, if there is anything to take back', () => {
    const input = { tourId: 'to-1', reason: '作废', on: '2026-11-20' };
    expect(withdrawTour(REGISTER, input)).toMatchObject({ refused: 'tour-unknown' });
    const saved = { ...REGISTER, tours: new Map([['to-1', { ...TOUR, savedOn: '2026-11-20' }]]) };
    expect(withdrawTour(saved, { ...input, reason: '' })).toMatchObject({ refused: 'reason-missing' });
    expect(withdrawTour(saved, input)).toMatchObject({ type: 'tour-withdrawn', entity: { kind: 'tour', id: 'to-1' } });
  });

  it('reads whatever a foreign feed holds in its place', () => {
    const broken = { type: 'tour-saved', body: { tour: { stops: [null, 7, { snapshot_sha256: 3 }] } } };
    expect(namedFiles([broken as never])).toEqual([]);
  });
});
