import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { layOutGroups } from '../../src/ui/group-layout.ts';
import { PagedTable } from '../../src/ui/PagedTable.tsx';
import { countRows, holdsRow, type RowRange, toggleRow } from '../../src/ui/row-ranges.ts';
import { SEED, seeded } from '../support/seeded.ts';

const columns = [
  { key: 'no', header: 'No' },
  { key: 'area', header: 'Area', unit: 'm²', numeric: true },
];

function draw(props: Partial<Parameters<typeof PagedTable<(typeof columns)[number]>>[0]> = {}) {
  return renderToStaticMarkup(
    <PagedTable
      label="Parcels"
      columns={columns}
      rows={1_000_000}
      order={{ key: 'area', descending: true }}
      onSort={() => {}}
      cell={(place, { key }) => (place % 2 === 0 ? `${key}-${place}` : undefined)}
      chosen={[]}
      onChoose={() => {}}
      selected={-1}
      onSelect={() => {}}
      onOpen={() => {}}
      onShow={() => {}}
      {...props}
    />,
  );
}

describe('PagedTable', () => {
  it('tells how many rows there are though few exist, and is no higher than a browser draws', () => {
    const html = draw();
    expect(html).toContain('aria-rowcount="1000001"');
    expect([...html.matchAll(/data-index=/g)].length).toBeLessThan(40);
    expect(Number(html.match(/class="chidu-table-body" style="[^"]*height:(\d+)px/)?.[1])).toBeLessThan(17_000_000);
  });

  it('shows the place of a row that is on the way', () => {
    const html = draw({ rows: 2 });
    expect(html).toContain('no-0');
    expect(html).not.toContain('no-1');
    expect([...html.matchAll(/chidu-table-waiting/g)]).toHaveLength(2);
  });

  it('marks what is chosen and what is selected', () => {
    const html = draw({ rows: 4, chosen: [[1, 3]], selected: 3 });
    const rows = [...html.matchAll(/aria-selected="(\w+)" data-index="(\d)"/g)].map(([, chosen, index]) => [index, chosen]);
    expect(rows).toEqual([
      ['0', 'false'],
      ['1', 'true'],
      ['2', 'true'],
      ['3', 'true'],
    ]);
    expect(html).toContain('aria-multiselectable="true"');
  });

  it('keeps groups shut, but for the one that holds the selected row', () => {
    const groups = [
      { from: 0, rows: 3 },
      { from: 3, rows: 2 },
    ];
    const heads = { groups, groupHead: (group: number, isOpen: boolean) => `${group}${isOpen ? ' open' : ' shut'}` };
    expect(draw({ rows: 5, ...heads })).toContain('aria-rowcount="3"');
    const html = draw({ rows: 5, ...heads, selected: 4 });
    expect(html).toContain('aria-rowcount="5"');
    expect(html).toContain('0 shut');
    expect(html).toContain('1 open');
  });
});

it(`a row is chosen once for every odd number of toggles, and ranges never touch (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12)), (toggles) => {
      const ranges = toggles.reduce<readonly RowRange[]>((held, row) => toggleRow(held, row), []);
      const expected = new Set<number>();
      for (const row of toggles) if (!expected.delete(row)) expected.add(row);
      for (let row = 0; row <= 12; row++) expect([row, holdsRow(ranges, row)]).toEqual([row, expected.has(row)]);
      expect(countRows(ranges)).toBe(expected.size);
      for (let n = 1; n < ranges.length; n++) expect(ranges[n][0]).toBeGreaterThan(ranges[n - 1][1]);
    }),
    seeded(),
  );
});

it(`lines of a grouped table are its heads and the rows of open groups, and every row knows its line (seed ${SEED})`, () => {
  const group = fc.record({ rows: fc.integer({ min: 1, max: 5 }), isOpen: fc.boolean() });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), (given) => {
      let from = 0;
      const groups = given.map(({ rows }) => ({ from: (from += rows) - rows, rows }));
      const expected = given.flatMap(({ rows, isOpen }, g) => [
        { kind: 'group', group: g },
        ...(isOpen ? Array.from({ length: rows }, (_, n) => ({ kind: 'row', place: groups[g].from + n })) : []),
      ]);
      const layout = layOutGroups(groups, (g) => given[g].isOpen);
      expect(Array.from({ length: layout.count }, (_, index) => layout.lineAt(index))).toEqual(expected);
      for (let place = 0; place < from; place++) {
        const line = layout.lineAt(layout.indexOf(place));
        expect(line).toEqual(
          given[layout.groupOf(place)].isOpen ? { kind: 'row', place } : { kind: 'group', group: layout.groupOf(place) },
        );
      }
    }),
    seeded(),
  );
});
