import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCoordinates } from '../../../../src/core/geodesy/parse-coordinates.ts';
import { describeReading } from '../../../../src/features/planner/measuring/describe-reading.ts';
import { formatLength } from '../../../../src/features/planner/measuring/describe-sketch.ts';
import { LengthTable } from '../../../../src/features/planner/measuring/LengthTables.tsx';
import { VertexTable } from '../../../../src/features/planner/measuring/VertexTable.tsx';
import { createI18n, type LoadedTexts } from '../../../../src/i18n/create-i18n.ts';

let texts: LoadedTexts;
beforeAll(async () => {
  texts = await createI18n('zh-CN');
});

const render = (what: React.ReactNode): string =>
  renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <MantineProvider>{what}</MantineProvider>
    </I18nextProvider>,
  );
const wordsOf = (html: string): string[] =>
  html
    .replaceAll(/<style.*?<\/style>/gs, '')
    .split(/<[^>]+>/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

describe('the table of vertices', () => {
  const html = () =>
    render(
      <VertexTable
        open
        title="顶点"
        vertices={[
          { no: '1-1', at: [120, 30] },
          { no: '2-1', at: [2.35, 48.85] },
        ]}
      />,
    );

  it('writes X, north, before Y, east with its zone, as surveyors do', () => {
    const words = wordsOf(html());
    expect(words.slice(words.indexOf('点号'), words.indexOf('点号') + 6)).toEqual([
      '点号',
      'X（北）',
      'Y（东）',
      '1-1',
      '3320113.398',
      '40500000.000',
    ]);
  });

  it('says that a place outside China’s zones has no zone coordinates instead of inventing some', () => {
    const words = wordsOf(html());
    expect(words.slice(words.indexOf('2-1'))).toEqual(['2-1', '—', '—']);
  });

  it('names what marking a row does, and whether it is marked', () => {
    expect(html()).toMatch(/aria-pressed="false" aria-label="在图上标出第 1-1 点"/);
  });
});

describe('lengths', () => {
  it('show the digits that the error supports, the difference of the two rulers in full', () => {
    const line = { planar_m: 100.0123, geodesic_m: 100.0037, sigma_m: 1.41, segments: [] };
    const words = wordsOf(render(<LengthTable line={line} title="长度" />));
    expect(words).toContain('100.0');
    expect(words.filter((word) => word === '± 1.4')).toHaveLength(2);
    expect(words).toContain('0.009');
    expect(words).toContain('86.0 ppm');
  });

  it('on the map are metres below 10 km, kilometres above, and a dash where there is none', () => {
    expect([formatLength(12.345, 1), formatLength(9999.999), formatLength(12_345.6, 1), formatLength(Number.NaN)]).toEqual([
      '12.3 m',
      '10000.00 m',
      '12.346 km',
      '—',
    ]);
  });
});

it('typed coordinates are told as they were read: zone, exchange of axes, distance', () => {
  const context = { meridian: 114, bounds: [113.4, 23, 113.6, 23.2] } as const;
  const told = (text: string) => parseCoordinates(text, context).map((reading) => describeReading(reading, texts.t));
  expect(told('38448776.118, 2555699.741')).toEqual(['平面，3° 带第 38 带 · 两数次序与惯例相反，已对调 · 在本区县内']);
  expect(told('115, 23.1')).toEqual([expect.stringMatching(/^经纬度 · 距本区县 14\d\.\d km$/)]);
});
