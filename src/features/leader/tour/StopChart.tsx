import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourChart, TourRanking } from '../../../core/register/tour-chart.ts';
import { waterfallOf } from '../../../core/report/comparison/waterfall.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { rankShares } from '../../../core/report/tour/rank-shares.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { useWidth } from '../../../ui/use-width.ts';
import { StackPlot } from '../charts/StackPlot.tsx';
import { WaterfallPlot } from '../charts/WaterfallPlot.tsx';
import './stop-chart.css';
import { useTourWords } from './tour-words.ts';

interface StopChartProps {
  readonly chart: TourChart;
  readonly snapshot: Snapshot;
}

const HEIGHT = 220;
const LOW_HEIGHT = 170;
/** From here on there is room for names beside the areas. */
const WIDE_px = 460;
/** More bars than this nobody reads from four metres; the rest is counted below them. */
const MOST_BARS = 8;

/** The chart of a stop: from the stop's snapshot, or as it was kept with the stop. */
export function StopChart({ chart, snapshot }: StopChartProps) {
  const { t, i18n } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  const width = useWidth(frame, WIDE_px);
  if (chart.kind === 'ranking') return <Ranking chart={chart} snapshot={snapshot} />;
  const name = i18n.language === 'en' ? (chart.nameEn ?? chart.name) : chart.name;
  if (chart.kind === 'series')
    return (
      <section ref={frame} className="stop-chart">
        <h2>{t('charts.stack.title')}</h2>
        <p>{t('charts.stack.subtitle', { name })}</p>
        <StackPlot
          stack={chart}
          name={name}
          day={chart.weeks.at(-1) ?? ''}
          height={width < WIDE_px ? LOW_HEIGHT : HEIGHT}
          isNarrow={width < WIDE_px}
        />
      </section>
    );
  const bars = waterfallOf(chart.amounts) ?? [];
  return (
    <section className="stop-chart">
      <h2>{t('charts.waterfall.title')}</h2>
      <p>{t('charts.waterfall.subtitle', { before: chart.before, after: chart.after, name })}</p>
      <WaterfallPlot bars={bars} before={chart.before} after={chart.after} height={HEIGHT} />
    </section>
  );
}

/** Bars that are a table: place, name, share and what it is of. */
function Ranking({ chart, snapshot }: { chart: TourRanking; snapshot: Snapshot }) {
  const { t } = useTranslation();
  const words = useTourWords();
  const lines = rankShares(chart, snapshot);
  const title = t(`tour.chart.of.${chart.level}`, { column: words.columnOf(chart.column) });
  const told = lines.filter(({ share }) => share !== null);
  const shown = told.slice(0, MOST_BARS);
  const hidden = lines.length - told.length;
  return (
    <section className="stop-chart">
      <h2 id="stop-ranking">{title}</h2>
      <p>{words.shareOf(chart.column, snapshot)}</p>
      <table className="stop-ranking" aria-labelledby="stop-ranking">
        <tbody>
          {shown.map(({ row, rank, share, value, of }) => (
            <tr key={row.key}>
              <td className="stop-ranking__rank">{rank}</td>
              <th scope="row">{words.nameOf(row)}</th>
              <td className="stop-ranking__bar" aria-hidden>
                <span style={{ inlineSize: `${100 * Math.min(1, share ?? 0)}%` }} />
              </td>
              <td className="stop-ranking__share">{formatShare(share ?? 0)}</td>
              <td className="stop-ranking__of">{words.pair(chart.column, snapshot, value ?? 0, of ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 && <p>{t('tour.nothing')}</p>}
      {told.length > shown.length && <p>{t('tour.chart.more', { count: told.length - shown.length })}</p>}
      {hidden > 0 && <p>{t('tour.chart.hidden', { count: hidden })}</p>}
    </section>
  );
}
