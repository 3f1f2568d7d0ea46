import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCrsRefusal, resolveCrs } from '../../../../src/core/geodesy/crs.ts';
import type { CrsCandidate } from '../../../../src/core/geodesy/detect-crs.ts';
import { CandidateList } from '../../../../src/features/planner/importing/CandidateList.tsx';
import { draftColumns, readColumns } from '../../../../src/features/planner/importing/column-draft.ts';
import { readDatum } from '../../../../src/features/planner/importing/datum-draft.ts';
import { describeSystem, isUnverified } from '../../../../src/features/planner/importing/describe-system.ts';
import { findSystems } from '../../../../src/features/planner/importing/find-systems.ts';
import { WORDED_ZONES } from '../../../../src/features/planner/importing/zone-families.ts';
import { createI18n, type LoadedTexts } from '../../../../src/i18n/create-i18n.ts';
import type { CoordinateColumns } from '../../../../src/workers/calls/importing.ts';

let texts: LoadedTexts;
beforeAll(async () => {
  texts = await createI18n('zh-CN');
});

describe('systems by name', () => {
  const find = (typed: string) => findSystems(texts.t, typed, null).map(({ value }) => value);

  it('are found by zone, by datum, by number and by what people call them', () => {
    expect(find('第39带')).toContain('EPSG:4527');
    expect(find('4527')[0]).toBe('EPSG:4527');
    expect(find('高德')).toEqual(['GCJ-02']);
    expect(find('西安80 45').length).toBeGreaterThan(0);
    expect(find('西安80 45').every(isUnverified)).toBe(true);
    expect(find('没有这个')).toEqual([]);
  });

  it('that are none of ours are offered by their number, and what is chosen is always there', () => {
    expect(find('EPSG:28992')).toEqual(['EPSG:28992']);
    expect(findSystems(texts.t, '第39带', 'EPSG:4490').map(({ value }) => value)).toContain('EPSG:4490');
  });

  it('are zones as the engine resolves them: same number, same meridian, and only the old datums unverified', () => {
    for (const { epsg, meridian, datum } of WORDED_ZONES) {
      const resolved = resolveCrs(`EPSG:${epsg}`);
      const known = isCrsRefusal(resolved) ? null : resolved;
      if (datum === 'cgcs2000') expect([epsg, known?.meridian]).toEqual([epsg, meridian]);
      else expect([epsg, isUnverified(`EPSG:${epsg}`)]).toEqual([epsg, true]);
    }
  });

  it('are worded by datum, width, zone and meridian; what we have no words for keeps its own name', () => {
    expect(describeSystem(texts.t, 'EPSG:4527')).toBe('CGCS2000 3度带 第39带（带号前缀，中央经线 117°）');
    expect(describeSystem(texts.t, 'EPSG:99999', 'Some grid')).toBe('Some grid');
  });
});

describe('columns of coordinates', () => {
  it('come back as they were found, whatever way they are read', () => {
    const found: CoordinateColumns[] = [
      { rows: 'features', wkt: 'geom' },
      { rows: 'features', east: 'x', north: 'y' },
      { rows: 'vertices', east: 'Y', north: 'X', feature: '地块号', ring: '圈号' },
      { rows: 'vertices', east: 'Y', north: 'X' },
    ];
    for (const one of found) expect(readColumns(draftColumns(one))).toEqual(one);
  });

  it('are not complete while one is missing or meant twice', () => {
    expect(readColumns(draftColumns(null))).toBeNull();
    expect(readColumns({ ...draftColumns({ rows: 'vertices', east: 'Y', north: 'X' }), north: 'Y' })).toBeNull();
  });
});

describe('an old datum', () => {
  it('is accepted as unverified, or with every parameter', () => {
    expect(readDatum({ how: 'unverified', values: {} })).toEqual({ unverified: true });
    const four = { dx_m: 1, dy_m: 2, rotation_s: 0.5, scale_ppm: 3 };
    expect(readDatum({ how: 'four', values: four })).toEqual({ shift: four });
    expect(readDatum({ how: 'four', values: { ...four, rotation_s: undefined } })).toBeNull();
    expect(readDatum({ how: 'seven', values: four })).toBeNull();
  });
});

describe('the list of candidates', () => {
  const candidate = (crs: string, distance_m: number | null): CrsCandidate => ({
    crs,
    swapped: false,
    name: crs,
    found_by: 'range',
    bounds: [117, 34, 118, 35],
    distance_m,
    confidence: 'possible',
    reasons: ['range'],
  });
  const render = (candidates: readonly CrsCandidate[]) =>
    renderToStaticMarkup(
      <I18nextProvider i18n={texts}>
        <MantineProvider>
          <CandidateList candidates={candidates} chosen={-1} onChoose={() => {}} />
        </MantineProvider>
      </I18nextProvider>,
    ).replaceAll(/<style.*?<\/style>/gs, '');

  it('says why and how far, and where on Earth where there is no district to measure from', () => {
    const html = render([candidate('EPSG:4527', 0), candidate('EPSG:4528', 298_400), candidate('EPSG:4529', null)]);
    expect(html).toContain('在本区县内');
    expect(html).toContain('距本区县 298\u00a0km');
    expect(html).toContain('约在东经 117.50°、北纬 34.50°');
    expect(html).toContain('可能 · 数值范围相符');
  });

  it('folds away what is far where there are many', () => {
    const many = Array.from({ length: 9 }, (_, n) => candidate(`EPSG:${4520 + n}`, n * 300_000));
    const html = render(many);
    expect(html.match(/type="radio"/g)).toHaveLength(4);
    expect(html).toContain('显示其余 5 个');
  });
});
