import { useTranslation } from 'react-i18next';
import { formatArea, formatAreaChange } from '../../../core/measure/decimal.ts';
import type { ComparedLine } from '../../../core/report/comparison/compared.ts';
import { type WaterfallBar, waterfallOf } from '../../../core/report/comparison/waterfall.ts';
import { WaterfallChart } from '../../../ui/WaterfallChart.tsx';

interface WeekWaterfallProps {
  readonly line: ComparedLine | undefined;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const COLOURS: Readonly<Record<WaterfallBar['id'], string>> = {
  before: 'var(--chidu-ink-faint)',
  entered: 'var(--chidu-status-0)',
  revised: 'var(--chidu-red-line)',
  released: 'var(--chidu-accent)',
  after: 'var(--chidu-ink-soft)',
};

/** How the land of the earlier day became that of the later: start, new, revised, cleared, end. */
export function WeekWaterfall({ line, name, before, after }: WeekWaterfallProps) {
  const { t } = useTranslation();
  const amounts = line?.amounts?.cm2;
  const bars = amounts ? waterfallOf(amounts) : null;
  const standing = (cm2: number) => formatArea(cm2, 'mu', 1);
  const step = (cm2: number) => formatAreaChange(cm2, 'mu', 1).replace('-', '−');
  const valueOf = (id: WaterfallBar['id']) => bars?.find((bar) => bar.id === id)?.value ?? 0;
  return (
    <section className="charts-card">
      <header className="charts-card__head">
        <h2>{t('charts.waterfall.title')}</h2>
        <p>{t('charts.waterfall.subtitle', { before, after, name })}</p>
      </header>
      {bars ? (
        <WaterfallChart
          steps={bars.map((bar) => ({ ...bar, label: t(`charts.waterfall.${bar.id}`), colour: COLOURS[bar.id] }))}
          formatStanding={standing}
          formatStep={step}
          texts={{
            title: t('charts.waterfall.title'),
            description: t('charts.waterfall.description', {
              before,
              after,
              from: standing(valueOf('before')),
              entered: step(valueOf('entered')),
              revised: step(valueOf('revised')),
              released: step(valueOf('released')),
              to: standing(valueOf('after')),
            }),
            showTable: t('charts.asTable'),
            showChart: t('charts.asChart'),
            step: t('charts.waterfall.step'),
            value: t('charts.waterfall.value'),
          }}
        />
      ) : (
        <p className="compare-quiet">{t('charts.waterfall.hidden', { name })}</p>
      )}
    </section>
  );
}
