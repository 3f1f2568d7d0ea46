import { Select, UnstyledButton } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { loadResolved, loadSeries, useScene } from '../../../state/scene.ts';
import { select } from '../../../state/selection.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { FootprintSeries, FootprintTarget } from '../../../workers/engine-api.ts';
import { FootprintChart } from './FootprintChart.tsx';
import { formatShare } from '../format-share.ts';

const keyOf = (target: FootprintTarget): string => (target.kind === 'district' ? 'district' : `${target.kind}/${target.id}`);
const targetOf = (key: string): FootprintTarget => {
  const [kind, id] = key.split('/');
  return kind === 'red-line' || kind === 'unit' ? { kind, id } : { kind: 'district' };
};

/** The unresolved footprint of the district, a zone, a township or a red line: week by week, against its deadline. */
export function ProgressPanel({ onClose }: { onClose(): void }) {
  const { t, i18n } = useTranslation();
  const { target, setTarget, week, setWeek, on, look } = useView();
  const { summary, units, revision } = useSession();
  const { series, resolved, scene } = useScene();
  const english = i18n.language === 'en';
  const day = shownDay(on, summary);

  useEffect(() => void loadSeries(target), [target, revision]);
  useEffect(() => void loadResolved(target, week), [target, week, revision]);

  const options = useMemo(() => {
    const nameOf = (u: { name: string; nameEn?: string }) => (english ? (u.nameEn ?? u.name) : u.name);
    const level = (wanted: 'zone' | 'township') =>
      units.filter((u) => u.level === wanted).map((u) => ({ value: `unit/${u.id}`, label: nameOf(u) }));
    return [
      { group: t('progressPanel.district'), items: [{ value: 'district', label: t('progressPanel.district') }] },
      { group: t('progressPanel.zone'), items: level('zone') },
      { group: t('progressPanel.township'), items: level('township') },
      {
        group: t('redLines.title'),
        items: (summary?.redLines ?? []).map((l) => ({ value: `red-line/${l.id}`, label: nameOf(l) })),
      },
    ].filter((group) => group.items.length > 0);
  }, [units, summary, english, t]);

  const shown = series && keyOf(series.target) === keyOf(target) ? series : null;
  const name = options.flatMap((group) => group.items).find((item) => item.value === keyOf(target))?.label ?? '';
  return (
    <Panel title={t('progressPanel.title')} onClose={onClose} closeLabel={t('app.close')}>
      <Select
        aria-label={t('progressPanel.target')}
        data={options}
        value={keyOf(target)}
        searchable
        allowDeselect={false}
        onChange={(key) => key && setTarget(targetOf(key))}
      />
      {summary && summary.unplacedItems > 0 && (
        <p className="warning" role="alert">
          {t('progressPanel.unplaced', { count: summary.unplacedItems })}
        </p>
      )}
      {shown ? (
        <>
          <Headline series={shown} day={day} />
          <FootprintChart
            series={shown}
            name={name}
            day={day}
            onWeek={(chosen) => {
              setWeek(chosen);
              look(chosen === summary?.lastOn ? null : chosen);
            }}
          />
          <Projections series={shown} />
        </>
      ) : (
        <p className="quiet" role="status">
          {t('phase.measure-overlaps')}…
        </p>
      )}
      {week && resolved?.on === week && (
        <section aria-label={t('progressPanel.resolvedInWeek', { day: week })}>
          <h3>{t('progressPanel.resolvedInWeek', { day: week })}</h3>
          {resolved.plots.length === 0 && <p className="quiet">{t('progressPanel.nothingResolved')}</p>}
          <ul className="overlap-list">
            {resolved.plots.map((plot, n) => (
              <li key={`${plot.parcelNo}-${n}`}>
                <UnstyledButton className="overlap-list__row" onClick={() => void select(plot.ref)}>
                  <span className="overlap-list__label figures">{plot.parcelNo}</span>
                  <span className="figures">{formatArea(plot.released_cm2, 'm2', 2)} m²</span>
                  <span className="quiet overlap-list__share">{plot.redLineName}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {target.kind === 'district' && scene && <ZoneTotals />}
      <p className="quiet definition">{t('progressPanel.definition')}</p>
    </Panel>
  );
}

function Headline({ series, day }: { series: FootprintSeries; day: string }) {
  const { t } = useTranslation();
  const last = series.weeks.findLastIndex((week) => week <= day);
  const n = last < 0 ? 0 : last;
  const unresolved = series.unresolved_cm2[n] ?? 0;
  const all = series.all_cm2[n] ?? 0;
  return (
    <div className="headline">
      <span className="headline__figure figures" data-testid="unresolved-mu">
        {formatArea(unresolved, 'mu', 1)} <small>{t('unit.mu')}</small>
      </span>
      <span className="quiet figures">
        {formatArea(unresolved, 'm2', 2)} m² · {t('progressPanel.plots', { count: series.unresolvedPlots[n] ?? 0 })}
        {all > 0 && ` · ${t('progressPanel.share', { share: formatShare(unresolved / all) })}`}
      </span>
    </div>
  );
}

function Projections({ series }: { series: FootprintSeries }) {
  const { t } = useTranslation();
  return (
    <ul className="projections">
      {series.projections.length > 0 && (
        <li className="quiet figures">{t('progressPanel.asOfLatest', { day: series.weeks.at(-1) })}</li>
      )}
      {series.dueOn && <li className="figures">{t('progressPanel.dueOn', { day: series.dueOn })}</li>}
      {series.projections.map((p) => {
        const method = t(`progressPanel.projection.${p.method}`);
        const late = !!series.dueOn && !!p.finishOn && p.finishOn > series.dueOn;
        const words = !p.finishOn
          ? t('progressPanel.never', { method })
          : t(p.latestOn ? 'progressPanel.finish' : 'progressPanel.finishOpen', {
              method,
              day: p.finishOn,
              earliest: p.earliestOn ?? p.finishOn,
              latest: p.latestOn,
            });
        return (
          <li key={p.method} className={late ? 'overdue' : undefined}>
            {words}
            {late && ` · ${t('progressPanel.late')}`}
          </li>
        );
      })}
    </ul>
  );
}

/** Totals per zone on the day shown; each opens its own series. */
function ZoneTotals() {
  const { t, i18n } = useTranslation();
  const units = useSession((s) => s.units);
  const scene = useScene((s) => s.scene);
  const setTarget = useView((s) => s.setTarget);
  const zones = units.filter((unit) => unit.level === 'zone');
  if (!scene || zones.length === 0) return null;
  const totals = new Map(scene.units.map((total) => [total.unitId, total]));
  return (
    <section aria-label={t('progressPanel.byUnit')}>
      <h3>{t('progressPanel.byUnit')}</h3>
      <table className="zone-totals">
        <thead>
          <tr>
            <th scope="col">{t('progressPanel.zone')}</th>
            <th scope="col">
              {t('progressPanel.unresolved')} ({t('unit.mu')})
            </th>
            <th scope="col">{t('progressPanel.count')}</th>
          </tr>
        </thead>
        <tbody>
          {zones.map((zone) => (
            <tr key={zone.id}>
              <th scope="row">
                <UnstyledButton className="link" onClick={() => setTarget({ kind: 'unit', id: zone.id })}>
                  {i18n.language === 'en' ? (zone.nameEn ?? zone.name) : zone.name}
                </UnstyledButton>
              </th>
              <td className="figures">{formatArea(totals.get(zone.id)?.unresolved_cm2 ?? 0, 'mu', 1)}</td>
              <td className="figures">{totals.get(zone.id)?.unresolvedPlots ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
