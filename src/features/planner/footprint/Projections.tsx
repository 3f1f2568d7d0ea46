import { useTranslation } from 'react-i18next';
import { numberDay } from '../../../core/register/day.ts';
import type { StatusSeries } from '../../../workers/calls/footprint.ts';

/** In words: the deadline, and where each pace leads against it. */
export function Projections({ series }: { series: StatusSeries }) {
  const { t } = useTranslation();
  const { dueOn } = series;
  const latest = series.weeks.at(-1) ?? '';
  const left = series.unresolved_cm2.at(-1) ?? 0;
  const passed = dueOn && left > 0 ? numberDay(latest) - numberDay(dueOn) : 0;
  return (
    <ul className="projections">
      {dueOn && (
        <li className="figures">
          {t('progressPanel.dueOn', { day: dueOn })}
          {passed > 0 && <span className="overdue"> · {t('footprint.passed', { count: passed })}</span>}
        </li>
      )}
      {series.projections.length > 0 && <li className="quiet figures">{t('progressPanel.asOfLatest', { day: latest })}</li>}
      {series.projections.map((p) => {
        const method = t(`progressPanel.projection.${p.method}`);
        const days = dueOn && p.finishOn ? numberDay(p.finishOn) - numberDay(dueOn) : null;
        const words = !p.finishOn
          ? t('progressPanel.never', { method })
          : t(p.latestOn ? 'progressPanel.finish' : 'progressPanel.finishOpen', {
              method,
              day: p.finishOn,
              earliest: p.earliestOn ?? p.finishOn,
              latest: p.latestOn,
            });
        return (
          <li key={p.method} className="figures">
            {words}
            {days !== null && (
              <span className={days > 0 ? 'overdue' : undefined}>
                {' · '}
                {describeDelay(days, t)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Days after the deadline in words; early ones too. */
export function describeDelay(days: number, t: ReturnType<typeof useTranslation>['t']): string {
  if (days === 0) return t('footprint.onTime');
  return days > 0 ? t('footprint.late', { count: days }) : t('footprint.early', { count: -days });
}
