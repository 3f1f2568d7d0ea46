import { m2OfCm2 } from '../../measure/units.ts';
import type { Finding } from '../finding.ts';
import { paidOn } from '../land/compensated-land.ts';
import type { DistrictContext, DistrictRule } from '../rule.ts';

/** A parcel is one item of a red line. A second one is a contradiction, and land paid for twice once both were paid. */
export const repeatedItems: DistrictRule = {
  restsOn: ({ land, register }) => [land.repeatedItems, register.items],
  find: findRepeated,
};

function findRepeated({ register, land, on }: DistrictContext): Finding[] {
  return land.repeatedItems.flatMap(({ first, second, cm2 }): Finding[] => {
    const [earlier, later] = [register.items.get(first), register.items.get(second)];
    if (!earlier || !later) return [];
    const since = later.milestones[0]?.on ?? on;
    if (since > on) return [];
    const [theirs, own] = [paidOn(earlier, on), paidOn(later, on)];
    const paid = theirs && own ? (theirs > own ? theirs : own) : null;
    return [
      {
        code: 'item-repeated',
        severity: paid ? 'unlawful' : 'conflict',
        entities: [
          { kind: 'clearance-item', id: second },
          { kind: 'clearance-item', id: first },
        ],
        on: paid ?? since,
        ...(cm2 > 0 && { m2: m2OfCm2(cm2) }),
        parts: [paid ? `paid ${paid}` : 'registered'],
        basis:
          '本办规则：一宗地在一条红线内只立一个征收单元，不重复补偿（国有土地上房屋征收与补偿条例 第17条；土地管理法 第48条）',
        params: { ...(theirs && { paidOn: theirs }), count: [theirs, own].filter(Boolean).length },
      },
    ];
  });
}
