import { readdirSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChangeBars } from '../../src/ui/ChangeBars.tsx';
import { DataTable } from '../../src/ui/DataTable.tsx';
import { DateBar } from '../../src/ui/DateBar.tsx';
import { Figure } from '../../src/ui/Figure.tsx';
import { Legend } from '../../src/ui/Legend.tsx';
import { Panel } from '../../src/ui/Panel.tsx';
import { Progress } from '../../src/ui/Progress.tsx';
import { StackedAreaChart } from '../../src/ui/StackedAreaChart.tsx';

const days = ['2026-11-06', '2026-11-13', '2026-11-20'];

describe('Figure', () => {
  it('says number, unit, error and method in reading order', () => {
    const html = renderToStaticMarkup(<Figure value="1 238.46" unit="m²" sigma="± 0.4" method={{ mark: 'P', name: 'planar' }} />);
    expect(
      html
        .replaceAll(/<[^>]+>/g, '|')
        .split('|')
        .filter(Boolean)
        .map((part) => part.trim()),
    ).toEqual(['1 238.46', 'm²', '± 0.4', 'P']);
    expect(html).toContain('title="planar"');
  });
});

describe('DataTable', () => {
  const columns = [
    { key: 'no', header: 'No', value: (row: number) => `P-${row}` },
    { key: 'area', header: 'Area', value: (row: number) => row, numeric: true },
  ];
  const html = renderToStaticMarkup(
    <DataTable
      label="Overlaps"
      columns={columns}
      rows={[3, 1, 2]}
      rowKey={String}
      initialSort={{ key: 'area', descending: true }}
    />,
  );

  it('tells how many rows there are, the header included, though few exist', () => {
    expect(html).toContain('aria-rowcount="4"');
    expect(html).toContain('aria-colcount="2"');
  });

  it('tells which column it is sorted by', () => {
    expect([...html.matchAll(/aria-sort="(\w+)"/g)].map(([, order]) => order)).toEqual(['none', 'descending']);
  });
});

describe('StackedAreaChart and DateBar', () => {
  const texts = {
    title: 'Footprint',
    description: 'Falls by half.',
    deadline: 'Due',
    showTable: 'Table',
    showChart: 'Chart',
    day: 'Week',
    total: 'Total',
  };
  const formats = { formatDay: (day: string) => `d ${day}`, formatTick: () => '', formatValue: (value: number) => `${value} mu` };
  const still = { hovered: null, onHover: () => {} };
  const series = [{ id: 'u', label: 'Unresolved', colour: 'red', values: [12, 9, 6] }];

  it('is a slider over its days that reads day and value', () => {
    const html = renderToStaticMarkup(
      <StackedAreaChart {...formats} {...still} days={days} series={series} day="2026-11-14" onDay={() => {}} texts={texts} />,
    );
    expect(html).toContain('role="slider"');
    expect(html).toContain('aria-valuenow="1"');
    expect(html).toContain('aria-valuetext="d 2026-11-13, 9 mu"');
    expect(html).toContain('Falls by half.');
  });

  it('is a picture where nothing can be chosen', () => {
    const html = renderToStaticMarkup(
      <StackedAreaChart {...formats} {...still} days={days} series={series} day="2026-11-20" texts={texts} />,
    );
    expect(html).toContain('role="img"');
    expect(html).not.toContain('role="slider"');
  });

  it('shows nothing rather than an empty frame without days', () => {
    expect(
      renderToStaticMarkup(<StackedAreaChart {...formats} {...still} days={[]} series={[]} day="2026-11-20" texts={texts} />),
    ).toBe('');
  });

  it('adds up its leading series and names all with the values of the day under the cursor', () => {
    const stacked = [
      { id: 'a', label: 'Open', colour: 'red', values: [6, 5, 4] },
      { id: 'b', label: 'Signed', colour: 'orange', values: [4, 4, 3] },
      { id: 'c', label: 'Done', colour: 'green', values: [0, 1, 3] },
    ];
    const html = renderToStaticMarkup(
      <StackedAreaChart
        {...formats}
        {...still}
        days={days}
        series={stacked}
        leading={2}
        labelled
        day="2026-11-14"
        onDay={() => {}}
        texts={texts}
      />,
    );
    expect(html).toContain('aria-valuetext="d 2026-11-13, 9 mu"');
    expect([...html.matchAll(/>(\w+) <tspan[^>]*>(\d+) mu/g)].map(([, name, value]) => `${name} ${value}`)).toEqual([
      'Open 5',
      'Signed 4',
      'Done 1',
    ]);
  });

  it('ChangeBars draws a bar for what came and one for what went, and none for weeks without', () => {
    const html = renderToStaticMarkup(
      <ChangeBars
        {...formats}
        {...still}
        formatAxis={String}
        days={days}
        up={[{ id: 'in', label: 'Added', colour: 'red', values: [0, 2, 0] }]}
        down={[{ id: 'out', label: 'Resolved', colour: 'green', values: [0, 5, 3] }]}
        day="2026-11-14"
        onDay={() => {}}
        texts={texts}
      />,
    );
    expect(html.match(/chidu-chart-bar/g)).toHaveLength(3);
    expect(html).toContain('aria-valuetext="d 2026-11-13, Added 2 mu, Resolved 5 mu"');
  });

  it('cannot go on from the last week, nor back from the first', () => {
    const words = { label: 'Day', play: 'Play', pause: 'Pause', back: 'Back', forward: 'Forward', latest: 'Latest' };
    const bar = (day: string) =>
      renderToStaticMarkup(
        <DateBar
          days={days}
          values={[12, 9, 6]}
          day={day}
          onDay={() => {}}
          playing={false}
          onPlaying={() => {}}
          {...formats}
          texts={words}
        />,
      );
    const isOff = (html: string, name: string) =>
      html.match(new RegExp(`<button[^>]*aria-label="${name}"[^>]*>`))?.[0].includes('disabled');
    expect([isOff(bar(days[2]), 'Forward'), isOff(bar(days[2]), 'Back')]).toEqual([true, false]);
    expect([isOff(bar(days[0]), 'Forward'), isOff(bar(days[0]), 'Back')]).toEqual([false, true]);
  });
});

it('Legend lists names with counts and areas and hides its pictures from ears', () => {
  const html = renderToStaticMarkup(
    <Legend
      title="Legend"
      entries={[{ id: 'p', swatch: { kind: 'status', step: 2 }, label: 'Paid', count: '12', area: '3.4 mu' }]}
    />,
  );
  expect(html).toContain('aria-label="Legend"');
  expect(
    html
      .replaceAll(/<svg.*?<\/svg>/gs, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .trim()
      .split(/\s+/),
  ).toEqual(['Paid', '12', '3.4', 'mu']);
});

it('Progress without a known end shows no share', () => {
  expect(renderToStaticMarkup(<Progress label="Reading" />)).not.toContain('value=');
  expect(renderToStaticMarkup(<Progress label="Reading" share={0.5} />)).toContain('value="0.5"');
});

it('Panel is a region named by its title', () => {
  const html = renderToStaticMarkup(<Panel title="Layers">x</Panel>);
  const id = html.match(/aria-labelledby="([^"]+)"/)?.[1];
  expect(html).toContain(`id="${id}"`);
  expect(html).not.toContain('<button');
});

it('no component owns a word: texts come in as props', () => {
  const folder = new URL('../../src/ui/', import.meta.url);
  const spoken = readdirSync(folder)
    .filter((name) => name.endsWith('.tsx'))
    .filter((name) =>
      />\s*[A-Za-z\u4e00-\u9fff]{2,}[^<>{}=;()]*<\/|(?:aria-label|title|alt|placeholder)="/.test(
        readFileSync(new URL(name, folder), 'utf8'),
      ),
    );
  expect(spoken).toEqual([]);
});
