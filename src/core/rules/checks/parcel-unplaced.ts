import type { Finding } from '../finding.ts';
import type { DistrictContext, DistrictRule, ItemRule } from '../rule.ts';

const COMMON = {
  code: 'parcel-unplaced',
  severity: 'conflict',
  basis: '本办规则：征收单元和界址变更须落在已导入的宗地上',
} as const;

/** An item stands on a parcel that some layer holds: else its land is in no figure, and nothing can tell whether it was paid for before. */
export const itemUnplaced: ItemRule = ({ id, parcelId, milestones }, { on, placeOf }) => {
  const since = milestones[0]?.on;
  if (since === undefined || since > on || placeOf(parcelId)) return NONE;
  return [{ ...COMMON, entities: [{ kind: 'clearance-item', id }], on: since, params: { parcel: parcelId } }];
};

/** So does a new shape of a parcel: one that no layer holds changes nothing that anybody sees. */
export const shapeUnplaced: DistrictRule = {
  restsOn: ({ land, register }) => [land.unplacedParcels, register.parcels],
  find: findUnplaced,
};

function findUnplaced({ register, land, on }: DistrictContext): Finding[] {
  return [...land.unplacedParcels].flatMap((id): Finding[] => {
    const since = register.parcels.get(id)?.shapes[0]?.fromOn;
    if (since === undefined || since > on) return [];
    return [{ ...COMMON, entities: [{ kind: 'parcel', id }], on: since, params: { parcel: id } }];
  });
}

const NONE: readonly never[] = [];
