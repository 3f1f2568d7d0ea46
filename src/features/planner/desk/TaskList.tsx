import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useView } from '../../../state/view.ts';
import type { TaskEntry } from '../../../workers/calls/desk.ts';

/** The tasks that were given about something; nothing where there are none. */
export function TaskList({ tasks }: { tasks: readonly TaskEntry[] }) {
  const { t } = useTranslation();
  if (tasks.length === 0) return null;
  return (
    <section>
      <h3>{t('desk.group.tasks')}</h3>
      <ul className="desk-tasks">
        {tasks.map(({ id, title, assignee, dueOn, result }) => (
          <li key={id}>
            <UnstyledButton className="link" onClick={() => useView.getState().openDossier({ kind: 'task', id })}>
              {title}
            </UnstyledButton>
            <span className="quiet figures">
              {assignee} · {result ? t('desk.doneOn', { day: result.on }) : t('desk.dueOn', { day: dueOn })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
