import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { AreaChart } from '../../../ui/AreaChart.tsx';
import type { FootprintSeries } from '../../../workers/engine-api.ts';

interface FootprintChartProps {
  readonly series: FootprintSeries;
  readonly name: string;
  readonly day: string;
  onWeek(day: string): void;
}

/** The unresolved footprint week by week, in mu, against everything in scope, the deadline and where the pace leads. */
export function FootprintChart({ series, name, day, onWeek }: FootprintChartProps) {
  const { t, i18n } = useTranslation();
  const mu = t('unit.mu');
  const month = useMemo(
    () => new Intl.DateTimeFormat(i18n.language, { year: '2-digit', month: 'numeric', timeZone: 'UTC' }),
    [i18n.language],
  );
  const areas = useMemo(
    () => [
      { id: 'unresolved', label: t('progressPanel.unresolved'), colour: 'var(--chidu-status-0)', values: series.unresolved_cm2 },
    ],
    [series, t],
  );
  const scope = useMemo(() => ({ label: t('progressPanel.all'), values: series.all_cm2 }), [series, t]);
  const projections = useMemo(
    () =>
      series.projections.map((p) => ({
        id: p.method,
        label: t(`progressPanel.projection.${p.method}`),
        finishOn: p.finishOn,
        earliestOn: p.earliestOn,
        latestOn: p.latestOn,
      })),
    [series, t],
  );
  const inMu = (cm2: number, decimals: number) => formatArea(Math.round(cm2), 'mu', decimals);
  return (
    <AreaChart
      days={series.weeks}
      series={areas}
      scope={scope}
      deadlineOn={series.dueOn ?? null}
      projections={projections}
      day={day}
      onDay={onWeek}
      height={180}
      formatDay={(one) => one}
      formatTick={(time) => month.format(time)}
      formatValue={(cm2) => `${inMu(cm2, 1)} ${mu}`}
      formatAxis={(cm2) => inMu(cm2, 0)}
      texts={{
        title: t('progressPanel.title'),
        description: t('progressPanel.chartLabel', { name }),
        deadline: t('redLines.dueOn'),
        showTable: t('progressPanel.asTable'),
        showChart: t('progressPanel.asChart'),
        day: t('progressPanel.week'),
        total: `${t('progressPanel.unresolved')} (${mu})`,
      }}
    />
  );
}
