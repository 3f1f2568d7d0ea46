import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { LAND_BANDS } from '../../../core/report/footprint/status-footprints.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { ChangeBars } from '../../../ui/ChangeBars.tsx';
import { StackedAreaChart } from '../../../ui/StackedAreaChart.tsx';
import type { Projection } from '../../../workers/calls/footprint.ts';
import { BAND_COLOURS, type Footprint, useAreaText, useBandNames } from './use-footprint.ts';

/** The cool end of the ramp, strong enough for thin bars. */
const RELEASED_COLOUR = 'color-mix(in srgb, var(--chidu-status-4) 45%, var(--chidu-accent))';

interface FootprintChartProps {
  readonly footprint: Footprint;
  readonly height: number;
  /** Height of the weekly changes below; without it they are left out. */
  readonly changesHeight?: number;
  /** Names and values of the statuses at the right edge. */
  readonly labelled?: boolean;
  readonly tools?: ReactNode;
}

/**
 * The land by status and open cases week by week in mu, unresolved at the bottom, against the deadline and where the recent pace leads; below it
 * what each week added and resolved. Both are one slider: a step looks at a week, a click pins its list.
 */
export function FootprintChart({ footprint, height, changesHeight, labelled = false, tools }: FootprintChartProps) {
  const { t, i18n } = useTranslation();
  const text = useAreaText();
  const pinned = useView((s) => s.week);
  const { look, setWeek } = useView.getState();
  const lastOn = useSession((s) => s.summary?.lastOn);
  const [hovered, setHovered] = useState<number | null>(null);
  const { series, week, name } = footprint;
  const month = useMemo(
    () => new Intl.DateTimeFormat(i18n.language, { year: '2-digit', month: 'numeric', timeZone: 'UTC' }),
    [i18n.language],
  );
  const nameOf = useBandNames();
  // Where there never was an open case its band is no news.
  const areas = useMemo(
    () =>
      LAND_BANDS.map((id, band) => ({ id, label: nameOf(id), colour: BAND_COLOURS[id], values: series.bands[band] })).filter(
        ({ id, values }) => id !== 'open-case' || values.some((cm2) => cm2 !== 0),
      ),
    [series, nameOf],
  );
  const projections = useMemo(
    () =>
      series.projections
        .filter(({ method }) => method === 'recent-pace')
        .map((p) => ({
          id: p.method,
          label: t(`progressPanel.projection.${p.method}`),
          words: labelled ? wordProjection(p, t) : [],
          finishOn: p.finishOn,
          earliestOn: p.earliestOn,
          latestOn: p.latestOn,
        })),
    [series, labelled, t],
  );
  const changes = useMemo(() => listChanges(series.changes), [series]);
  const day = series.weeks[week] ?? '';
  const shared = {
    days: series.weeks,
    deadlineOn: series.dueOn ?? null,
    projections,
    day,
    pinned,
    hovered,
    onHover: setHovered,
    onDay: (chosen: string) => look(chosen === lastOn ? null : chosen),
    onPick: (chosen: string) => {
      setWeek(chosen);
      look(chosen === lastOn ? null : chosen);
    },
    labelled,
    formatDay: (one: string) => one,
    formatTick: (time: Date) => month.format(time),
  };
  const toggles = { showTable: t('progressPanel.asTable'), showChart: t('progressPanel.asChart'), day: t('progressPanel.week') };
  const colour = { released: RELEASED_COLOUR, entered: BAND_COLOURS.registered, revised: 'var(--chidu-red-line)' };
  const change = (id: 'entered' | 'released' | 'revised') => ({
    id,
    label: t(`footprint.${id}`),
    colour: colour[id],
    values: changes[id],
  });
  if (areas.every(({ values }) => values.every((cm2) => cm2 === 0)))
    return <p className="quiet">{t('footprint.nothingYet', { name })}</p>;
  return (
    <div className="footprint-chart">
      <StackedAreaChart
        {...shared}
        series={areas}
        leading={areas.length - 1}
        height={height}
        ticks={changesHeight === undefined}
        formatValue={(cm2) => text.mu(cm2)}
        formatAxis={(cm2) => formatArea(Math.round(cm2), 'mu', 0)}
        unit={t('unit.mu')}
        tools={tools}
        texts={{
          ...toggles,
          title: t('footprint.chart'),
          description: t('footprint.chartLabel', {
            name,
            day,
            area: text.mu(series.unresolved_cm2[week] ?? 0),
            statuses: areas.map(({ label }) => label).join('、'),
          }),
          deadline: t('redLines.dueOn'),
          total: `${t('progressPanel.unresolved')} (${t('unit.mu')})`,
        }}
      />
      {changesHeight !== undefined && (
        <ChangeBars
          {...shared}
          up={[change('entered'), ...(changes.revised.some((cm2) => cm2 !== 0) ? [change('revised')] : [])]}
          down={[change('released')]}
          height={changesHeight}
          formatValue={(cm2) => text.mu(cm2, 2)}
          formatAxis={(cm2) => formatArea(Math.round(cm2), 'mu', 0)}
          texts={{ ...toggles, title: t('footprint.changes'), description: t('footprint.changesLabel', { name }) }}
        />
      )}
    </div>
  );
}

/** Beside the band: when nothing is left at this pace, and how sure that is. */
function wordProjection(p: Projection, t: ReturnType<typeof useTranslation>['t']): string[] {
  const method = t(`progressPanel.projection.${p.method}`);
  if (!p.finishOn) return [method, t('footprint.finishNever')];
  const band = { earliest: p.earliestOn ?? p.finishOn, latest: p.latestOn };
  return [
    method,
    t('footprint.finishAbout', { day: p.finishOn }),
    p.latestOn ? t('footprint.finishBand', band) : t('footprint.finishBandOpen', band),
  ];
}

/** What was there before the first week came in no week: it is no bar. */
function listChanges(changes: Footprint['series']['changes']) {
  const after = (pick: (change: Footprint['series']['changes'][number]) => number) =>
    changes.map((change, week) => (week === 0 ? 0 : pick(change)));
  return {
    entered: after((change) => change.entered_cm2),
    released: after((change) => change.released_cm2),
    revised: after((change) => change.revised_cm2),
  };
}
