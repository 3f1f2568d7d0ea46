import { createDistrictPlane, type DistrictPlane } from '../core/geodesy/district-plane.ts';
import type { Settings } from '../core/register/district.ts';
import { useSession } from './session.ts';

let planeOf: { readonly plane: Settings['plane']; readonly made: DistrictPlane } | null = null;

/** The open district's plane. */
export function districtPlane(): DistrictPlane | null {
  const plane = useSession.getState().summary?.settings.plane;
  if (!plane) return null;
  if (planeOf?.plane !== plane) planeOf = { plane, made: createDistrictPlane(plane) };
  return planeOf.made;
}
