import type { LiveFeature, SceneFeature } from './live-feature.ts';

export interface FeatureDiff {
  /** New ones and replacements: an id that is known already is overwritten. */
  readonly add: LiveFeature[];
  readonly remove: string[];
}

/** What a source drew last, by id. */
export type DrawnFeatures = Map<string, SceneFeature>;

/** Compares a source's wanted features with those drawn, by the identity of what they are made from. `drawn` becomes the wanted state. */
export function diffFeatures(drawn: DrawnFeatures, wanted: readonly SceneFeature[]): FeatureDiff {
  const add: LiveFeature[] = [];
  const remove: string[] = [];
  const kept = new Set<string>();
  for (const next of wanted) {
    const last = drawn.get(next.id);
    if (last?.from === next.from) {
      kept.add(next.id);
      continue;
    }
    const made = next.make();
    if (!made) continue;
    kept.add(next.id);
    drawn.set(next.id, next);
    add.push(made);
  }
  for (const id of drawn.keys()) {
    if (kept.has(id)) continue;
    drawn.delete(id);
    remove.push(id);
  }
  return { add, remove };
}
