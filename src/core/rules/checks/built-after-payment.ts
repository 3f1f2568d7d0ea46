import { m2OfCm2 } from '../../measure/units.ts';
import { judgeFreeze } from '../freeze-date.ts';
import type { DistrictRule } from '../rule.ts';

const BASIS = '本办规则：已拨付补偿的土地不得再建；国有土地上房屋征收与补偿条例 第27条';

/**
 * Nothing is built on land after it was paid for. Judged like a freeze date, by the day of payment: a build seen by then was there and
 * is cleared with the item; one that evidence shows to be later stands there against the payment; of any other nobody knows, and that is
 * a question, never a violation.
 */
export const builtAfterPayment: DistrictRule = {
  restsOn: ({ register, land, cleared }) => [register.sightings, cleared, land.paidOfBuild],
  find: ({ register, land, cleared }) =>
    [...land.paidOfBuild].flatMap(([id, paid]) => {
      const sighting = register.sightings.get(id);
      if (!sighting || sighting.sameAs !== undefined || cleared.has(id)) return [];
      const { seenOn, absentOn } = sighting;
      return paid.flatMap(({ with: item, cm2, paidOn }) => {
        const verdict = judgeFreeze(paidOn, sighting);
        if (verdict === 'before') return [];
        return [
          {
            code: verdict === 'after' ? ('build-after-payment' as const) : ('build-after-payment-unproven' as const),
            severity: verdict === 'after' ? ('conflict' as const) : ('question' as const),
            entities: [{ kind: 'sighting' as const, id }, item],
            on: seenOn,
            m2: m2OfCm2(cm2),
            basis: BASIS,
            params: { paidOn, seenOn, ...(absentOn !== undefined && { absentOn }) },
          },
        ];
      });
    }),
};
