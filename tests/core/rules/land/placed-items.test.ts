import { describe, expect, it } from 'vitest';
import type { PlacedItem } from '../../../../src/core/rules/land/compensated-land.ts';
import type { LandLayer } from '../../../../src/core/rules/land/district-land.ts';
import { PlacedItems } from '../../../../src/core/rules/land/placed-items.ts';

const layer = (count: number) => ({ count }) as LandLayer;
const [east, west] = [layer(3), layer(3)];
const placed = (id: string, on: LandLayer, row: number) => ({ item: { id }, layer: on, row }) as PlacedItem;
const idsOn = (items: PlacedItems, on: LandLayer, row: number) => items.on(on, row).map(({ item }) => item.id);

describe('placed items', () => {
  it('are found by the row of their parcel, in the order in which they came, layers apart', () => {
    const items = new PlacedItems();
    const isFirst = [placed('a', east, 1), placed('b', west, 1), placed('c', east, 1), placed('d', east, 1)].map((one) =>
      items.add(one),
    );
    expect(isFirst).toEqual([true, true, false, false]);
    expect([idsOn(items, east, 1), idsOn(items, west, 1)]).toEqual([['a', 'c', 'd'], ['b']]);
    expect([idsOn(items, east, 0), idsOn(items, layer(9), 1)]).toEqual([[], []]);
  });

  it('of a parcel are replaced whole, by one, by several and by none', () => {
    const items = new PlacedItems();
    items.add(placed('a', east, 2));
    const several = [placed('b', east, 2), placed('c', east, 2)];
    items.replace(east, 2, several);
    several.pop();
    expect(idsOn(items, east, 2)).toEqual(['b', 'c']);
    items.replace(east, 2, [placed('d', east, 2)]);
    expect(idsOn(items, east, 2)).toEqual(['d']);
    items.replace(east, 2, []);
    expect(idsOn(items, east, 2)).toEqual([]);
    expect(items.add(placed('e', east, 2))).toBe(true);
  });
});
