import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { StackedAreaChart } from '../../../ui/StackedAreaChart.tsx';
import type { Projection } from '../../../workers/calls/footprint.ts';
import type { StackedPart, StackedSeries } from '../../../workers/calls/leader-time.ts';
import { formatShare } from '../../district-map/format-share.ts';

interface StackChartProps {
  readonly stack: StackedSeries;
  readonly name: string;
  readonly day: string;
}

const DARKEST = 92;
const LIGHTEST = 28;
const HEIGHT = 300;
const NARROW = matchMedia('(max-width: 760px)');

/** One hue in steps: the zones are told apart by lightness and by the names beside them. */
const colourOf = (n: number, count: number): string =>
  `color-mix(in srgb, var(--chidu-accent) ${Math.round(DARKEST - ((DARKEST - LIGHTEST) * n) / Math.max(1, count - 1))}%, var(--chidu-surface))`;

/** The unresolved land of a red line, or of the district, week by week by zones, against its goal and where the pace leads. */
export function StackChart({ stack, name, day }: StackChartProps) {
  const { t, i18n } = useTranslation();
  const [hovered, setHovered] = useState<number | null>(null);
  const { look } = useView.getState();
  const lastOn = useSession((s) => s.summary?.lastOn);
  const month = useMemo(
    () => new Intl.DateTimeFormat(i18n.language, { year: '2-digit', month: 'numeric', timeZone: 'UTC' }),
    [i18n.language],
  );
  const mu = (cm2: number) => t('charts.mu', { n: formatArea(Math.round(cm2), 'mu', 1) });
  const nameOf = ({ kind, name: own, nameEn }: StackedPart) => {
    if (kind === 'zone') return i18n.language === 'en' ? (nameEn ?? own) : own;
    return t(kind === 'hidden' ? 'charts.hiddenSum' : 'charts.outside');
  };
  const head = (
    <header className="charts-card__head">
      <h2>{t('charts.stack.title')}</h2>
      <p>{t('charts.stack.subtitle', { name })}</p>
    </header>
  );
  const { parts, total, weeks, projection } = stack;
  const at = Math.max(
    0,
    weeks.findLastIndex((week) => week <= day),
  );
  if (parts === null || total.every((cm2) => cm2 === 0))
    return (
      <section className="charts-card charts-card--wide">
        {head}
        <p className="compare-quiet">{t(parts === null ? 'charts.stack.tooFew' : 'charts.stack.none', { name })}</p>
      </section>
    );
  const zones = parts.filter(({ kind }) => kind === 'zone').length;
  const words = projection ? wordProjection(projection, t) : [];
  return (
    <section className="charts-card charts-card--wide">
      {head}
      <StackedAreaChart
        days={weeks}
        series={parts.map((part, n) => ({
          id: `${part.kind}/${part.key}`,
          label: nameOf(part),
          colour: part.kind === 'zone' ? colourOf(n, zones) : 'var(--chidu-ink-faint)',
          values: part.values,
        }))}
        day={day}
        hovered={hovered}
        onHover={setHovered}
        onDay={(chosen) => look(chosen === lastOn ? null : chosen)}
        deadlineOn={stack.dueOn ?? null}
        projections={
          projection
            ? [
                {
                  id: projection.method,
                  label: t('charts.pace'),
                  words: NARROW.matches ? [] : words,
                  finishOn: projection.finishOn,
                  earliestOn: projection.earliestOn,
                  latestOn: projection.latestOn,
                },
              ]
            : []
        }
        goals={stack.targets.flatMap(({ byOn, most_cm2, measure, share }) =>
          most_cm2 === null
            ? []
            : [{ on: byOn, value: most_cm2, label: t(`charts.stack.goal.${measure}`, { share: formatShare(share) }) }],
        )}
        height={HEIGHT}
        labelled={!NARROW.matches}
        formatDay={(one) => one}
        formatTick={(time) => month.format(time)}
        formatValue={mu}
        formatAxis={(cm2) => formatArea(Math.round(cm2), 'mu', 0)}
        texts={{
          title: t('charts.stack.title'),
          description: t('charts.stack.description', {
            name,
            zones: parts.map(nameOf).join('、'),
            day: weeks[at],
            area: mu(total[at]),
            projection: words.join('，'),
          }),
          deadline: t('charts.deadline'),
          showTable: t('charts.asTable'),
          showChart: t('charts.asChart'),
          day: t('charts.week'),
          total: t('charts.total'),
        }}
      />
      {NARROW.matches && words.length > 0 && <p className="compare-quiet">{words.join('，')}</p>}
      {stack.targets
        .filter(({ measure }) => measure === 'signing')
        .map(({ byOn, share }) => (
          <p key={byOn} className="compare-quiet">
            {t('charts.stack.signingGoal', { day: byOn, share: formatShare(share) })}
          </p>
        ))}
    </section>
  );
}

/** When nothing is left at this pace, and how sure that is. */
function wordProjection(p: Projection, t: ReturnType<typeof useTranslation>['t']): string[] {
  if (!p.finishOn) return [t('charts.pace'), t('charts.never')];
  const earliest = p.earliestOn ?? p.finishOn;
  return [
    t('charts.pace'),
    t('charts.finish', { day: p.finishOn }),
    p.latestOn ? t('charts.finishBand', { earliest, latest: p.latestOn }) : t('charts.finishOpen', { earliest }),
  ];
}
