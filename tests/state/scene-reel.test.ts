import { describe, expect, it } from 'vitest';
import { createSceneReel } from '../../src/state/scene-reel.ts';
import type { DayScene } from '../../src/workers/engine-api.ts';

const SQUARE = [
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ],
];

const sceneOf = (on: string): DayScene =>
  ({
    on,
    redLines: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { id: 'r', name: '', revised: false, fromOn: on, unresolved_cm2: 0, unresolvedPlots: 0 },
          geometry: { type: 'Polygon', coordinates: structuredClone(SQUARE) },
        },
      ],
    },
    sightings: [],
    statuses: [],
    units: [],
  }) as unknown as DayScene;

/** A reel whose answers come when the test says so. @param borrow what another reel has */
function stage(borrow?: (on: string) => DayScene | undefined) {
  const asked: string[] = [];
  const shown: DayScene[] = [];
  const failed: unknown[] = [];
  const answers = new Map<string, { resolve(scene: DayScene): void; reject(error: unknown): void }>();
  const reel = createSceneReel({
    ask: (on) => {
      asked.push(on);
      return new Promise((resolve, reject) => answers.set(on, { resolve, reject }));
    },
    show: (scene) => shown.push(scene),
    fail: (error) => failed.push(error),
    ...(borrow && { borrow }),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    reel,
    asked,
    failed,
    days: () => shown.map(({ on }) => on),
    shown,
    answer: async (on: string) => {
      answers.get(on)?.resolve(sceneOf(on));
      await settle();
    },
    refuse: async (on: string) => {
      answers.get(on)?.reject(new Error('no'));
      await settle();
    },
  };
}

describe('scenes by day', () => {
  it('shows a day that was prepared at once, and asks for it only once', async () => {
    const { reel, asked, days, answer } = stage();
    reel.show('1');
    await answer('1');
    reel.prepare(['2', '3']);
    await answer('2');
    reel.show('2');
    expect(days()).toEqual(['1', '2']);
    expect(asked).toEqual(['1', '2', '3']);
  });

  it('never has more than three questions under way, and the wanted day goes before those prepared', async () => {
    const { reel, asked, answer } = stage();
    reel.prepare(['1', '2', '3', '4', '5']);
    expect(asked).toEqual(['1', '2', '3']);
    reel.show('9');
    await answer('1');
    expect(asked).toEqual(['1', '2', '3', '9']);
  });

  it('moving on faster than answers come shows what comes on the way, never stands still and never goes back', async () => {
    const { reel, days, answer } = stage();
    for (const day of ['1', '2', '3', '4', '5']) reel.show(day);
    await answer('1');
    await answer('3');
    await answer('5');
    await answer('2');
    expect(days()).toEqual(['1', '3', '5']);
  });

  it('forgets everything when the register changed, also what is under way', async () => {
    const { reel, asked, days, answer } = stage();
    reel.show('1');
    await answer('1');
    reel.show('2');
    reel.clear();
    await answer('2');
    reel.show('1');
    expect(days()).toEqual(['1']);
    expect(asked).toEqual(['1', '2', '1']);
  });

  it('takes a day that another reel has, and asks nobody for it', async () => {
    const other = stage();
    other.reel.show('1');
    await other.answer('1');
    const { reel, asked, days, answer } = stage(other.reel.find);
    reel.show('1');
    expect(days()).toEqual(['1']);
    expect(asked).toEqual([]);
    reel.show('2');
    await answer('2');
    reel.show('1');
    expect(days()).toEqual(['1', '2', '1']);
    expect(asked).toEqual(['2']);
  });

  it('says when the wanted day fails, and stays silent about prepared ones', async () => {
    const { reel, failed, refuse } = stage();
    reel.show('1');
    reel.prepare(['2']);
    await refuse('2');
    expect(failed).toHaveLength(0);
    await refuse('1');
    expect(failed).toHaveLength(1);
  });

  it('keeps the very shape of a red line that did not change', async () => {
    const { reel, shown, answer } = stage();
    for (const day of ['1', '2']) {
      reel.show(day);
      await answer(day);
    }
    expect(shown[1].redLines.features[0].geometry).toBe(shown[0].redLines.features[0].geometry);
  });

  it('keeps it when the register changed too', async () => {
    const { reel, shown, answer } = stage();
    reel.show('1');
    await answer('1');
    reel.clear();
    reel.show('1');
    await answer('1');
    expect(shown).toHaveLength(2);
    expect(shown[1].redLines.features[0].geometry).toBe(shown[0].redLines.features[0].geometry);
  });
});
