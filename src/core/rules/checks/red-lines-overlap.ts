import { m2OfCm2 } from '../../measure/units.ts';
import type { DistrictRule } from '../rule.ts';

/** Two red lines in force do not claim the same land. */
export const redLinesOverlap: DistrictRule = {
  restsOn: ({ register, land }) => [register.redLines, land.crossingRedLines],
  find: ({ register, land, on }) =>
    land.crossingRedLines.map(({ first, second, cm2 }) => ({
      code: 'red-lines-overlap',
      severity: 'conflict',
      entities: [
        { kind: 'red-line', id: first },
        { kind: 'red-line', id: second },
      ],
      on: [first, second]
        .map((id) => register.redLines.get(id)?.versions.findLast(({ fromOn }) => fromOn <= on)?.fromOn ?? on)
        .reduce((a, b) => (a > b ? a : b)),
      m2: m2OfCm2(cm2),
      basis: '本办规则：项目红线不相重叠',
    })),
};
