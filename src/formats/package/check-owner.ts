import type { Plane } from '../../core/geodesy/plane.ts';
import { ReadError } from '../reader.ts';
import type { Package } from './package.ts';

/** What a layer's record says of its package. */
export interface PackageOwner {
  readonly district: string;
  readonly layer: { readonly id: string; readonly name: string };
  /** Plane of the settings: millimetres of any other would put every parcel somewhere else. */
  readonly plane: Plane;
}

/**
 * Holds a package against the record that names it. Its hash proves only that it is the package meant, not that it fits.
 * @throws ReadError `package-foreign` with the `member` that differs
 */
export function checkOwner(
  content: Pick<Package, 'district' | 'layer' | 'plane'>,
  { district, layer, plane }: PackageOwner,
): void {
  const member =
    content.district !== district
      ? 'district'
      : content.layer !== layer.id
        ? 'layer'
        : isSamePlane(content.plane, plane)
          ? null
          : 'plane';
  if (member !== null) throw new ReadError('package-foreign', {}, { layer: layer.name, member });
}

/** Whether two planes are the same, whatever a file holds in place of one. */
export function isSamePlane(a: Partial<Plane>, b: Plane): boolean {
  return a.meridian === b.meridian && a.origin?.east_m === b.origin.east_m && a.origin.north_m === b.origin.north_m;
}
