import { Autocomplete, Modal, Select, Textarea } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import { proposeDue } from '../../../core/register/propose-due.ts';
import { TASK_ORIGINS, type TaskOrigin } from '../../../core/register/task.ts';
import { giveTask, loadAssignees } from '../../../state/desk.ts';
import { asCodedError } from '../../../state/failure.ts';
import { forgetEntries } from '../../../state/kept-entries.ts';
import { today } from '../../../state/record.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { useEntry } from '../shell/use-entry.ts';
import { DayField } from '../shell/DayField.tsx';
import { EntryFoot } from './EntryFoot.tsx';
import { useTell } from './use-tell.ts';
import { useAsked } from './use-asked.ts';

/** What a task is given for; without a subject it is told in free words. */
export interface TaskAbout {
  readonly from: TaskOrigin;
  readonly subject?: EntityRef & { readonly label: string };
  readonly title?: string;
  /** Of a patch or an objection: by when it is to be answered. */
  readonly answerByOn?: string;
}

/** Gives somebody something to do by a day. What was typed stays where it is refused, and where the dialog is left in any way but by giving it up. */
export function NewTaskDialog({ about, onClose }: { about: TaskAbout; onClose(): void }) {
  const { t } = useTranslation();
  const tell = useTell();
  const failureText = useFailureText();
  const { answer: assignees } = useAsked('assignees', loadAssignees);
  const name = `task/new/${about.subject ? `${about.subject.kind}/${about.subject.id}` : 'free'}`;
  const [from, setFrom] = useEntry<TaskOrigin>(`${name}/from`, about.from);
  const [title, setTitle] = useEntry(`${name}/title`, about.title ?? '');
  const [assignee, setAssignee] = useEntry(`${name}/assignee`, '');
  const [dueOn, setDueOn] = useEntry(`${name}/dueOn`, proposeDue(about.from, today(), about.answerByOn));
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      await giveTask({
        from,
        title: title.trim(),
        assignee: assignee.trim(),
        dueOn,
        ...(about.subject && { subject: about.subject }),
      });
      forgetEntries(name);
      tell(t('desk.task.given', { assignee, due: dueOn }));
      onClose();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={about.subject ? t('desk.task.giveFor', { label: about.subject.label }) : t('desk.task.new')}
      centered
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form className="desk-form" onSubmit={(event) => void submit(event)}>
        {!about.subject && (
          <Select
            label={t('desk.task.from')}
            data={TASK_ORIGINS.map((value) => ({ value, label: t(`desk.from.${value}`) }))}
            value={from}
            allowDeselect={false}
            onChange={(value) => {
              const next = value ?? from;
              setFrom(next);
              setDueOn(proposeDue(next, today(), about.answerByOn));
            }}
          />
        )}
        <Textarea
          label={t('desk.task.title')}
          description={about.subject ? undefined : t('desk.task.titleHint')}
          required
          autosize
          minRows={2}
          data-autofocus={about.subject ? undefined : true}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Autocomplete
          label={t('desk.assignee')}
          required
          data={[...(assignees ?? [])]}
          data-autofocus={about.subject ? true : undefined}
          value={assignee}
          onChange={setAssignee}
        />
        <DayField
          label={t('desk.task.dueOn')}
          description={t(
            `desk.task.proposed.${about.answerByOn !== undefined && dueOn === about.answerByOn ? 'answer' : from === 'complaint' ? 'complaint' : 'other'}`,
          )}
          value={dueOn}
          onChange={setDueOn}
        />
        <EntryFoot name={name} action={t('desk.task.give')} busy={busy} failure={failure} onGiveUp={onClose} />
      </form>
    </Modal>
  );
}
