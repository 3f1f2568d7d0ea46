import type { AcceptedChange } from '../../core/register/change.ts';
import type { District } from '../../core/register/district.ts';
import type { FieldTerms } from '../../core/report/field-package/field-terms.ts';
import type { FieldCounts, FieldRequest } from '../../formats/field-package/make-field-package.ts';

export type { FieldCounts, FieldRequest };

/** What only the page knows. */
export interface FieldStamps {
  /** Ids of that person's changes in the district's feed. */
  readonly received: readonly string[];
  readonly at: string;
  /** 16 random bytes in hexadecimal; they are in no package. */
  readonly seed: string;
}

/** A field package as it came, proven. */
export interface ReadField {
  readonly district: District;
  readonly field: FieldTerms;
  readonly feed: readonly AcceptedChange[];
  readonly packages: ReadonlyMap<string, Uint8Array>;
}

export interface FieldCalls {
  /** Cuts a field package out of the open district. @throws EngineError with the refusal's code, `cancelled` */
  makeField(request: FieldRequest, stamps: FieldStamps): { readonly bytes: Uint8Array; readonly counts: FieldCounts };
  /** Reads a `.chidu` that is a field package. @throws ReadError; EngineError `field-none` for a container of a whole district, `feed-altered` */
  readField(bytes: Uint8Array, fileName: string): ReadField;
  /** The same from an address. @throws EngineError `download-failed` too */
  fetchField(url: string): ReadField;
}

export const FIELD_CALLS = ['makeField', 'readField', 'fetchField'] as const satisfies readonly (keyof FieldCalls)[];
