import { m2OfCm2 } from '../../measure/units.ts';
import type { DistrictRule } from '../rule.ts';

/** The area on record of a parcel agrees with its outline; the two stay two facts, and neither replaces the other. */
export const statedArea: DistrictRule = {
  restsOn: ({ register, land }) => [register.layers, land.statedParcels],
  find: ({ register, land, on }) =>
    land.statedParcels.flatMap(({ layerId, featureId, label, stated_cm2, computed_cm2, cause }) => {
      const importedOn = register.layers.get(layerId)?.importedOn ?? '';
      if (importedOn > on) return [];
      const apart_cm2 = Math.abs(stated_cm2 - computed_cm2);
      return [
        {
          code: 'stated-area-deviates' as const,
          severity: 'conflict' as const,
          entities: [{ kind: 'parcel' as const, id: featureId }],
          on: importedOn,
          m2: m2OfCm2(apart_cm2),
          basis: '不动产登记暂行条例实施细则 第16条（界址与面积）；本办规则',
          params: {
            label,
            stated_m2: m2OfCm2(stated_cm2),
            computed_m2: m2OfCm2(computed_cm2),
            percent: Number(((100 * apart_cm2) / computed_cm2).toPrecision(2)),
            cause,
          },
        },
      ];
    }),
};
