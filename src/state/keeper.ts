import type { DistrictStore } from '../store/open-store.ts';

/** Where districts are kept: this device's database, or memory where the browser allows no saving. */
export interface Keeper extends Pick<DistrictStore, 'list' | 'load' | 'save' | 'transact' | 'remove' | 'loadView' | 'saveView'> {
  /** False where everything is gone when the page closes. */
  readonly lasting: boolean;
}
