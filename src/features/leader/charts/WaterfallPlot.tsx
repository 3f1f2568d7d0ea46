import { useTranslation } from 'react-i18next';
import { formatArea, formatAreaChange } from '../../../core/measure/decimal.ts';
import type { WaterfallBar } from '../../../core/report/comparison/waterfall.ts';
import { groupThousands } from '../../district-map/group-thousands.ts';
import { WaterfallChart } from '../../../ui/WaterfallChart.tsx';

interface WaterfallPlotProps {
  readonly bars: readonly WaterfallBar[];
  readonly before: string;
  readonly after: string;
  readonly height?: number;
}

const COLOURS: Readonly<Record<WaterfallBar['id'], string>> = {
  before: 'var(--chidu-ink-faint)',
  entered: 'var(--chidu-status-0)',
  revised: 'var(--chidu-red-line)',
  released: 'var(--chidu-accent)',
  after: 'var(--chidu-ink-soft)',
};

/** The steps from one day's land to another's, in mu. */
export function WaterfallPlot({ bars, before, after, height }: WaterfallPlotProps) {
  const { t, i18n } = useTranslation();
  const standing = (cm2: number) => groupThousands(formatArea(cm2, 'mu', 1), i18n.language);
  const step = (cm2: number) => groupThousands(formatAreaChange(cm2, 'mu', 1), i18n.language).replace('-', '−');
  const valueOf = (id: WaterfallBar['id']) => bars.find((bar) => bar.id === id)?.value ?? 0;
  return (
    <WaterfallChart
      steps={bars.map((bar) => ({ ...bar, label: t(`charts.waterfall.${bar.id}`), colour: COLOURS[bar.id] }))}
      height={height}
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
  );
}
