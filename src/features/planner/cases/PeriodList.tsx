import { useTranslation } from 'react-i18next';
import type { CasePeriod } from '../../../workers/calls/cases.ts';

/** Duties that are not the office's own. */
const OF_COURT: ReadonlySet<string> = new Set(['court-acceptance', 'court-ruling']);

/** Periods with their last day, what they forbid until then, and where they stand in the law; two readings side by side. */
export function PeriodList({ periods }: { periods: readonly CasePeriod[] }) {
  const { t } = useTranslation();
  return (
    <ul className="period-list">
      {periods.map(({ period, from, endsOn, otherwiseOn, safeOn, certainty, standing }) => (
        <li key={`${period.id} ${from}`} className="period-list__row" data-standing={standing}>
          <span className="period-list__name">{t(`cases.period.${period.id}`)}</span>
          <span className="period-list__end figures">
            {period.ahead ? t('cases.latest', { day: endsOn }) : t('cases.until', { day: safeOn })}
          </span>
          <span className="period-list__standing">{t(`cases.standing.${standing}`)}</span>
          <span className="period-list__what quiet">
            {t(`cases.periodKind.${period.kind === 'duty' && OF_COURT.has(period.id) ? 'court' : period.kind}`)} ·{' '}
            {t('cases.from', { day: from })} · {period.article}
          </span>
          {otherwiseOn && (
            <span className="period-list__what">
              {t('cases.otherwise', { first: endsOn, second: otherwiseOn, safe: safeOn })}
            </span>
          )}
          {certainty === 'provisional' && <span className="period-list__what warning">{t('cases.provisional')}</span>}
          {standing === 'running' && period.blocks.length > 0 && period.kind !== 'duty' && (
            <span className="period-list__what">
              {t('cases.blocks', { steps: period.blocks.map((step) => t(`cases.blocked.${step}`)).join(t('notices.and')) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
