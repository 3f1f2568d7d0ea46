import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitiesChanged } from '../../../src/core/register/entities-changed.ts';
import { keysApart, type OpenMap, openMap } from '../../../src/core/register/layered-map.ts';

const SEED = 20261128;
/** Big enough for only the differences to be kept. */
const MANY = 1500;

interface Entry {
  readonly value: number;
}

type Step = { readonly key: string; readonly value: number | null };
/** Keys of the first entries, and a few beside them. */
const step: fc.Arbitrary<Step> = fc.record({
  key: fc.oneof(fc.nat(20), fc.nat(MANY + 20)).map((n) => `key-${n}`),
  value: fc.option(fc.nat(5), { freq: 2 }),
});
/** Each inner list is one turn, after which the map is handed on; some turns are long enough for the differences to be worked in. */
const turns = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.array(step, { maxLength: 12 }) },
    { weight: 1, arbitrary: fc.array(step, { minLength: 1100, maxLength: 1300 }) },
  ),
  { maxLength: 6 },
);

const many = (count: number) => new Map(Array.from({ length: count }, (_, n) => [`key-${n}`, { value: n }] as const));

function take(map: OpenMap<string, Entry>, steps: readonly Step[]): unknown[] {
  return steps.map(({ key, value }) => {
    if (value === null) return map.delete(key);
    map.set(key, { value });
    return map.get(key)?.value;
  });
}

const read = (map: ReadonlyMap<string, Entry>) => ({ entries: [...map], size: map.size });

describe('openMap', () => {
  it(`reads like a Map after any changes, and leaves every map before as it was (seed ${SEED})`, () => {
    fc.assert(
      fc.property(turns, fc.boolean(), (taken, isBig) => {
        let map: ReadonlyMap<string, Entry> = many(isBig ? MANY : 3);
        let model = new Map(map);
        const before: [ReadonlyMap<string, Entry>, ReadonlyMap<string, Entry>][] = [[map, model]];
        for (const steps of taken) {
          const next = openMap(map);
          const nextModel = new Map(model);
          expect(take(next, steps)).toEqual(take(nextModel, steps));
          [map, model] = [next, nextModel];
          before.push([map, model]);
        }
        for (const [one, other] of before) {
          expect(read(one)).toEqual(read(other));
          expect([...one.keys()]).toEqual([...other.keys()]);
          expect([...one.values()]).toEqual([...other.values()]);
          const [seen, seenModel]: [unknown[], unknown[]] = [[], []];
          one.forEach((value, key) => seen.push([key, value]));
          other.forEach((value, key) => seenModel.push([key, value]));
          expect(seen).toEqual(seenModel);
          for (const { key } of taken.flat().slice(0, 50)) {
            expect(one.get(key)).toEqual(other.get(key));
            expect(one.has(key)).toBe(other.has(key));
          }
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('of many entries leads to the next without a look at all of them', () => {
    const first = many(MANY);
    const next = openMap<string, Entry>(first);
    next.set('key-7', { value: 70 });
    next.set('new', { value: 1 });
    next.delete('key-9');
    expect([...(keysApart(first, next) ?? [])]).toEqual(['key-7', 'key-9', 'new']);
    expect(keysApart(first, many(MANY))).toBeNull();
  });
});

describe('entitiesChanged', () => {
  it(`finds between any two maps what a look at all their entries finds (seed ${SEED})`, () => {
    fc.assert(
      fc.property(turns, fc.nat(), fc.nat(), (taken, from, to) => {
        const maps: ReadonlyMap<string, Entry>[] = [many(MANY)];
        for (const steps of taken) {
          const next = openMap(maps.at(-1));
          take(next, steps);
          maps.push(next);
        }
        const [before, after] = [maps[from % maps.length], maps[to % maps.length]];
        const { gone, ...found } = entitiesChanged(before, after);
        const changed = [...found.changed];
        const expected = [...after].filter(([id, entity]) => before.get(id) !== entity);
        expect(new Map(changed)).toEqual(new Map(expected));
        expect(changed.length).toBe(expected.length);
        const isNew = ([id]: readonly [string, Entry]) => !before.has(id);
        if (from % maps.length <= to % maps.length) expect(changed.filter(isNew)).toEqual(expected.filter(isNew));
        expect([...gone].sort()).toEqual([...before.keys()].filter((id) => !after.has(id)).sort());
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
