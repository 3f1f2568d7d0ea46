import { readdirSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AreaChart } from '../../src/ui/AreaChart.tsx';
import { DataTable } from '../../src/ui/DataTable.tsx';
import { DateBar } from '../../src/ui/DateBar.tsx';
import { Figure } from '../../src/ui/Figure.tsx';
import { Legend } from '../../src/ui/Legend.tsx';
import { Panel } from '../../src/ui/Panel.tsx';
import { Progress } from '../../src/ui/Progress.tsx';

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

describe('AreaChart and DateBar', () => {
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
  const series = [{ id: 'u', label: 'Unresolved', colour: 'red', values: [12, 9, 6] }];

  it('is a slider over its days that reads day and value', () => {
    const html = renderToStaticMarkup(
      <AreaChart {...formats} days={days} series={series} day="2026-11-14" onDay={() => {}} texts={texts} />,
    );
    expect(html).toContain('role="slider"');
    expect(html).toContain('aria-valuenow="1"');
    expect(html).toContain('aria-valuetext="d 2026-11-13, 9 mu"');
    expect(html).toContain('Falls by half.');
  });

  it('is a picture where nothing can be chosen', () => {
    const html = renderToStaticMarkup(<AreaChart {...formats} days={days} series={series} day="2026-11-20" texts={texts} />);
    expect(html).toContain('role="img"');
    expect(html).not.toContain('role="slider"');
  });

  it('shows nothing rather than an empty frame without days', () => {
    expect(renderToStaticMarkup(<AreaChart {...formats} days={[]} series={[]} day="2026-11-20" texts={texts} />)).toBe('');
  });

  it('cannot go on from the last week, nor back from the first', () => {
    const words = { label: 'Day', play: 'Play', pause: 'Pause', back: 'Back', forward: 'Forward', latest: 'Latest' };
    const bar = (day: string) =>
      renderToStaticMarkup(<DateBar days={days} values={[12, 9, 6]} day={day} onDay={() => {}} {...formats} texts={words} />);
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
