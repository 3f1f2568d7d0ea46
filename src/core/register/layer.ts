import type { ShapeOrigin } from './shape.ts';

export type LayerKind = 'parcels' | 'red-lines' | 'compensated' | 'permits' | 'patches' | 'builds' | 'reference';

/** One imported layer; its features live in the immutable package named by `package_sha256`. */
export interface Layer {
  readonly id: string;
  readonly kind: LayerKind;
  readonly name: string;
  readonly source: { readonly fileName: string; readonly format: string; readonly crs: string; readonly file_sha256?: string };
  readonly notes: readonly { readonly code: string; readonly count: number; readonly detail?: string }[];
  readonly package_sha256: string;
  readonly count: number;
  /** How all its vertices came to be; absent where nobody said, and then no ± can be given. */
  readonly geometry?: { readonly origin: ShapeOrigin; readonly sigma_m: number };
  /** Layers whose place it took, the last first: their features that are in it too kept their ids. */
  readonly replaces?: readonly string[];
  readonly importedOn: string;
}
