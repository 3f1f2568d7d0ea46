import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { FootprintBand, TourPace, TourSeries } from '../../../core/register/tour-chart.ts';
import './stack-plot.css';
import { StackedAreaChart } from '../../../ui/StackedAreaChart.tsx';
import { groupThousands } from '../../district-map/group-thousands.ts';
import { formatShare } from '../../district-map/format-share.ts';

/** The weeks of a red line or of the district, as they are asked or as they were kept. */
export interface PlottedSeries extends Pick<TourSeries, 'weeks' | 'parts' | 'total' | 'dueOn' | 'targets'> {
  readonly projection: TourPace | null;
}

interface StackPlotProps {
  readonly stack: PlottedSeries;
  readonly name: string;
  readonly day: string;
  readonly height: number;
  /** Too narrow for words beside the areas. */
  readonly isNarrow: boolean;
  onDay?(day: string): void;
}

const DARKEST = 92;
const LIGHTEST = 28;

/** One hue in steps: the zones are told apart by lightness and by the names beside them. */
const colourOf = (n: number, count: number): string =>
  `color-mix(in srgb, var(--chidu-accent) ${Math.round(DARKEST - ((DARKEST - LIGHTEST) * n) / Math.max(1, count - 1))}%, var(--chidu-surface))`;

/** The areas of the weeks over each other, with goal, deadline and pace; also as a table. */
export function StackPlot({ stack, name, day, height, isNarrow, onDay }: StackPlotProps) {
  const { t, i18n } = useTranslation();
  const isEnglish = i18n.language === 'en';
  const [hovered, setHovered] = useState<number | null>(null);
  const month = useMemo(
    () => new Intl.DateTimeFormat(i18n.language, { year: '2-digit', month: 'numeric', timeZone: 'UTC' }),
    [i18n.language],
  );
  const inMu = (cm2: number, decimals: number) => groupThousands(formatArea(Math.round(cm2), 'mu', decimals), i18n.language);
  const mu = (cm2: number) => t('charts.mu', { n: inMu(cm2, 1) });
  const nameOf = ({ kind, name: own, nameEn }: FootprintBand) => {
    if (kind === 'zone') return isEnglish ? (nameEn ?? own) : own;
    return t(kind === 'hidden' ? 'charts.hiddenSum' : 'charts.outside');
  };
  const { parts, total, weeks, projection } = stack;
  const at = Math.max(
    0,
    weeks.findLastIndex((week) => week <= day),
  );
  const zones = parts.filter(({ kind }) => kind === 'zone').length;
  const colour = ({ kind }: FootprintBand, n: number) => (kind === 'zone' ? colourOf(n, zones) : 'var(--chidu-ink-faint)');
  const words = projection ? wordProjection(projection, t) : [];
  const said = words.join(isEnglish ? ', ' : '，');
  return (
    <>
      <StackedAreaChart
        days={weeks}
        series={parts.map((part, n) => ({
          id: `${part.kind}/${part.key}`,
          label: nameOf(part),
          colour: colour(part, n),
          values: part.values,
        }))}
        day={day}
        hovered={hovered}
        onHover={setHovered}
        onDay={onDay}
        deadlineOn={stack.dueOn ?? null}
        projections={projection ? [{ id: 'pace', label: t('charts.pace'), words: isNarrow ? [] : words, ...projection }] : []}
        goals={stack.targets.flatMap(({ byOn, most_cm2, measure, share }) =>
          most_cm2 === null
            ? []
            : [{ on: byOn, value: most_cm2, label: t(`charts.stack.goal.${measure}`, { share: formatShare(share) }) }],
        )}
        height={height}
        labelled={!isNarrow}
        formatDay={(one) => one}
        formatTick={(time) => month.format(time)}
        formatValue={mu}
        formatAxis={(cm2) => inMu(cm2, 0)}
        texts={{
          title: t('charts.stack.title'),
          description: t('charts.stack.description', {
            name,
            zones: parts.map(nameOf).join(isEnglish ? ', ' : '、'),
            day: weeks[at],
            area: mu(total[at]),
            projection: said,
          }),
          deadline: t('charts.deadline'),
          showTable: t('charts.asTable'),
          showChart: t('charts.asChart'),
          day: t('charts.week'),
          total: t('charts.total'),
        }}
      />
      {isNarrow && parts.length > 1 && (
        <ul className="stack-keys" aria-hidden>
          {parts.map((part, n) => (
            <li key={`${part.kind}/${part.key}`}>
              <i style={{ background: colour(part, n) }} />
              {`${nameOf(part)} ${inMu(part.values[at] ?? 0, 0)}`}
            </li>
          ))}
        </ul>
      )}
      {isNarrow && said !== '' && <p className="stack-words">{said}</p>}
    </>
  );
}

/** When nothing is left at this pace, and how sure that is. */
function wordProjection(p: TourPace, t: ReturnType<typeof useTranslation>['t']): string[] {
  if (!p.finishOn) return [t('charts.pace'), t('charts.never')];
  const earliest = p.earliestOn ?? p.finishOn;
  return [
    t('charts.pace'),
    t('charts.finish', { day: p.finishOn }),
    p.latestOn ? t('charts.finishBand', { earliest, latest: p.latestOn }) : t('charts.finishOpen', { earliest }),
  ];
}
