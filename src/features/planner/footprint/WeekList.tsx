import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconPinnedOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sameRef, useSelection } from '../../../state/selection.ts';
import { useView } from '../../../state/view.ts';
import type { ChangedPlot } from '../../../workers/calls/footprint.ts';
import { type Footprint, useAreaText, useShowOnMap, useTargetName, useWeekRecord } from './use-footprint.ts';

/** What a week resolved and added, plot by plot; a click shows the plot on the map. */
export function WeekList({ footprint: { series } }: { footprint: Footprint }) {
  const { t } = useTranslation();
  const text = useAreaText();
  const record = useWeekRecord();
  const pinned = useView((s) => s.week !== null);
  const setWeek = useView((s) => s.setWeek);
  if (!record) return null;
  const change = series.changes[series.weeks.indexOf(record.week)];
  const { resolved, entered } = record;
  const andCases = (plots: readonly ChangedPlot[]): string => {
    const count = plots.filter(({ kind }) => kind === 'case').length;
    return count === 0 ? '' : t('footprint.week.andCases', { count });
  };
  const nothing = resolved.length + entered.length === 0 && !change?.revised_cm2;
  return (
    <section className="week-list" aria-label={t('footprint.week.title', { day: record.week })}>
      <header className="week-list__head">
        <h3 className="figures">{t('footprint.week.title', { day: record.week })}</h3>
        {!pinned && <span className="quiet week-list__hint">{t('footprint.pick')}</span>}
        {pinned && (
          <>
            <span className="week-list__pinned">{t('footprint.week.pinned')}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('footprint.week.unpin')}
              title={t('footprint.week.unpin')}
              onClick={() => setWeek(null)}
            >
              <IconPinnedOff size={16} />
            </ActionIcon>
          </>
        )}
      </header>
      {nothing && <p className="quiet">{t('footprint.week.nothing')}</p>}
      {change && resolved.length > 0 && (
        <Plots
          title={
            t('footprint.week.resolved', { count: change.resolvedPlots, area: text.m2(change.released_cm2) }) + andCases(resolved)
          }
          plots={resolved}
          sign="−"
        />
      )}
      {change && entered.length > 0 && (
        <Plots
          title={
            t('footprint.week.entered', { count: change.enteredPlots, area: text.m2(change.entered_cm2) }) + andCases(entered)
          }
          plots={entered}
          sign="+"
        />
      )}
      {change && change.revised_cm2 !== 0 && (
        <p className="figures">{t('footprint.week.revised', { area: text.m2(change.revised_cm2) })}</p>
      )}
      {!nothing && <p className="quiet definition">{t('footprint.week.note')}</p>}
    </section>
  );
}

function Plots({ title, plots, sign }: { title: string; plots: readonly ChangedPlot[]; sign: string }) {
  return (
    <>
      <h4 className="figures">{title}</h4>
      <ul className="week-list__plots">
        {plots.map((plot) => (
          <li key={keyOf(plot)}>
            <ChangedRow plot={plot} sign={sign} />
          </li>
        ))}
      </ul>
    </>
  );
}

const keyOf = (plot: ChangedPlot): string => {
  if (plot.kind === 'case') return `${plot.redLineId}/${plot.caseId}/${plot.on}`;
  return `${plot.redLineId}/${plot.ref ? `${plot.ref.layerId}/${plot.ref.row}` : plot.on}`;
};

/** A click shows the plot on the map, or the case. */
function ChangedRow({ plot, sign }: { plot: ChangedPlot; sign: string }) {
  const { t } = useTranslation();
  const text = useAreaText();
  const nameOf = useTargetName();
  const show = useShowOnMap();
  const chosen = useSelection((s) => s.ref);
  const { redLineId, on, area_cm2, counted } = plot;
  const ref = plot.kind === 'item' ? plot.ref : null;
  const isCase = plot.kind === 'case';
  const label = isCase ? t('footprint.week.case', { no: plot.caseNo }) : ref ? plot.parcelNo : t('footprint.week.noParcel');
  const open = () => {
    if (isCase) useView.getState().openDossier({ kind: 'case', id: plot.caseId });
    else if (ref) void show(ref);
  };
  return (
    <UnstyledButton
      className="week-list__plot"
      disabled={!isCase && !ref}
      aria-current={sameRef(chosen, ref) && ref !== null}
      onClick={open}
    >
      <span className="figures week-list__no">{label}</span>
      <span className="figures week-list__area">
        {area_cm2 === 0 ? '' : sign}
        {text.m2(area_cm2)}
      </span>
      <span className="quiet week-list__line">{nameOf({ kind: 'red-line', id: redLineId })}</span>
      <span className="quiet figures week-list__on">
        {counted ? on.slice(5) : <abbr title={t('footprint.week.elsewhereHint')}>{t('footprint.week.elsewhere')}</abbr>}
      </span>
    </UnstyledButton>
  );
}
