import type { PartFeatures } from './live-feature.ts';
import { PATROL_FEATURES } from './patrol-features.ts';
import { POINTED_FEATURES } from './pointed-features.ts';
import { RECORD_FEATURES } from './record-features.ts';

/** Which source draws which part of the scene, and as what. */
export const SCENE_FEATURES: readonly PartFeatures[] = [...RECORD_FEATURES, ...POINTED_FEATURES, ...PATROL_FEATURES];
