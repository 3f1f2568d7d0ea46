import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContainer, unpackContainer } from '../../src/formats/container/read.ts';
import { diffStatuses, NOTHING_PAINTED } from '../../src/map/diff-statuses.ts';
import { NO_STATUS } from '../../src/map/layers/rows.layer.ts';
import { createFiguresFirst } from '../../src/state/figures-first.ts';
import { createSceneReel, type SceneReel } from '../../src/state/scene-reel.ts';
import type { DayScene } from '../../src/workers/engine-api.ts';
import { type DistrictSession, openSession } from '../../src/workers/engine/district-session.ts';
import { footprintOf } from '../../src/workers/engine/footprint-model.ts';
import { sceneOn } from '../../src/workers/engine/scene-on.ts';
import { readDemo } from '../support/demo-engine.ts';

/** A few weeks far enough from each other that red lines are revised and reports come between them. */
const WEEKS = [3, 20, 40, 41, 70];

/** All that a scene says, as one text. */
const tell = (scene: DayScene | undefined) =>
  JSON.stringify(scene, (_, value: unknown) =>
    value instanceof Uint32Array || value instanceof Uint8Array ? [...value] : value,
  );

const SIDES = ['before', 'after'] as const;
type Scenes = Record<(typeof SIDES)[number], DayScene>;

describe('two maps whose days are moved', () => {
  let session: DistrictSession;
  beforeAll(async () => {
    const { feed, packages } = await readContainer(await unpackContainer(readDemo(), { fileName: 'demo.chidu' }));
    session = await openSession(feed, packages);
  });

  it('show in the end what a map shows that was opened on those days, however answers and figures come in between', async () => {
    const { weeks } = footprintOf(session);
    const days = WEEKS.map((week) => weeks[week]);
    const fresh = new Map(days.map((on) => [on, sceneOn(session, on)]));
    const told = new Map([...fresh].map(([on, scene]) => [on, tell(scene)]));
    const day = fc.constantFrom(...days);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 6 }), async (order, moves) => {
        const shown: Partial<Scenes> = {};
        const painted = new Map<string, Uint8Array>();
        const paint = (side: string, { statuses }: DayScene) => {
          for (const one of statuses) {
            const name = `${side}/${one.layerId}`;
            painted.set(
              name,
              diffStatuses(painted.get(name) ?? NOTHING_PAINTED, one, () => {}),
            );
          }
        };
        const turns = createFiguresFirst<Scenes>({
          painted: () => order.schedule(Promise.resolve()),
          show: (parts) => {
            Object.assign(shown, parts);
            for (const side of SIDES) if (parts[side]) paint(side, parts[side]);
          },
        });
        const reelOf = (side: keyof Scenes): SceneReel =>
          createSceneReel({
            ask: (on, beside) => order.schedule(Promise.resolve(structuredClone(sceneOn(session, on, beside)))),
            borrow: (on) => reels[side === 'before' ? 'after' : 'before'].find(on),
            show: (scene) => turns.offer({ [side]: scene }),
            fail: (error) => expect.fail(String(error)),
          });
        const reels: Readonly<Record<keyof Scenes, SceneReel>> = { before: reelOf('before'), after: reelOf('after') };
        for (const [before, after] of moves) {
          const letGo = turns.hold();
          reels.before.show(before);
          reels.after.show(after);
          void order.schedule(Promise.resolve()).then(letGo);
          if (order.count() > 2) await order.waitNext(1);
        }
        await order.waitIdle();
        const [before, after] = moves[moves.length - 1];
        for (const [side, on] of [
          ['before', before],
          ['after', after],
        ] as const) {
          expect(tell(shown[side]) === told.get(on), `${side} ${on}`).toBe(true);
          for (const one of fresh.get(on)?.statuses ?? []) {
            const stays = painted.get(`${side}/${one.layerId}`) ?? NOTHING_PAINTED;
            const alone = diffStatuses(NOTHING_PAINTED, one, () => {});
            // Rows that were painted on the way and are not now have none.
            expect(stays.subarray(0, alone.length).every((status, row) => status === alone[row])).toBe(true);
            expect(stays.subarray(alone.length).every((status) => status === NO_STATUS)).toBe(true);
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});
