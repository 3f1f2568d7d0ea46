import type { LiveFeature, SceneFeature } from './live-feature.ts';

/** A feature whose shape stays as it is: the map need not be handed it again, nor cut it into tiles anew where nothing is changed. */
export interface FeatureUpdate {
  readonly id: string;
  readonly addOrUpdateProperties: { key: string; value: string | number | boolean }[];
  readonly removeProperties: string[];
}

export interface FeatureDiff {
  /** New ones and replacements: an id that is known already is overwritten. */
  readonly add: LiveFeature[];
  readonly update: FeatureUpdate[];
  readonly remove: string[];
}

/** What a source drew last, by id. */
export type DrawnFeatures = Map<string, { readonly from: SceneFeature['from']; readonly made: LiveFeature }>;

/**
 * Compares a source's wanted features with those drawn, by the identity of what they are made from and of their shapes. `drawn` becomes
 * the wanted state.
 */
export function diffFeatures(drawn: DrawnFeatures, wanted: readonly SceneFeature[]): FeatureDiff {
  const diff: FeatureDiff = { add: [], update: [], remove: [] };
  const kept = new Set<string>();
  for (const { id, from, make } of wanted) {
    const last = drawn.get(id);
    if (last?.from === from) {
      kept.add(id);
      continue;
    }
    const made = make();
    if (!made) continue;
    kept.add(id);
    drawn.set(id, { from, made });
    if (last?.made.geometry !== made.geometry) {
      diff.add.push(made);
      continue;
    }
    const update = updateOf(id, last.made.properties, made.properties);
    if (update) diff.update.push(update);
  }
  for (const id of drawn.keys()) {
    if (kept.has(id)) continue;
    drawn.delete(id);
    diff.remove.push(id);
  }
  return diff;
}

/** Null where both say the same. */
function updateOf(id: string, before: LiveFeature['properties'], now: LiveFeature['properties']): FeatureUpdate | null {
  const addOrUpdateProperties = Object.entries(now).flatMap(([key, value]) => (before[key] === value ? [] : [{ key, value }]));
  const removeProperties = Object.keys(before).filter((key) => !(key in now));
  return addOrUpdateProperties.length + removeProperties.length === 0 ? null : { id, addOrUpdateProperties, removeProperties };
}
