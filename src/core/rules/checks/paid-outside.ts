import { paidOn } from '../land/compensated-land.ts';
import type { DistrictRule } from '../rule.ts';

/** Nothing is paid for land that is not in the red line: the parcel as it was on the day of payment has land in the version in force then. */
export const paidOutside: DistrictRule = {
  restsOn: ({ register, land }) => [register.items, land.outside],
  find: ({ register, land, on }) =>
    [...land.outside].flatMap((id) => {
      const item = register.items.get(id);
      const paid = item && paidOn(item, on);
      if (!paid) return [];
      return [
        {
          code: 'paid-outside-red-line' as const,
          severity: 'unlawful' as const,
          entities: [
            { kind: 'clearance-item' as const, id },
            { kind: 'red-line' as const, id: item.redLineId },
          ],
          on: paid,
          basis: '国有土地上房屋征收与补偿条例 第17条；土地管理法 第48条；本办规则：补偿以红线内的土地为限',
        },
      ];
    }),
};
