import type { EntityRef } from '../../register/entity-ref.ts';
import type { Register } from '../../register/register.ts';
import { type DistrictLand, placeOfFeature } from './district-land.ts';

/** What people call an entity; undefined where it has no name, or the register does not hold it. */
export function labelEntity(
  land: Pick<DistrictLand, 'placeOf' | 'layers'>,
  register: Register,
  { kind, id }: EntityRef,
): string | undefined {
  switch (kind) {
    case 'district':
      return register.district?.name;
    case 'layer':
      return register.layers.get(id)?.name;
    case 'parcel': {
      const place = placeOfFeature(land, id);
      return place?.layer.label(place.row) ?? register.parcels.get(id)?.parcelNo;
    }
    case 'red-line':
      return register.redLines.get(id)?.name;
    case 'clearance-item': {
      const item = register.items.get(id);
      if (!item) return undefined;
      const parcel = labelEntity(land, register, { kind: 'parcel', id: item.parcelId }) ?? item.parcelId;
      return `${parcel} · ${register.redLines.get(item.redLineId)?.name ?? item.redLineId}`;
    }
    case 'household':
      return register.households.get(id)?.no;
    case 'building':
      return register.buildings.get(id)?.no;
    case 'sighting':
      return register.sightings.get(id)?.no;
    case 'case':
      return register.cases.get(id)?.no;
    case 'patch':
      return register.patches.get(id)?.no;
    case 'task':
      return register.tasks.get(id)?.title;
    case 'finding':
      return register.acceptances.get(id)?.code;
    case 'patrol':
      return register.patrols.get(id)?.on;
    case 'board':
      return register.boards.get(id)?.asOf;
    case 'tour':
      return register.tours.get(id)?.title;
    case 'disclosure':
      return register.redLines.get(register.disclosures.get(id)?.redLineId ?? '')?.name;
    case 'snapshot':
      return register.snapshots.get(id)?.title;
    case 'photo':
      return register.photos.get(id)?.sha256.slice(0, 12);
  }
}
