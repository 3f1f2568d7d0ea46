import { useTranslation } from 'react-i18next';
import { lookAtTarget, useFieldDay } from '../../../state/patrol/day.ts';
import { useIdentity } from '../../../state/patrol/identity.ts';
import type { FieldDay, FieldTask } from '../../../workers/calls/field-day.ts';
import { useFieldWords } from './use-field-words.ts';

/** Tasks in the order of a short way; then those without a place; what was done today folded away. */
export function TaskRows({ day }: { day: FieldDay }) {
  const { t } = useTranslation();
  const { lengthText } = useFieldWords();
  const who = useIdentity((s) => s.who);
  const from = useFieldDay((s) => s.from);
  const byId = new Map(day.tasks.map((task) => [task.id, task]));
  const unplaced = day.tasks.filter(({ place }) => !place);
  // The button that asks who it is stands above.
  if (who === '') return <p className="day-none">{t('patrol.day.none.nobody')}</p>;
  return (
    <>
      {day.tasks.length === 0 && <p className="day-none">{t('patrol.day.none.tasks', { who })}</p>}
      {day.way.length > 1 && (
        <p className="day-quiet day-way">
          {t('patrol.day.way', { length: lengthText(day.way_m) })}
          {unplaced.length > 0 && t('patrol.day.wayUnplaced', { count: unplaced.length })}
          {!from && <> · {t('patrol.day.wayFromFirst')}</>}
        </p>
      )}
      <ol className="day-rows">
        {day.way.flatMap((stop, n) =>
          stop.tasks.flatMap((id) => {
            const task = byId.get(id);
            return task ? <TaskRow key={id} task={task} on={day.on} order={n + 1} leg_m={stop.leg_m} /> : [];
          }),
        )}
        {unplaced.map((task) => (
          <TaskRow key={task.id} task={task} on={day.on} order={null} leg_m={null} />
        ))}
      </ol>
      {day.done.length > 0 && (
        <details className="day-done">
          <summary>{t('patrol.day.doneToday', { count: day.done.length })}</summary>
          <ul className="day-rows">
            {day.done.map(({ id, title, result, subject }) => (
              <li key={id} className="day-row day-row--still">
                <span className="day-row__main">
                  <b>{title}</b>
                  <span className="day-quiet">
                    {subject && `${subject.label} · `}
                    {result?.note}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface TaskRowProps {
  readonly task: FieldTask;
  readonly on: string;
  /** Its stop on the way; null without a place. */
  readonly order: number | null;
  readonly leg_m: number | null;
}

function TaskRow({ task, on, order, leg_m }: TaskRowProps) {
  const { t } = useTranslation();
  const { dueText, lengthText } = useFieldWords();
  return (
    <li>
      <button type="button" className="day-row" onClick={() => void lookAtTarget({ kind: 'task', id: task.id })}>
        <span className="day-row__no figures" aria-label={order === null ? undefined : t('patrol.day.order', { n: order })}>
          {order ?? '–'}
        </span>
        <span className="day-row__main">
          <b>{task.title}</b>
          <span className="day-quiet">
            {t(`desk.from.${task.from}`)}
            {task.subject && ` · ${task.subject.label}`}
          </span>
        </span>
        <span className="day-row__end figures">
          <span className={task.late_days > 0 ? 'day-late' : undefined}>{dueText(task, on)}</span>
          {leg_m !== null && <span className="day-quiet">{lengthText(leg_m)}</span>}
        </span>
      </button>
    </li>
  );
}
