import type { Name } from './names.ts';
import type { PolygonRings } from './ring.ts';

/** One polygon of the base map. `class` decides how it is drawn; `place` rows are one-metre marks for a name. */
export interface BaseFeature {
  readonly class: 'land' | 'farmland' | 'green' | 'water' | 'road' | 'block' | 'building' | 'place';
  /** Finer kind: land use of blocks and greens; `water`, `green`, `road`, `settlement` of places. */
  readonly kind?: string;
  readonly name?: Name;
  /** Degrees clockwise from east, for a name along a road or river. */
  readonly turn?: number;
  readonly floors?: number;
  readonly rings: PolygonRings;
}
