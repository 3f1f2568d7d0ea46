import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { describeError } from '../../../i18n/describe-error.ts';
import type { FieldTask, ReportEntry } from '../../../workers/calls/field-day.ts';

/** How the day's list words what is due, how far it is, and what became of a report. */
export function useFieldWords() {
  const { t, i18n } = useTranslation();
  const standingText = ({ standing, case: own, sameAs }: ReportEntry): string => {
    if (standing === 'verified' && own?.verification)
      return t('patrol.day.standing.verified', { result: t(`cases.verification.${own.verification}`) });
    if (standing === 'in-case' || standing === 'verified')
      return own?.state ? t(`cases.step.${own.state}`) : t('patrol.day.standing.begun');
    if (standing === 'linked') return t('patrol.day.standing.linked', { no: sameAs ?? '' });
    return t(`patrol.day.standing.${standing}`);
  };
  const lengthText = (length_m: number): string =>
    length_m < 1000
      ? t('patrol.day.metres', { count: length_m })
      : t('patrol.day.kilometres', { count: Number((length_m / 1000).toFixed(1)) });
  const dueText = ({ dueOn, dueAt, late_days }: FieldTask, on: string): string => {
    if (late_days > 0) return t('patrol.day.late', { count: late_days });
    const day = dueOn === on ? t('patrol.day.dueToday') : t('patrol.day.due', { day: dueOn });
    if (dueAt === undefined) return day;
    const time = new Date(dueAt).toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit' });
    return `${day} ${t('patrol.day.dueAt', { time })}`;
  };
  return { standingText, lengthText, dueText, failureText: (error: CodedError) => describeError(i18n, error) };
}
