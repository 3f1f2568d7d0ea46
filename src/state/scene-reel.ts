import type { Day } from '../core/register/ports.ts';
import type { DayScene } from '../workers/engine-api.ts';
import { fillShapes } from '../workers/same-shapes.ts';
import { keepEqualParts } from './keep-equal-parts.ts';

export interface SceneReelOptions {
  /** @param beside a day whose shapes need not come again */
  ask(on: Day, beside: Day | undefined): Promise<DayScene>;
  /** A scene of the same register that another reel has. */
  borrow?(on: Day): DayScene | undefined;
  show(scene: DayScene): void;
  fail(error: unknown): void;
}

/** Scenes by day: the one that is wanted, those that are likely wanted next, and the last ones seen. */
export interface SceneReel {
  /** Shows a day: at once where it is known, else when it comes. Until then the older picture stays. */
  show(on: Day): void;
  /** Days to have ready; replaces those named before. */
  prepare(days: readonly Day[]): void;
  /** What is known of a day, for another reel. */
  find(on: Day): DayScene | undefined;
  /**
   * Forgets the days, for when the register changed: also what is under way. The shapes seen last are still compared with: of
   * those that did not change the map keeps its own.
   */
  clear(): void;
}

/** A few weeks each way; a scene of 400 shapes is some 200 kB. */
const ROOM = 24;
/** Enough to keep the worker busy while an answer travels, few enough that a click is not kept waiting. */
const MOST_UNDER_WAY = 3;

/**
 * Never queues: whoever moves the slider faster than scenes come sees every scene that comes and none that was not asked for, and
 * the one that is wanted is always asked for next.
 */
export function createSceneReel({ ask, borrow, show, fail }: SceneReelOptions): SceneReel {
  const known = new Map<Day, DayScene>();
  let underWay = new Map<Day, { seen: boolean }>();
  let wanted: Day | null = null;
  let ahead: readonly Day[] = [];
  let last: DayScene | null = null;
  /** The last scene of the register as it is. */
  let base: DayScene | null = null;

  const take = (on: Day): DayScene | undefined => {
    const scene = known.get(on);
    if (!scene) return undefined;
    known.delete(on);
    known.set(on, scene);
    return scene;
  };
  const keep = (scene: DayScene): DayScene => {
    last = keepEqualParts(last, scene);
    base = last;
    known.set(scene.on, last);
    for (const day of known.keys()) {
      if (known.size <= ROOM) break;
      known.delete(day);
    }
    return last;
  };
  const isMissing = (day: Day) => !known.has(day) && !underWay.has(day);
  const pump = (): void => {
    while (underWay.size < MOST_UNDER_WAY) {
      const next = wanted !== null && isMissing(wanted) ? wanted : ahead.find(isMissing);
      if (next === undefined) return;
      void fetch(next);
    }
  };
  const fetch = async (on: Day): Promise<void> => {
    const mine = underWay;
    const state = { seen: on === wanted };
    mine.set(on, state);
    try {
      const beside = base;
      const answer = await ask(on, beside?.on);
      if (mine !== underWay) return;
      const scene = keep(beside ? fillShapes(answer, beside) : answer);
      // On the way to a day that is not there yet, days that were passed by are better than standing still.
      if (on === wanted || (state.seen && wanted !== null && !known.has(wanted))) show(scene);
    } catch (error) {
      if (mine !== underWay) return;
      ahead = ahead.filter((day) => day !== on);
      if (on === wanted) {
        wanted = null;
        fail(error);
      }
    } finally {
      mine.delete(on);
      if (mine === underWay) pump();
    }
  };
  return {
    show: (on) => {
      wanted = on;
      const other = known.has(on) ? undefined : borrow?.(on);
      const scene = other ? keep(other) : take(on);
      if (scene) show(scene);
      const state = underWay.get(on);
      if (state) state.seen = true;
      pump();
    },
    prepare: (days) => {
      ahead = days;
      pump();
    },
    find: (on) => known.get(on),
    clear: () => {
      known.clear();
      base = null;
      underWay = new Map();
      wanted = null;
      ahead = [];
    },
  };
}
