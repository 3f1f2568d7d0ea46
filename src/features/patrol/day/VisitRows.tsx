import { useTranslation } from 'react-i18next';
import { lookAtTarget } from '../../../state/patrol/day.ts';
import { isUnderWay, useTrack } from '../../../state/patrol/track.ts';
import type { FieldVisit } from '../../../workers/calls/field-day.ts';

/** Where own patrols stood before something and looked, the last first. */
export function VisitRows({ visits }: { visits: readonly FieldVisit[] }) {
  const { t, i18n } = useTranslation();
  const underWay = useTrack((s) => (isUnderWay(s) ? (s.patrol?.visits.length ?? 0) : 0));
  const more = underWay > 0 && <p className="day-quiet">{t('patrol.day.visitsUnderWay', { count: underWay })}</p>;
  if (visits.length === 0) return more || <p className="day-none">{t('patrol.day.none.visits')}</p>;
  const timeOf = (at: string) =>
    new Date(at).toLocaleString(i18n.language, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  return (
    <>
      {more}
      <ul className="day-rows">
        {visits.map((visit) => (
          <li key={`${visit.target.kind}/${visit.target.id}@${visit.at}`}>
            <button type="button" className="day-row" onClick={() => void lookAtTarget(visit.target)}>
              <span className="day-row__main">
                <b>{visit.label}</b>
                {visit.note !== '' && <span className="day-quiet">{visit.note}</span>}
              </span>
              <span className="day-row__end">
                <span>{t(`patrol.day.outcome.${visit.outcome}`)}</span>
                <span className="day-quiet figures">{timeOf(visit.at)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
