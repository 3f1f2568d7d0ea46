import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lookAtTarget, useFieldDay } from '../../../state/patrol/day.ts';
import { useFieldPackage } from '../../../state/patrol/field-package.ts';
import { useIdentity } from '../../../state/patrol/identity.ts';
import { useCaptureSubject } from '../../../state/patrol/subject.ts';
import './day.css';
import { ReportRows } from './ReportRows.tsx';
import { TargetCard } from './TargetCard.tsx';
import { TaskRows } from './TaskRows.tsx';
import { useDay, useWayFromHere } from './use-day.ts';
import { useDayView } from './use-day-view.ts';
import { useFieldWords } from './use-field-words.ts';
import { VisitRows } from './VisitRows.tsx';
import { WhoIsIt } from './WhoIsIt.tsx';

const LISTS = ['tasks', 'reports', 'visits'] as const;

/** My day: own reports with what became of them, tasks, and an order of visits. */
export function DaySheet() {
  const { t } = useTranslation();
  const { failureText } = useFieldWords();
  const { day, target, error } = useFieldDay();
  const { who, notKept } = useIdentity();
  // What is recorded here stands under the name that the package was made for: another one would only seem to be chosen.
  const named = useFieldPackage((s) => s.field?.for);
  const [list, setList] = useState<(typeof LISTS)[number]>('tasks');
  const [choosing, setChoosing] = useState(false);
  useDay();
  useWayFromHere();
  useDayView();
  const captured = useCaptureSubject((s) => s.captured);
  useEffect(() => {
    if (captured?.taskId) void lookAtTarget({ kind: 'task', id: captured.taskId });
  }, [captured]);
  useEffect(() => () => void lookAtTarget(null), []);
  if (target)
    return (
      <div className="day">
        <TargetCard />
      </div>
    );
  if (choosing)
    return (
      <div className="day">
        <WhoIsIt onDone={() => setChoosing(false)} />
      </div>
    );
  const counts = day && { tasks: day.tasks.length, reports: day.reports.length, visits: day.visits.length };
  return (
    <div className="day">
      {named === undefined ? (
        <button
          type="button"
          className={who === '' ? 'day-who day-button--primary' : 'day-who'}
          onClick={() => setChoosing(true)}
        >
          {who === '' ? t('patrol.day.who.nobody') : t('patrol.day.who.am', { who })}
        </button>
      ) : (
        <p className="day-quiet">{t('patrol.day.who.ofPackage', { who: named })}</p>
      )}
      {error && (
        <p role="alert" className="day-failure">
          {failureText(error)}
        </p>
      )}
      {notKept && (
        <p role="alert" className="day-failure">
          {t('patrol.day.who.notKept')} {failureText(notKept)}
        </p>
      )}
      <div className="day-chips day-chips--three" role="group" aria-label={t('patrol.day.lists')}>
        {LISTS.map((one) => (
          <button key={one} type="button" className="day-chip" aria-pressed={one === list} onClick={() => setList(one)}>
            {t(`patrol.day.list.${one}`)} {counts && <span className="day-count">{counts[one]}</span>}
          </button>
        ))}
      </div>
      {!day && !error && <p role="status">{t('patrol.day.loading')}</p>}
      {day && list === 'tasks' && <TaskRows day={day} />}
      {day && list === 'reports' && <ReportRows reports={day.reports} />}
      {day && list === 'visits' && <VisitRows visits={day.visits} />}
    </div>
  );
}
