import { useTranslation } from 'react-i18next';
import type { ComparedLine } from '../../../core/report/comparison/compared.ts';
import { waterfallOf } from '../../../core/report/comparison/waterfall.ts';
import { WaterfallPlot } from './WaterfallPlot.tsx';

interface WeekWaterfallProps {
  readonly line: ComparedLine | undefined;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** How the land of the earlier day became that of the later: start, new, revised, cleared, end. */
export function WeekWaterfall({ line, name, before, after }: WeekWaterfallProps) {
  const { t } = useTranslation();
  const amounts = line?.amounts?.cm2;
  const bars = amounts ? waterfallOf(amounts) : null;
  return (
    <section className="charts-card">
      <header className="charts-card__head">
        <h2>{t('charts.waterfall.title')}</h2>
        <p>{t('charts.waterfall.subtitle', { before, after, name })}</p>
      </header>
      {bars ? (
        <WaterfallPlot bars={bars} before={before} after={after} />
      ) : (
        <p className="compare-quiet">{t('charts.waterfall.hidden', { name })}</p>
      )}
    </section>
  );
}
