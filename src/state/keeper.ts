import type { DistrictStore } from '../store/open-store.ts';

/** Where districts are kept: this device's database, or memory where the browser allows no saving. */
export interface Keeper extends Omit<DistrictStore, 'close'> {
  /** False where everything is gone when the page closes. */
  readonly lasting: boolean;
}
