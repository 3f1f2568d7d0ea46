import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RANKED_LEVELS, type TourChart } from '../../../core/register/tour-chart.ts';
import type { TourStop } from '../../../core/register/tour.ts';
import { rankableColumns } from '../../../core/report/tour/rank-shares.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { type ChartWish, showChart } from '../../../state/leader/tour-charts.ts';
import { useTourWords } from './tour-words.ts';

const KINDS = ['none', 'ranking', 'series', 'waterfall'] as const;
type Kind = (typeof KINDS)[number];
const FIRST_RANKING = { kind: 'ranking', level: 'township', column: 'signed' } as const;

/** Which chart a stop shows, and of what. */
export function ChartFields({ stop, snapshot }: { stop: TourStop; snapshot: Snapshot }) {
  const { t } = useTranslation();
  const words = useTourWords();
  const [isBusy, setBusy] = useState(false);
  const { chart } = stop;
  const isPublic = snapshot.audience === 'public';
  const kind: Kind = chart?.kind ?? 'none';
  const show = async (wish: ChartWish | null) => {
    setBusy(true);
    await showChart(stop, wish, snapshot);
    setBusy(false);
  };
  const choose = (next: Kind) => {
    if (next === 'none') return show(null);
    return show(next === 'ranking' ? FIRST_RANKING : { kind: next, redLineId: lineOf(chart) });
  };
  return (
    <fieldset className="stop-fields__chart" disabled={isBusy}>
      <legend>{t('tour.chart.label')}</legend>
      <select
        className="tour-input"
        aria-label={t('tour.chart.label')}
        value={kind}
        onChange={(event) => void choose(event.currentTarget.value as Kind)}
      >
        {KINDS.filter((one) => !isPublic || one === 'none' || one === 'ranking').map((one) => (
          <option key={one} value={one}>
            {t(`tour.chart.kind.${one}`)}
          </option>
        ))}
      </select>
      {isPublic && <p className="tour-quiet">{t('tour.chart.onlyRanking')}</p>}
      {chart?.kind === 'ranking' && (
        <div className="stop-fields__pair">
          <label>
            {t('tour.chart.level')}
            <select
              className="tour-input"
              value={chart.level}
              onChange={(event) => void show({ ...chart, level: event.currentTarget.value as typeof chart.level })}
            >
              {RANKED_LEVELS.map((level) => (
                <option key={level} value={level}>
                  {t(`tour.chart.levels.${level}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('tour.chart.column')}
            <select
              className="tour-input"
              value={chart.column}
              onChange={(event) => void show({ ...chart, column: event.currentTarget.value })}
            >
              {rankableColumns(snapshot).map((column) => (
                <option key={column} value={column}>
                  {words.columnOf(column)}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {(chart?.kind === 'series' || chart?.kind === 'waterfall') && (
        <>
          <label>
            {t('tour.chart.place')}
            <select
              className="tour-input"
              value={chart.redLineId ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                void show({ kind: chart.kind, redLineId: value === '' ? null : value });
              }}
            >
              <option value="">{t('tour.chart.district')}</option>
              {snapshot.layers.redLines.map((line) => (
                <option key={line.id} value={line.id}>
                  {words.nameOf(line)}
                </option>
              ))}
            </select>
          </label>
          <p className="tour-quiet">{t('tour.chart.kept', { day: endOf(chart) })}</p>
        </>
      )}
      {isBusy && (
        <p className="tour-quiet" role="status">
          {t('tour.chart.working')}
        </p>
      )}
    </fieldset>
  );
}

const lineOf = (chart: TourChart | undefined): string | null =>
  chart?.kind === 'series' || chart?.kind === 'waterfall' ? chart.redLineId : null;

const endOf = (chart: Exclude<TourChart, { kind: 'ranking' }>): string =>
  chart.kind === 'waterfall' ? chart.after : (chart.weeks.at(-1) ?? '');
