import { m2OfCm2 } from '../../measure/units.ts';
import type { DistrictRule } from '../rule.ts';

/** The area on record of a parcel agrees with its outline; the two stay two facts, and neither replaces the other. */
export const statedArea: DistrictRule = {
  restsOn: ({ register, land }) => [register.layers, land.statedParcels],
  find: ({ register, land }) =>
    land.statedParcels.map(({ layerId, featureId, label, stated_cm2, computed_cm2, cause }) => ({
      code: 'stated-area-deviates',
      severity: 'conflict',
      entities: [{ kind: 'parcel', id: featureId }],
      on: register.layers.get(layerId)?.importedOn ?? '',
      m2: m2OfCm2(Math.abs(stated_cm2 - computed_cm2)),
      basis: '不动产登记暂行条例实施细则 第16条（界址与面积）；本办规则',
      params: {
        label,
        stated_m2: m2OfCm2(stated_cm2),
        computed_m2: m2OfCm2(computed_cm2),
        percent: Number(((100 * Math.abs(stated_cm2 - computed_cm2)) / computed_cm2).toPrecision(2)),
        cause,
      },
    })),
};
