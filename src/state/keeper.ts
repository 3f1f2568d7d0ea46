import type { AcceptedChange, ChangeDraft } from '../core/register/change.ts';

/** A district as it is kept: its feed and the packages that the feed names. */
export interface KeptDistrict {
  readonly feed: readonly AcceptedChange[];
  readonly packages: ReadonlyMap<string, Uint8Array>;
}

/** Where districts are kept: this device's database, or memory where the browser allows no saving. */
export interface Keeper {
  /** False where everything is gone when the page closes. */
  readonly lasting: boolean;
  list(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  load(districtId: string): Promise<KeptDistrict | null>;
  /** Keeps a district that came from a file or an address; replaces one of the same id. */
  save(districtId: string, district: KeptDistrict): Promise<void>;
  remove(districtId: string): Promise<void>;
  /** Stamps the drafts, gives them their place in the feed and keeps them with their packages, all or nothing. */
  transact(districtId: string, drafts: readonly ChangeDraft[], packages: ReadonlyMap<string, Uint8Array>): Promise<readonly AcceptedChange[]>;
}
