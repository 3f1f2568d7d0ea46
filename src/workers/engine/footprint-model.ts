import { type DistrictFootprint, measureDistrictFootprint } from '../../core/report/footprint/district-footprint.ts';
import type { DistrictSession } from './district-session.ts';
import { wholeSession } from './session-on.ts';

const made = new WeakMap<DistrictSession, DistrictFootprint>();

/** The session's footprint; measured when it is first asked for. @throws TangleError */
export function footprintOf(asked: DistrictSession): DistrictFootprint {
  const session = wholeSession(asked);
  let footprint = made.get(session);
  if (!footprint) {
    footprint = measureDistrictFootprint({
      ...session,
      units: session.units.polygons,
      placeOf: (parcelId) => {
        const place = session.placeOf(parcelId);
        return place && { layerId: place.layer.layer.id, columns: place.layer.polygons.columns, row: place.row };
      },
    });
    made.set(session, footprint);
  }
  return footprint;
}
