import { createMemoryHistory } from '@tanstack/react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followLocation } from '../../src/app/permalink/follow-location.ts';
import { useCamera } from '../../src/state/camera.ts';
import { useLink } from '../../src/state/link-problem.ts';
import { useSelection } from '../../src/state/selection.ts';
import { useSession } from '../../src/state/session.ts';
import { useView } from '../../src/state/view.ts';
import type { DistrictSummary } from '../../src/workers/engine-api.ts';

vi.mock('../../src/state/services.ts', () => ({
  services: () => ({
    clock: { now: () => '2026-11-28T02:00:00.000Z' },
    store: {
      list: async () => [{ id: 'kept', name: 'kept' }],
      load: async (id: string) => ({ feed: [{ id }], packages: new Map() }),
    },
    engine: {
      describe: async () => null,
      titles: async () => [],
      overlapTable: async () => null,
      open: () => {
        asked.push('open');
        return new Promise(() => {});
      },
    },
  }),
}));
const asked: string[] = [];

const CAMERA = { lon: 113.5, lat: 23.1, zoom: 15, bearing: 0 };
const LAST = '2026-11-20';
const opens = (id: string) => {
  const known = { redLines: [{ id: 'r1' }, { id: 'r2' }], settings: { units: [{ id: 'u1' }] }, lastOn: LAST };
  useSession.setState({ summary: { ...known, district: { id, name: id } } as unknown as DistrictSummary });
};

let stop = () => {};
const follow = (address: string) => {
  const history = createMemoryHistory({ initialEntries: [address] });
  stop = followLocation(history);
  return history;
};
const settled = () => vi.advanceTimersByTime(400);
const later = () => vi.advanceTimersByTime(2000);

beforeEach(() => {
  vi.useFakeTimers();
  useSession.setState({ summary: null });
  useView.getState().reset();
  useSelection.setState({ ref: null, pinned: null, redLineId: null });
  useCamera.setState({ camera: null, wanted: null });
  useLink.setState({ problem: null });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('the address', () => {
  it('is taken over when its district is opened, and no sooner', () => {
    follow('/?d=one&at=113.5,23.1,15&panel=layers&sel=red-line:r1');
    expect(useView.getState().panel).toBeNull();
    opens('one');
    expect(useView.getState().panel).toBe('layers');
    expect(useCamera.getState().wanted).toEqual(CAMERA);
    expect(useSelection.getState().ref).toEqual({ kind: 'red-line', id: 'r1' });
  });

  it('opens its dossier together with the feature that is selected beside it', () => {
    follow('/?d=one&doc=case:c1&sel=sighting:s1');
    opens('one');
    expect(useSelection.getState().ref).toEqual({ kind: 'sighting', id: 's1' });
    expect(useView.getState().dossier).toEqual({ kind: 'case', id: 'c1' });
  });

  it('of a district that is not here says so, and is followed once that is opened', () => {
    follow('/?d=one&panel=layers');
    opens('other');
    expect(useLink.getState().problem).toEqual({ code: 'district-missing' });
    expect(useView.getState().panel).toBeNull();
    opens('one');
    expect(useLink.getState().problem).toBeNull();
    expect(useView.getState().panel).toBe('layers');
  });

  it('leads back to a district that this device holds, and says so of one that it does not', async () => {
    const history = follow('/');
    opens('other');
    history.push('/?d=nowhere');
    await vi.advanceTimersByTimeAsync(0);
    expect([useLink.getState().problem, asked]).toEqual([{ code: 'district-missing' }, []]);
    history.push('/?d=kept&panel=layers');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['open']);
    opens('kept');
    expect([useLink.getState().problem, useView.getState().panel]).toEqual([null, 'layers']);
  });

  it('of one district moves the map of no other', () => {
    const history = follow('/?d=one&at=113.5,23.1,15');
    opens('other');
    expect(useCamera.getState().wanted).toBeNull();
    opens('one');
    expect(useCamera.getState().wanted).toEqual(CAMERA);
    opens('other');
    expect(useCamera.getState()).toMatchObject({ camera: null, wanted: null });
    history.push('/?d=one&at=113.5,23.1,15');
    expect(useCamera.getState().wanted).toBeNull();
  });

  it('of a day after the last record shows that record, and says so', () => {
    follow('/?d=one&on=2026-11-27&week=2026-11-27&of=unit:u1');
    opens('one');
    expect(useLink.getState().problem).toEqual({ code: 'day-ahead', on: '2026-11-27', lastOn: LAST });
    expect(useView.getState()).toMatchObject({ on: null, week: null, target: { kind: 'unit', id: 'u1' } });
  });

  it('of a footprint that is not here shows the district’s', () => {
    follow('/?d=one&of=red-line:gone&week=2026-11-15');
    opens('one');
    expect(useLink.getState().problem).toEqual({ code: 'parts-unread', parts: ['of'] });
    expect(useView.getState()).toMatchObject({ week: null, target: { kind: 'district' } });
  });

  it('keeps nothing of a district that was refused after it was drawn', () => {
    const history = follow('/');
    opens('one');
    settled();
    expect(history.location.search).toBe('?d=one');
    useSession.setState({ summary: null });
    settled();
    expect(history.location.href).toBe('/');
  });

  it('carries what is looked at; back takes it back, forward brings it again', () => {
    const history = follow('/');
    opens('one');
    settled();
    useView.getState().openPanel('progress');
    settled();
    later();
    useView.getState().look('2026-05-01');
    settled();
    expect(history.location.search).toBe('?d=one&on=2026-05-01&panel=progress');
    history.back();
    expect([useView.getState().on, useView.getState().panel]).toEqual([null, 'progress']);
    history.back();
    expect(useView.getState().panel).toBeNull();
    history.forward();
    history.forward();
    expect([useView.getState().on, useView.getState().panel]).toEqual(['2026-05-01', 'progress']);
  });

  it('brings back whose overlaps are listed beside a parcel; of a red line that is not here it lists none', () => {
    const address = '/?d=one&table=overlaps,low&sel=parcel:parcels:7&over=';
    const history = follow(`${address}r2`);
    opens('one');
    settled();
    expect(useSelection.getState().redLineId).toBe('r2');
    expect(history.location.search).toBe('?d=one&table=overlaps,low&sel=parcel:parcels:7&over=r2');
    useSelection.setState({ ref: { kind: 'red-line', id: 'r2' } });
    settled();
    expect(history.location.search).toBe('?d=one&table=overlaps,low&sel=red-line:r2');
    stop();
    useSession.setState({ summary: null });
    useSelection.setState({ redLineId: null });
    follow(`${address}gone`);
    opens('one');
    settled();
    expect(useSelection.getState().redLineId).toBeNull();
  });

  it('follows the map within one entry, and so do steps of one gesture', () => {
    const history = follow('/');
    opens('one');
    settled();
    const entries = history.length;
    useCamera.setState({ camera: CAMERA });
    settled();
    expect([history.location.search, history.length]).toEqual(['?d=one&at=113.500000,23.100000,15.00', entries]);
    for (const contains of ['1', '12', '123']) {
      useView.getState().changeTable('parcels', { filters: [{ kind: 'text', column: 'parcelNo', contains }] });
      settled();
    }
    expect(history.length).toBe(entries + 1);
  });
});
