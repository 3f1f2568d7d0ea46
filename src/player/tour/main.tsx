import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createPageI18n } from '../../i18n/create-page-i18n.ts';
import { chartsEn } from '../../i18n/leader/charts-en.ts';
import { chartsZh } from '../../i18n/leader/charts-zh.ts';
import { tourEn } from '../../i18n/leader/tour-en.ts';
import { tourZh } from '../../i18n/leader/tour-zh.ts';
import '../../ui/tokens.css';
import './page.css';
import { openSharedTour } from './open-shared-tour.ts';
import { TourPage } from './TourPage.tsx';

async function start(): Promise<void> {
  const container = document.getElementById('chidu-root');
  if (!container) return;
  const locale = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  const texts = await createPageI18n(locale, {
    'zh-CN': { tour: tourZh, charts: chartsZh },
    en: { tour: tourEn, charts: chartsEn },
  });
  const opened = await openSharedTour(document, new Date().toISOString());
  // Nothing that stood beside the data is read as theirs.
  document.body.replaceChildren(container);
  createRoot(container).render(
    <I18nextProvider i18n={texts}>
      <TourPage opened={opened} />
    </I18nextProvider>,
  );
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => void start());
else void start();
