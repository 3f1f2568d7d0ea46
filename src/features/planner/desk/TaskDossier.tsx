import { Autocomplete, Button, Textarea, UnstyledButton } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishTask, loadAssignees, loadTask, passTask, reopenTask, withdrawTask, workDay } from '../../../state/desk.ts';
import { asCodedError } from '../../../state/failure.ts';
import { forgetEntries } from '../../../state/kept-entries.ts';
import { today } from '../../../state/record.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { TaskEntry } from '../../../workers/calls/desk.ts';
import { FactList } from '../FactList.tsx';
import { EntityHistory } from '../history/EntityHistory.tsx';
import { JudgedDay } from '../JudgedDay.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { useEntry } from '../shell/use-entry.ts';
import { DayField } from '../shell/DayField.tsx';
import { EntryFoot } from './EntryFoot.tsx';
import { useTell } from './use-tell.ts';
import './desk.css';
import { useAsked } from './use-asked.ts';
import { useOpenEntity } from './use-open-entity.ts';

type Doing = 'finish' | 'pass' | 'reopen' | 'withdraw';

/** One task: what it is about, who has it until when, and what came of it. */
export function TaskDossier({ taskId, onClose }: { taskId: string; onClose(): void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { answer: task, error } = useAsked(taskId, (signal) => loadTask(taskId, signal));
  return (
    <Panel title={task?.title ?? t('desk.task.one')} subtitle={t('desk.task.one')} onClose={onClose} closeLabel={t('app.close')}>
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {task && <Task task={task} />}
      <EntityHistory entity={{ kind: 'task', id: taskId }} quiet />
    </Panel>
  );
}

function Task({ task }: { task: NonNullable<Awaited<ReturnType<typeof loadTask>>> }) {
  const { t } = useTranslation();
  const open = useOpenEntity();
  const on = useView((s) => s.on);
  const { subject, result, place } = task;
  const [doing, setDoing] = useEntry<Doing | null>(`task/${task.id}/opened`, null);
  const day = workDay(on);
  const isLate = !result && task.dueOn < day;
  return (
    <>
      <JudgedDay day={day} />
      <section>
        {isLate && <p className="overdue">{t('desk.task.late', { day: task.dueOn })}</p>}
        <FactList
          facts={[
            [t('desk.task.from'), t(`desk.from.${task.from}`)],
            [t('desk.assignee'), task.assignee],
            [t('desk.task.assignedOn'), task.assignedOn],
            [t('desk.task.dueOn'), task.dueOn],
            [t('desk.task.doneOn'), result?.on],
            [t('desk.task.outcome'), result?.outcome && t(`desk.task.saw.${result.outcome}`)],
          ]}
        />
        {result && <p className="desk-quote">{result.note}</p>}
        {subject && (
          <p>
            <span className="quiet">{t('desk.task.about')} </span>
            <UnstyledButton className="link" onClick={() => open(subject, place)}>
              {subject.label}
            </UnstyledButton>
          </p>
        )}
      </section>
      <section aria-label={t('desk.task.do')}>
        {doing ? (
          <TaskForm key={doing} task={task} doing={doing} onDone={() => setDoing(null)} />
        ) : (
          <div className="button-row">
            {result ? (
              <Button variant="default" onClick={() => setDoing('reopen')}>
                {t('desk.task.reopen')}
              </Button>
            ) : (
              <>
                <Button onClick={() => setDoing('finish')}>{t('desk.task.finish')}</Button>
                <Button variant="default" onClick={() => setDoing('pass')}>
                  {t('desk.task.pass')}
                </Button>
              </>
            )}
            <Button variant="subtle" color="gray" onClick={() => setDoing('withdraw')}>
              {t('desk.task.withdraw')}
            </Button>
          </div>
        )}
      </section>
    </>
  );
}

/** One of the things that can be done with a task. What was typed stays where it is refused. */
function TaskForm({ task, doing, onDone }: { task: TaskEntry; doing: Doing; onDone(): void }) {
  const { t } = useTranslation();
  const tell = useTell();
  const failureText = useFailureText();
  const { answer: assignees } = useAsked('assignees', loadAssignees);
  const name = `task/${task.id}/${doing}`;
  const [words, setWords] = useEntry(`${name}/words`, '');
  const [assignee, setAssignee] = useEntry(`${name}/assignee`, '');
  const [dueOn, setDueOn] = useEntry(`${name}/dueOn`, task.dueOn);
  const [doneOn, setDoneOn] = useEntry(`${name}/doneOn`, today());
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (doing === 'finish' && doneOn > today()) return setFailure(t('cases.dayAhead', { today: today() }));
    setBusy(true);
    setFailure(null);
    const { openDossier } = useView.getState();
    try {
      if (doing === 'finish') await finishTask(task.id, words.trim(), doneOn);
      else if (doing === 'reopen') await reopenTask(task.id, words.trim());
      else if (doing === 'pass') openDossier({ kind: 'task', id: await passTask(task, assignee.trim(), dueOn, words.trim()) });
      else {
        await withdrawTask(task.id, words.trim());
        openDossier(null);
      }
      forgetEntries(name);
      tell(t(`desk.task.did.${doing}`, { assignee }));
      onDone();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
      setBusy(false);
    }
  };
  return (
    <form className="desk-form" onSubmit={(event) => void submit(event)}>
      {doing === 'pass' && (
        <>
          <Autocomplete
            label={t('desk.task.to')}
            required
            data={[...(assignees ?? [])]}
            value={assignee}
            onChange={setAssignee}
          />
          <DayField label={t('desk.task.dueOn')} value={dueOn} onChange={setDueOn} />
        </>
      )}
      {doing === 'finish' && (
        <DayField label={t('desk.task.doneOn')} min={task.assignedOn} max={today()} value={doneOn} onChange={setDoneOn} />
      )}
      <Textarea
        label={t(`desk.task.words.${doing}`)}
        required
        autosize
        minRows={2}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <EntryFoot name={name} action={t(`desk.task.${doing}`)} busy={busy} failure={failure} onGiveUp={onDone} />
    </form>
  );
}
