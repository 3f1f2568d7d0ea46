import { diffFeatures, type DrawnFeatures, type FeatureDiff } from './diff-features.ts';
import type { SceneFeature } from './live-feature.ts';

/** Features handed to the map at once: it copies them on the page's thread, some ten microseconds each. */
const FEATURES_PER_PART = 1_000;

/** More than are handed over in one piece of work. */
export const isMany = (features: { readonly length: number } | { readonly size: number }): boolean =>
  ('length' in features ? features.length : features.size) > FEATURES_PER_PART;

/**
 * Brings a source with thousands of features to what is wanted, a part at a time, so that hands that draw meanwhile need not wait. Each
 * part goes when the map has taken the one before; what comes in between is brought after it, the newest only.
 */
export class FeatureFeeder {
  #wanted: readonly SceneFeature[] | null = null;
  #isBusy = false;
  #isStopped = false;

  /**
   * @param drawn what the source draws; becomes the wanted state
   * @param send resolves when the map has taken a part; undefined where the source is gone
   * @param nextTask calls back soon, never at once
   */
  constructor(
    private readonly drawn: DrawnFeatures,
    private readonly send: (part: FeatureDiff) => Promise<void> | undefined,
    private readonly onFailure: (error: unknown) => void,
    private readonly nextTask: (work: () => void) => void = (work) => setTimeout(work),
  ) {}

  bringTo(wanted: readonly SceneFeature[]): void {
    this.#wanted = wanted;
    if (!this.#isBusy) void this.#work();
  }

  /** What the source draws was lost: nothing of the old work may reach it any more. */
  stop(): void {
    this.#isStopped = true;
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#wanted !== null) {
      await this.#pause();
      const wanted = this.#wanted;
      this.#wanted = null;
      if (this.#isStopped) break;
      for (const part of partsOf(diffFeatures(this.drawn, wanted))) {
        await this.#pause();
        if (this.#isStopped) break;
        try {
          await this.send(part);
        } catch (error) {
          this.onFailure(error);
        }
      }
    }
    this.#isBusy = false;
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => this.nextTask(resolve));
  }
}

/** What is gone goes first, in one piece: names alone cost nothing. */
function partsOf({ add, update, remove }: FeatureDiff): FeatureDiff[] {
  const parts: FeatureDiff[] = remove.length > 0 ? [{ add: [], update: [], remove }] : [];
  for (let at = 0; at < add.length; at += FEATURES_PER_PART)
    parts.push({ add: add.slice(at, at + FEATURES_PER_PART), update: [], remove: [] });
  for (let at = 0; at < update.length; at += FEATURES_PER_PART)
    parts.push({ add: [], update: update.slice(at, at + FEATURES_PER_PART), remove: [] });
  return parts;
}
