import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_REGISTER, type Register } from '../../../src/core/register/register.ts';
import { knownBuildings } from '../../../src/core/rules/bare-land.ts';
import { ITEM } from '../../support/district-changes.ts';
import { SEED } from '../../support/seeded.ts';

const change = fc.record({ id: fc.nat(7), line: fc.nat(2), buildings: fc.nat(1), gone: fc.boolean() });

it(`knows after any changes of the items what a register looked at anew knows (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), fc.subarray(['i-0', 'i-3', 'i-5']), (changes, built) => {
      const buildings = new Map(built.map((itemId, n) => [`b-${n}`, { id: `b-${n}`, itemId, no: `${n}` }]));
      let items: Register['items'] = new Map();
      for (const { id, line, buildings: named, gone } of changes) {
        const next = new Map(items);
        const item = {
          ...ITEM,
          id: `i-${id}`,
          redLineId: `r-${line}`,
          buildings: named === 1 ? ['b-9'] : [],
          milestones: [],
          objections: [],
        };
        if (gone) next.delete(item.id);
        else next.set(item.id, item);
        items = next;
        const kept = knownBuildings({ ...EMPTY_REGISTER, items, buildings });
        const anew = knownBuildings({ ...EMPTY_REGISTER, items, buildings: new Map(buildings) });
        expect([[...kept.items].sort(), [...kept.lines].sort()]).toEqual([[...anew.items].sort(), [...anew.lines].sort()]);
      }
    }),
    { seed: SEED },
  );
});
