import { useTranslation } from 'react-i18next';
import { numberDay } from '../../../core/register/day.ts';
import type { CaseFile } from '../../../workers/calls/cases.ts';

/** What the office owes in a case and by when, in the words of the work list. */
export function DutyList({ duties, today }: { duties: CaseFile['duties']; today: string }) {
  const { t } = useTranslation();
  if (duties.length === 0) return null;
  return (
    <ul className="case-duties" aria-label={t('cases.duties')}>
      {duties.map(({ code, dueOn, article, certainty }) => {
        const late = numberDay(today) - numberDay(dueOn);
        return (
          <li key={code} className="case-duties__row" data-late={late > 0 ? true : undefined}>
            <strong>{t(`desk.waits.${code}`)}</strong>
            <strong className="case-duties__due figures">
              {late > 0 ? t('desk.lateDays', { count: late }) : late === 0 ? t('desk.dueToday') : t('desk.dueOn', { day: dueOn })}
              {certainty !== 'certain' && ` ${t(`desk.certainty.${certainty}`)}`}
            </strong>
            <span className="case-duties__what">{t(`desk.todo.${code}`)}</span>
            <span className="case-duties__what quiet figures">
              {t('cases.until', { day: dueOn })} · {article}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
