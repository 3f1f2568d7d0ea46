import { type Register, versionOf } from '../../register/register.ts';
import type { DistrictLand } from './district-land.ts';

/**
 * Parcels that were given a shape in a layer that never held them. A layer that was withdrawn or replaced since has taken its rows
 * along: what was recorded on it while it stood is no error.
 */
export function gatherUnplacedParcels({ layers }: DistrictLand, register: Register): ReadonlySet<string> {
  const holds = (layerId: string, parcelId: string): boolean => {
    const layer = layers.get(layerId);
    if (!layer) return versionOf(register, 'layer', layerId) > 0 && !register.layers.has(layerId);
    return layer.layer.kind === 'parcels' && layer.rowOf(parcelId) !== undefined;
  };
  const unplaced = [...register.parcels.values()].filter(({ id, shapes }) => !shapes.every(({ layerId }) => holds(layerId, id)));
  return new Set(unplaced.map(({ id }) => id));
}
