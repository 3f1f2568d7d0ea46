import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptedChange, ChangeDraft } from '../../../src/core/register/change.ts';
import { acceptChange, EMPTY_FEED, stampChange, verifyChain } from '../../../src/core/register/feed.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import { type OfferedChange, offeredOf } from '../../../src/core/register/outbox/carried-change.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { findRefusal } from '../../../src/workers/engine/judge-drafts.ts';
import { sealErased } from '../../../src/core/register/seal-erased.ts';
import type { Fix, Patrol } from '../../../src/core/register/patrol.ts';
import type { Coverage } from '../../../src/workers/calls/patrolling.ts';
import { type ConnectedEngine, connectEngine } from '../../support/demo-engine.ts';
import { createWriter } from '../../support/district-changes.ts';
import { openSquares, placeAt } from '../../support/square-district.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { ACTIONS, type ActionRequest } from '../../../src/core/register/actions/index.ts';
import { foldFeed, openRegister } from '../../../src/core/register/fold.ts';
import { placeBuilds } from '../../../src/workers/engine/board/build-places.ts';
import { openSession } from '../../../src/workers/engine/district-session.ts';
import { knownAt } from '../../../src/workers/engine/board/board-tables.ts';
import { numberDay, nameDay } from '../../../src/core/register/day.ts';

const SEED = 20261128;
const PLANE = { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } };
const TODAY = '2026-11-28';
const DAYS = ['2026-02-03', '2026-02-10', '2026-03-01', '2026-06-01', TODAY];

const square = (east: number, north: number, size = 20) => ({
  coordinates: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [east, north],
        [east + size, north],
        [east + size, north + size],
        [east, north + size],
        [east, north],
      ].map(([x, y]) => placeAt(x, y)),
    ],
  },
  origin: 'digitised' as const,
  sigma_m: 0.5,
  source: { crs: 'EPSG:4490' },
});

/** A district that accepts by salted links, as a store does. */
function createFeed() {
  const open = openRegister();
  const feed: AcceptedChange[] = [];
  let count = 0;
  const accept = (draft: ChangeDraft) => {
    count++;
    const stamp = { id: `c-${count}`, recordedAt: '2026-11-01T00:00:00.000Z', clockOffset_ms: 0, by: 'u-1', device: 'dev-1' };
    const salt = () => String(count).padStart(32, '0');
    const change = acceptChange(feed.at(-1) ?? EMPTY_FEED, stampChange(draft, stamp), '2026-11-01T00:00:01.000Z', salt);
    feed.push(change);
    open.apply(change);
  };
  const taken = (draft: ReturnType<typeof createDistrict> | ReturnType<(typeof ACTIONS)[keyof typeof ACTIONS]>) => {
    if (isRefusal(draft)) throw new Error(JSON.stringify(draft));
    accept(draft);
  };
  const [west, south] = placeAt(-2_000, -2_000);
  const [east, north] = placeAt(2_000, 2_000);
  taken(
    createDistrict(open.register, {
      id: 'd-1',
      name: '方格区',
      on: '2026-01-01',
      plane: PLANE,
      bounds: [west, south, east, north],
    }),
  );
  return {
    feed,
    act: ({ action, input }: ActionRequest) => taken(ACTIONS[action](open.register, input as never)),
  };
}

const shapes = fc.array(fc.tuple(fc.integer({ min: 0, max: 220 }), fc.integer({ min: 0, max: 220 })), {
  minLength: 1,
  maxLength: 6,
});
const walk = fc.record({
  day: fc.integer({ min: 0, max: 40 }),
  from: fc.tuple(fc.integer({ min: 0, max: 220 }), fc.integer({ min: 0, max: 220 })),
  steps: fc.array(
    fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }), fc.integer({ min: 3, max: 35 })),
    {
      minLength: 1,
      maxLength: 40,
    },
  ),
  shifted: fc.boolean(),
});

interface Walk {
  readonly day: number;
  readonly from: [number, number];
  readonly steps: [number, number, number][];
  readonly shifted: boolean;
}

function toPatrol(n: number, one: Walk): Patrol {
  const on = nameDay(numberDay('2026-02-01') + one.day);
  let [x, y] = one.from;
  const fixes = one.steps.map(([dx, dy, accuracy_m], n): Fix => {
    x += dx;
    y += dy;
    const at = new Date(Date.parse(`${on}T02:00:00.000Z`) + 4_000 * n).toISOString();
    return [...placeAt(x, y), at, accuracy_m];
  });
  const measured = fixes[0];
  const knownPoint = {
    name: '界桩',
    expected: [measured[0], measured[1]] as const,
    measured,
    off_m: one.shifted ? 500 : 2,
    verdict: one.shifted ? ('shifted-gcj02' as const) : ('agrees' as const),
  };
  return {
    id: `p-${n}`,
    on,
    by: 'u-1',
    how: 'recorded',
    startedAt: `${on}T01:59:00.000Z`,
    endedAt: `${on}T03:00:00.000Z`,
    segments: [fixes],
    visits: [{ target: { kind: 'sighting', id: 's-0' }, at: `${on}T02:10:00.000Z`, outcome: 'unchanged', note: '' }],
    knownPoint,
    note: '',
  };
}

const withEngine = async <T>(
  feed: readonly AcceptedChange[],
  ask: (engine: ConnectedEngine['engine']) => Promise<T>,
): Promise<T> => {
  const connected = connectEngine();
  try {
    await connected.engine.open([{ from: 'parts', feed, packages: new Map() }]);
    return await ask(connected.engine);
  } finally {
    connected.stop();
  }
};

/** What its action wrote, without who recorded it, when and on what. */
function draftOf(change: OfferedChange): ChangeDraft {
  const { id: _, recordedAt: __, clockOffset_ms: ___, by: ____, device: _____, ...draft } = change;
  return draft;
}

const coverOn = (feed: readonly AcceptedChange[]): Promise<readonly Coverage[]> =>
  withEngine(feed, (engine) =>
    Promise.all(DAYS.map((on) => engine.coverage([{ running: null, overdueAfter_days: 7, from: null }, on]))),
  );

describe('coverage and figures of tracks whose fixes are erased', () => {
  it(`are those of before, on every day and as known at every place (seed ${SEED})`, async () => {
    let seenSomething = 0;
    await fc.assert(
      fc.asyncProperty(shapes, shapes, fc.array(walk, { minLength: 1, maxLength: 4 }), async (sightings, lines, walks) => {
        const { feed, act } = createFeed();
        sightings.forEach(([east, north], n) => {
          act({
            action: 'reportSighting',
            input: {
              sighting: {
                id: `s-${n}`,
                no: `XC-${n}`,
                channel: 'patrol',
                seenOn: '2026-02-01',
                evidence: 'patrol',
                by: 'u-1',
                stage: 'foundation',
                structure: 'frame',
                position: { lon: 117, lat: 34, accuracy_m: 5, at: '2026-02-01T01:00:00.000Z' },
                floors: 1,
                use: 'residential',
                note: '',
                photos: [],
              },
              shape: square(east, north),
              reason: '巡查',
              on: '2026-02-01',
            },
          });
          if (n % 2 === 0)
            act({
              action: 'reshapeSighting',
              input: {
                sightingId: `s-${n}`,
                shape: n % 4 === 0 ? square(east, north, 9) : null,
                reason: '拆除',
                on: '2026-02-20',
              },
            });
        });
        lines.forEach(([east, north], n) => {
          const redLine = {
            id: `r-${n}`,
            name: `红线${n}`,
            project: '路',
            approvalNo: '1',
            regime: 'state' as const,
            targets: [],
          };
          act({ action: 'drawRedLine', input: { redLine, shape: square(east, north, 60), reason: '批复', on: '2026-01-02' } });
          act({
            action: 'reviseRedLine',
            input: { redLineId: redLine.id, shape: square(north, east, 60), reason: '调整', on: '2026-02-15' },
          });
        });
        walks.forEach((one, n) => {
          const { on, ...patrol } = toPatrol(n, one);
          act({ action: 'recordPatrol', input: { patrol, on } });
        });
        const full = feed.length;
        const before = await coverOn(feed);
        const reaches = await withEngine(feed, async (engine) => {
          expect(await engine.tracksDue([TODAY])).toMatchObject({ kept: walks.length, due: walks.length, erased: 0 });
          expect(await engine.tracksDue(['2026-07-31'])).toMatchObject({ due: 0, oldestOn: null });
          return engine.reachesDue([TODAY, 100]);
        });
        for (const reach of reaches) act({ action: 'eraseTrack', input: { ...reach, on: TODAY } });
        const sealed = sealErased(feed);
        expect(verifyChain(sealed)).toMatchObject({ ok: true });
        expect(sealed.flatMap((one) => (one.type === 'patrol-recorded' ? (one.body.patrol.segments ?? []) : []))).toEqual([]);
        expect(await coverOn(sealed)).toEqual(before);

        // A desk of its own that joins a team later: what it sends counts there as it did here.
        const base = feed.slice(0, full - walks.length);
        const offered = JSON.parse(JSON.stringify(sealed.slice(base.length).map(offeredOf))) as OfferedChange[];
        const joining = await openSession(base, new Map());
        expect(findRefusal(joining, offered.map(draftOf), base.length, new Map(), 'taken')).toBeNull();
        expect(findRefusal(joining, offered.map(draftOf), base.length, new Map())).toMatchObject({ at: 0 });
        const team = [...base];
        for (const change of offered)
          team.push(acceptChange(team.at(-1) ?? EMPTY_FEED, change, '2026-11-28T02:00:00.000Z', () => 'c'.repeat(32)));
        expect(verifyChain(team)).toMatchObject({ ok: true });
        expect(await coverOn(team)).toEqual(before);
        expect(digestRegister(foldFeed(team))).toBe(digestRegister(foldFeed(sealed)));

        seenSomething += before
          .flatMap(({ groups }) => groups.flatMap(({ overdueRows }) => overdueRows))
          .filter(({ seenAt }) => seenAt).length;

        const packages = new Map<string, Uint8Array>();
        const [was, is] = [await openSession(feed.slice(0, full), packages), await openSession(sealed, packages)];
        const call = { progress: () => undefined, signal: new AbortController().signal };
        const earlier = await knownAt(is, full, { feed: sealed, packages }, call);
        for (const session of [is, earlier])
          for (const n of sightings.keys())
            expect(new Set(placeBuilds(session).seenOn(`s-${n}`))).toEqual(new Set(placeBuilds(was).seenOn(`s-${n}`)));
        for (const { patrolId, reached } of reaches) {
          const { segments } = was.register.patrols.get(patrolId) as Patrol;
          const { figures } = await withEngine(feed.slice(0, full), (engine) => engine.readTrack([segments]));
          expect(reached).toMatchObject(figures);
        }
      }),
      { seed: SEED, numRuns: 20 },
    );
    expect(seenSomething).toBeGreaterThan(50);
  });

  it('are those of parcels too, in the shapes that they had and were given since', async () => {
    const { engine, stop } = connectEngine();
    const writer = createWriter();
    const { layerId } = await openSquares(engine, writer);
    const act = async (...requests: readonly ActionRequest[]) => {
      const drafts = await engine.draft([requests]);
      await engine.apply([drafts.map((draft) => writer.accept(draft)), new Map()]);
    };
    const parcelId = `${layerId}/1`;
    const item = { id: 'i-1', parcelId, redLineId: 'r-1', unit: '', households: [], buildings: [] };
    await act({ action: 'registerItem', input: { item, on: '2026-01-10' } });
    const reshaped = { ...square(100, 0, 30), origin: 'surveyed' as const };
    const input = { parcelId, layerId, parcelNo: 'T-002', shape: reshaped, reason: '分割', on: '2026-02-20' };
    await act({ action: 'reshapeParcel', input });
    // It passes the parcel's eastern side, which the reshaped one no longer has.
    const steps: Walk['steps'] = [...Array(9)].map(() => [0, 10, 5]);
    const { on, ...patrol } = toPatrol(1, { day: 1, from: [215, 0], steps, shifted: false });
    await act({ action: 'recordPatrol', input: { patrol, on } });
    const ask = async () => {
      const all = await Promise.all(
        DAYS.map((day) => engine.coverage([{ running: null, overdueAfter_days: 7, from: null }, day])),
      );
      return all.map(({ groups }) => groups.find(({ kind }) => kind === 'parcel')?.overdueRows.map(({ seenAt }) => seenAt));
    };
    const before = await ask();
    expect(new Set(before.flat()).size).toBe(2);
    const [reach] = await engine.reachesDue([TODAY, 1]);
    await act({ action: 'eraseTrack', input: { ...reach, on: TODAY } });
    expect(await engine.tracksDue([TODAY])).toMatchObject({ kept: 0, due: 0, erased: 1 });
    expect(await ask()).toEqual(before);
    stop();
  });
});
