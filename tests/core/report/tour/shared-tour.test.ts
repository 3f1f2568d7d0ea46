import { describe, expect, it } from 'vitest';
import type { Tour } from '../../../../src/core/register/tour.ts';
import { isOver, readSharedTour, shareTour } from '../../../../src/core/report/tour/shared-tour.ts';

const STOP: Tour['stops'][number] = {
  id: 'st-1',
  snapshot_sha256: 'a'.repeat(64),
  camera: { lon: 117, lat: 34, zoom: 12, bearing: 0, width_px: 1280 },
  flight_s: 3,
  layers: ['plots'],
  title: '全区',
  text: '</script>\u202e',
  notes: '只给讲解人',
  figures: [{ table: 'clearance', row: 'd', column: 'signed', before: 12 }],
};
const TOUR = { id: 'to-1', title: '巡览', audience: 'leader', stops: [STOP] } as const;
const REQUEST = {
  district: { id: 'd', name: '区', timeZone: 'Asia/Shanghai' },
  sharedOn: '2026-11-20',
  endsOn: '2026-12-20',
  withNotes: false,
};

describe('a shared tour', () => {
  it('is read as it was written', () => {
    const shared = shareTour(TOUR, { ...REQUEST, withNotes: true });
    expect(readSharedTour(JSON.stringify(shared))).toEqual({ tour: shared });
    expect(shared.stops).toEqual([STOP]);
  });

  it("leaves the speaker's notes behind, and never gives them to the public", () => {
    expect(shareTour(TOUR, REQUEST).stops[0].notes).toBe('');
    expect(shareTour({ ...TOUR, audience: 'public' }, { ...REQUEST, withNotes: true }).stops[0].notes).toBe('');
  });

  it('takes its charts and photos along, and no weeks to the public', () => {
    const ranking = { kind: 'ranking', level: 'zone', column: 'signed' } as const;
    const waterfall = {
      kind: 'waterfall',
      redLineId: null,
      name: '区',
      before: '2026-11-13',
      after: '2026-11-20',
      amounts: { before: 3, entered: 0, revised: null, released: 1, after: 2 },
    } as const;
    const picture = { sha256: 'c'.repeat(64), text: '现场' };
    const stops = [
      { ...STOP, picture, chart: ranking },
      { ...STOP, id: 'st-2', chart: waterfall },
    ];
    const shared = shareTour({ ...TOUR, stops }, REQUEST);
    expect(readSharedTour(JSON.stringify(shared))).toEqual({ tour: shared });
    expect(shared.stops.map(({ chart }) => chart)).toEqual([ranking, waterfall]);
    expect(shared.stops[0].picture).toEqual(picture);
    const given = shareTour({ ...TOUR, audience: 'public', stops }, REQUEST);
    expect(given.stops.map(({ chart }) => chart)).toEqual([ranking, undefined]);
  });

  it('is found altered in any part, its end among them', () => {
    const text = JSON.stringify(shareTour(TOUR, REQUEST));
    for (const [was, is] of [
      ['"endsOn":"2026-12-20"', '"endsOn":"2036-12-20"'],
      ['"before":12', '"before":13'],
      ['全区', '半区'],
    ]) {
      expect(text).toContain(was);
      expect(readSharedTour(text.replace(was, is))).toEqual({ fault: 'altered' });
    }
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['another format', JSON.stringify({ ...shareTour(TOUR, REQUEST), format: 'chidu-tour/9' })],
    ['no stops', JSON.stringify({ ...shareTour(TOUR, REQUEST), stops: [] })],
    ['a stop that is none', JSON.stringify({ ...shareTour(TOUR, REQUEST), stops: [null] })],
    ['a camera without a place', JSON.stringify({ ...shareTour(TOUR, REQUEST), stops: [{ ...STOP, camera: {} }] })],
    ['a chart that is none', JSON.stringify({ ...shareTour(TOUR, REQUEST), stops: [{ ...STOP, chart: { kind: 'pie' } }] })],
    ['a photo without words', JSON.stringify({ ...shareTour(TOUR, REQUEST), stops: [{ ...STOP, picture: {} }] })],
    ['a figure that is none', JSON.stringify({ ...shareTour(TOUR, REQUEST), stops: [{ ...STOP, figures: [1] }] })],
    ['an end that is no day', JSON.stringify({ ...shareTour(TOUR, REQUEST), endsOn: 'never' })],
  ])('is not read from %s', (_, text) => {
    expect(readSharedTour(text)).toEqual({ fault: 'unreadable' });
  });

  it('shows its last day and nothing after it', () => {
    const shared = shareTour(TOUR, REQUEST);
    expect([isOver(shared, '2026-12-20'), isOver(shared, '2026-12-21')]).toEqual([false, true]);
  });
});
