import type { AcceptedChange } from '../../core/register/change.ts';
import type { District, Settings } from '../../core/register/district.ts';
import type { FieldTerms } from '../../core/report/field-package/field-terms.ts';

export const CONTAINER_FORMAT = 'chidu-district/1';

/** Files of the container, the same in a folder and in a zip. */
export const CONTAINER_PATHS = {
  manifest: 'district.json',
  feed: 'feed.ndjson',
  packages: 'packages/',
  photos: 'photos/',
} as const;

/** Path inside the container, with `/`, to content. */
export type ContainerFiles = ReadonlyMap<string, Uint8Array>;

/** `district.json`: what the container must hold. Settings here are the first ones; changes in the feed come on top. */
export interface ContainerManifest {
  readonly format: typeof CONTAINER_FORMAT;
  readonly district: District;
  readonly settings: Settings;
  /** SHA-256 of each package and photo, ascending: file name and check in one. */
  readonly packages: readonly string[];
  readonly photos: readonly string[];
  readonly feed: { readonly changes: number; readonly sha256: string };
  /** Of a field package: the part of the district that one person's phone is given. */
  readonly field?: FieldTerms;
}

/** A district with everything that belongs to it, in memory. */
export interface DistrictContainer {
  readonly district: District;
  readonly settings: Settings;
  /** By SHA-256. */
  readonly packages: ReadonlyMap<string, Uint8Array>;
  readonly photos: ReadonlyMap<string, Uint8Array>;
  /** In feed order, `seq` from 1 without gaps. */
  readonly feed: readonly AcceptedChange[];
  /** Where it is no whole district but what one person's phone is given of one. */
  readonly field?: FieldTerms;
}
