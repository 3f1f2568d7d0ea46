import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReactElement } from 'react';
import type { BaseMap } from '../../../src/core/register/base-map.ts';
import { BaseMapsView } from '../../../src/features/team/base-maps/BaseMapsView.tsx';
import { TrialWords } from '../../../src/features/team/base-maps/BaseMapTest.tsx';
import { BaseMapFields } from '../../../src/features/base-maps/BaseMapFields.tsx';
import { useBaseMapForm } from '../../../src/features/base-maps/use-base-map-form.ts';
import { createI18n, LOCALES } from '../../../src/i18n/create-i18n.ts';
import type { BaseMapTrial } from '../../../src/state/team/try-base-map.ts';

/** What the server told; drawn to a text a page sees a store's first state alone. */
const told = vi.hoisted(() => ({ administration: null as unknown }));
vi.mock('../../../src/state/team/administration.ts', async (original) => ({
  ...(await original<object>()),
  useAdministration: () => ({ administration: told.administration, error: null }),
}));

const MAP: BaseMap = {
  id: 'b-1',
  name: '市影像',
  kind: 'raster-xyz',
  url: 'https://tiles.example/{z}/{x}/{y}.png',
  minZoom: 3,
  maxZoom: 17,
  tileSize: 256,
  attribution: '市自然资源局',
  approvalNo: '浙S（2026）1号',
  datum: 'cgcs2000',
  allowCaching: true,
  cacheDays: 30,
  cacheLimit_mb: 200,
};

const TRIALS: readonly BaseMapTrial[] = [
  { is: 'picture', side_px: 256, tile: '14/1/2' },
  { is: 'other-size', side_px: 512, tile: '14/1/2' },
  { is: 'vector', tile: '14/1/2' },
  { is: 'not-served', origins: ['https://tiles.example'] },
  { is: 'absent', part: 'labels', tile: '14/1/2' },
  { is: 'not-shared', part: 'picture' },
  { is: 'denied', part: 'picture', status: 403 },
  { is: 'http', part: 'picture', status: 500 },
  { is: 'unreachable', part: 'picture' },
  { is: 'too-slow', part: 'picture' },
  { is: 'not-a-picture', part: 'picture' },
  { is: 'archive', code: 'pmtiles-no-range', params: {} },
];

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'https://office.example' });
  told.administration = {
    closedAt: null,
    settings: { baseMaps: [MAP], allowedOrigins: [], bounds: [120, 30, 121, 31] },
    servedOrigins: ['https://tiles.example'],
  };
});

describe.each(LOCALES)('base maps for administrators, in %s', async (language) => {
  // As the team's page has them: nothing of the desk's words.
  const texts = await createI18n(language, ['shell', 'team']);
  const pageOf = (shown: ReactElement) =>
    renderToStaticMarkup(
      <I18nextProvider i18n={texts}>
        <MantineProvider>{shown}</MantineProvider>
      </I18nextProvider>,
    ).replace(/<style[\s\S]*?<\/style>/g, '');
  const view = (isAdmin: boolean) => pageOf(<BaseMapsView session={{ isAdmin } as never} />);
  const unworded = (page: string) => page.match(/(?:team|cartography|app)\.[\w.-]+/g) ?? [];

  it('show address, whose it is, approval number, zooms, and what its terms allow', () => {
    const page = view(true);
    for (const fact of [MAP.name, MAP.url, MAP.attribution, MAP.approvalNo, '3–17']) expect(page).toContain(fact);
    expect(page).toContain(texts.t('team.administration.baseMaps.cached', { days: 30, mb: 200 }));
    expect(unworded(page)).toEqual([]);
  });

  it('are changed by administrators while the district is open, and tried by whoever sees them', () => {
    const buttons = (page: string) => ({
      tries: page.includes(texts.t('team.administration.baseMaps.tryOf', { name: MAP.name })),
      changes: page.includes(texts.t('team.administration.baseMaps.changeOf', { name: MAP.name })),
      adds: page.includes(texts.t('cartography.baseMap.add')),
    });
    expect(buttons(view(true))).toEqual({ tries: true, changes: true, adds: true });
    expect(buttons(view(false))).toEqual({ tries: true, changes: false, adds: false });
    told.administration = { ...(told.administration as object), closedAt: '2026-11-28T08:00:00.000Z' };
    expect(buttons(view(true))).toEqual({ tries: true, changes: false, adds: false });
  });

  it.each(TRIALS)('say what came of a trial: $is', (trial) => {
    const page = pageOf(<TrialWords trial={trial} />);
    expect(unworded(page)).toEqual([]);
    expect(page).not.toMatch(/\{\{|undefined|pmtiles-no-range/);
    expect(page.includes('data-sound')).toBe(['picture', 'vector'].includes(trial.is));
    if (trial.is === 'not-served') expect(page).toMatch(/Content-Security-Policy[\s\S]*ALLOWED_ORIGINS[\s\S]*tiles\.example/);
  });

  it('ask of one that stands for every member, of the national platform’s only what is missing', () => {
    function Form({ standing }: { readonly standing: BaseMap | null }) {
      return <BaseMapFields form={useBaseMapForm(standing, [])} isNew={standing === null} />;
    }
    const standing = pageOf(<Form standing={MAP} />);
    for (const part of ['name', 'url', 'attribution', 'approvalNo', 'maxZoom', 'allowCaching', 'cacheDays'])
      expect(standing).toContain(texts.t(`cartography.baseMap.${part}`));
    const preset = pageOf(<Form standing={null} />);
    expect(preset).toContain(texts.t('cartography.baseMap.keyHint'));
    expect(preset).not.toContain(texts.t('cartography.baseMap.attribution'));
    expect(unworded(standing + preset)).toEqual([]);
  });
});
