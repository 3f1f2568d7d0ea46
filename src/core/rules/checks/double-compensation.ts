import { m2OfCm2 } from '../../measure/units.ts';
import type { Finding } from '../finding.ts';
import { paidOn } from '../land/compensated-land.ts';
import type { DistrictContext, DistrictRule } from '../rule.ts';

const BASIS = '本办规则：同一块地不重复补偿（国有土地上房屋征收与补偿条例 第17条；土地管理法 第48条）';

/**
 * No land is compensated twice: not under two red lines, and not where it is imported as compensated. Of two paid items the finding
 * names the later one first; an item that is not paid yet is told before it costs money.
 */
export const doubleCompensation: DistrictRule = {
  restsOn: ({ land }) => [land.compensated],
  find: findPaidTwice,
};

function findPaidTwice({ register, land, on }: DistrictContext): Finding[] {
  const findings: Finding[] = [];
  for (const [itemId, shared] of land.compensated) {
    const item = register.items.get(itemId);
    if (!item) continue;
    const own = paidOn(item, on);
    const since = own ?? item.milestones[0].on;
    if (since > on) continue;
    for (const { with: other, cm2, label } of shared) {
      const otherItem = other.kind === 'clearance-item' ? register.items.get(other.id) : undefined;
      const theirs = otherItem && paidOn(otherItem, on);
      // Of two paid items the pair is found from both sides: it is told once.
      if (own && theirs && (theirs > own || (theirs === own && other.id > itemId))) continue;
      findings.push({
        code: own ? 'double-compensation' : 'compensated-already',
        severity: own ? 'unlawful' : 'conflict',
        entities: [{ kind: 'clearance-item', id: itemId }, other],
        on: since,
        m2: m2OfCm2(cm2),
        basis: BASIS,
        params: { ...(theirs && { paidOn: theirs }), ...(label !== undefined && { label }) },
      });
    }
  }
  return findings;
}
