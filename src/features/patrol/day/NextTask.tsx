import { useTranslation } from 'react-i18next';
import { useFieldDay } from '../../../state/patrol/day.ts';
import { useIdentity } from '../../../state/patrol/identity.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import './day.css';
import { useDay } from './use-day.ts';

/** One line of what is next: the first stop of the way, else the task due first. Nothing where nobody was chosen. */
export function NextTask() {
  const { t } = useTranslation();
  const day = useFieldDay((s) => s.day);
  const who = useIdentity((s) => s.who);
  useDay(who !== '');
  if (!day || who === '') return null;
  const first = day.way[0]?.tasks[0];
  const task = day.tasks.find(({ id }) => id === first) ?? day.tasks[0];
  if (!task) return null;
  const text =
    task.late_days > 0
      ? t('patrol.day.nextLate', { title: task.title, count: task.late_days })
      : t('patrol.day.next', { title: task.title });
  return (
    <button type="button" className="day-next" onClick={() => usePatrolScreen.getState().open('day')}>
      {text}
    </button>
  );
}
