import { useTranslation } from 'react-i18next';
import { lookAtTarget } from '../../../state/patrol/day.ts';
import type { ReportEntry } from '../../../workers/calls/field-day.ts';
import { useFieldWords } from './use-field-words.ts';

/** Own reports, the last told of first, each with what became of it. */
export function ReportRows({ reports }: { reports: readonly ReportEntry[] }) {
  const { t } = useTranslation();
  const { standingText } = useFieldWords();
  if (reports.length === 0) return <p className="day-none">{t('patrol.day.none.reports')}</p>;
  return (
    <ul className="day-rows">
      {reports.map((report) => (
        <li key={report.id}>
          <button type="button" className="day-row" onClick={() => void lookAtTarget({ kind: 'sighting', id: report.id })}>
            <span className="day-row__main">
              <b className="figures">{report.no}</b>
              <span className="day-quiet">
                {t(`stage.${report.stage}`)} · {t(`use.${report.use}`)}
              </span>
            </span>
            <span className="day-row__end">
              <span className="day-standing" data-standing={report.standing}>
                {standingText(report)}
              </span>
              <span className="day-quiet figures">{t('patrol.day.since', { day: report.since })}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
