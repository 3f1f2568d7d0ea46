import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TimeLine, type TimeLineProps } from '../../src/ui/TimeLine.tsx';

const props: TimeLineProps = {
  lanes: [
    {
      label: 'Item',
      spans: [
        { fromOn: '2026-01-01', untilOn: '2026-06-01', label: 'registered', colour: 'red' },
        { fromOn: '2026-06-01', untilOn: null, label: 'signed', level: 0.5 },
      ],
    },
  ],
  events: [
    { key: 'a', on: '2026-01-01', lane: 0, label: 'Registered', note: 'by group-1' },
    { key: 'b', on: '2026-06-01', lane: 0, label: 'Signed' },
    { key: 'c', on: '2026-09-01', lane: 0, label: 'Paid' },
  ],
  marks: [{ on: '2026-12-31', label: 'Deadline', kind: 'limit' }],
  day: '2026-07-15',
  today: '2026-11-20',
  onDay: () => {},
  texts: { title: 'History', showAll: 'All', showLess: 'Less' },
};
const html = renderToStaticMarkup(<TimeLine {...props} />);

describe('TimeLine', () => {
  it('is a slider over its events, standing at the last one by the day', () => {
    expect(html).toContain('role="slider"');
    expect(html).toMatch(/aria-valuemax="2" aria-valuenow="1" aria-valuetext="2026-06-01 Signed"/);
  });

  it('says every event and mark in words, with what lies ahead of the day marked', () => {
    const list = html.slice(html.indexOf('<ol'));
    expect(
      [...list.matchAll(/<button[^>]*>/g)].map(([tag]) => [tag.includes('aria-current'), tag.includes('data-ahead')]),
    ).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    expect(list).toContain('by group-1');
    expect(html.slice(html.indexOf('<ul'), html.indexOf('<ol'))).toContain('Deadline');
  });

  it('ends what goes on at the last known day, at half the height for half the area', () => {
    const [first, second] = [...html.matchAll(/<rect[^>]*>/g)].map(([tag]) => ({
      x: Number(/ x="([\d.]+)"/.exec(tag)?.[1]),
      width: Number(/ width="([\d.]+)"/.exec(tag)?.[1]),
      height: Number(/ height="([\d.]+)"/.exec(tag)?.[1]),
    }));
    expect(second.x).toBeCloseTo(first.x + first.width, 6);
    expect(second.height).toBe(first.height / 2);
    // 172 of 364 days from its start to the deadline, which is the end of the line.
    expect(second.width / (312 - 8)).toBeCloseTo(172 / 364, 3);
  });

  it('is nothing without events', () => {
    expect(renderToStaticMarkup(<TimeLine {...props} events={[]} />)).toBe('');
  });

  it('lists the latest few until all are asked for', () => {
    const many = Array.from({ length: 9 }, (_, n) => ({ key: String(n), on: `2026-01-0${n + 1}`, lane: 0, label: `E${n}` }));
    const long = renderToStaticMarkup(<TimeLine {...props} events={many} />);
    expect([...long.slice(long.indexOf('<ol')).matchAll(/E(\d)/g)].map(([, n]) => n)).toEqual(['3', '4', '5', '6', '7', '8']);
    expect(long).toContain('aria-expanded="false"');
  });
});
