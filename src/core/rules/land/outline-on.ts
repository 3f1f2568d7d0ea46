import type { MilestoneKind } from '../../register/clearance-item.ts';
import type { Layer } from '../../register/layer.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import type { DistrictLand } from './district-land.ts';

/** Steps of an item that rest on the outline of its parcel: agreement, compensation decision, payment. */
export const RESTING_ON_OUTLINES: ReadonlySet<MilestoneKind> = new Set(['signed', 'decided', 'paid']);

/** How an outline came to be; `unknown` where nobody said. */
export interface OutlineOn {
  readonly surveyed: boolean;
  readonly origin: string;
  readonly sigma_m?: number;
}

/**
 * The outline of a parcel on a day: the shape that it had been given by then in its layer, else the layer's own. By the register, so
 * that a shape recorded together with what rests on it counts. Null where the parcel is in no layer.
 */
export function outlineOn(
  { placeOf }: Pick<DistrictLand, 'placeOf'>,
  { parcels }: Pick<Register, 'parcels'>,
  parcelId: string,
  on: Day,
): OutlineOn | null {
  const layer = placeOf(parcelId)?.layer.layer;
  if (!layer) return null;
  const drawn = parcels.get(parcelId)?.shapes.findLast((one) => one.layerId === layer.id && one.fromOn <= on)?.shape;
  return drawn ? tell(drawn) : ofLayer(layer);
}

/** Nearly every parcel has the outline that its layer came with: told once a layer. */
const told = new WeakMap<Layer, OutlineOn>();

function ofLayer(layer: Layer): OutlineOn {
  const known = told.get(layer) ?? tell(layer.geometry ?? {});
  told.set(layer, known);
  return known;
}

function tell({ origin, sigma_m }: Partial<NonNullable<Layer['geometry']>>): OutlineOn {
  return { surveyed: origin === 'surveyed', origin: origin ?? 'unknown', ...(sigma_m !== undefined && { sigma_m }) };
}
