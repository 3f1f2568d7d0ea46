import { Textarea } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { finishOnSite, loadDay } from '../../../state/patrol/day.ts';
import { dropSubject, useCaptureSubject } from '../../../state/patrol/subject.ts';
import type { FieldTarget, FieldTask } from '../../../workers/calls/field-day.ts';
import { ownReport } from './own-report.ts';
import { useFieldWords } from './use-field-words.ts';

const OUTCOMES = ['unchanged', 'changed', 'gone'] as const;

interface SiteFormProps {
  readonly task: FieldTask;
  readonly detail: FieldTarget;
  onSaved(text: string): void;
  onClose(): void;
}

/** Finishes a task by what is seen on the spot. What was typed stays where it is refused. */
export function SiteForm({ task, detail, onSaved, onClose }: SiteFormProps) {
  const { t } = useTranslation();
  const { failureText } = useFieldWords();
  const captured = useCaptureSubject((s) => (s.captured?.taskId === task.id ? s.captured : null));
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | null>(captured ? 'changed' : null);
  const [note, setNote] = useState(captured ? t('patrol.day.capturedNote', { no: captured.no }) : '');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const own = ownReport(detail);
  const gone = outcome === 'gone' && own && own.standing !== 'gone' ? own : undefined;
  const visited = detail.entity.kind === 'task' ? undefined : detail.entity;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!outcome) return;
    setBusy(true);
    setFailure(null);
    const said = t(`patrol.day.outcome.${outcome}`);
    const words = note.trim() === '' ? said : t('patrol.day.result', { outcome: said, note: note.trim() });
    try {
      await finishOnSite({ taskId: task.id, outcome, note: words, ...(gone && { gone: gone.id }), ...(visited && { visited }) });
      dropSubject();
      onSaved(t('patrol.day.saved.finish'));
      onClose();
      await loadDay();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
      setBusy(false);
    }
  };
  return (
    <form className="day-form" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{t('patrol.day.finishTitle')}</legend>
        <div className="day-chips day-chips--three">
          {OUTCOMES.map((one) => (
            <button key={one} type="button" className="day-chip" aria-pressed={one === outcome} onClick={() => setOutcome(one)}>
              {t(`patrol.day.outcome.${one}`)}
            </button>
          ))}
        </div>
      </fieldset>
      <Textarea
        size="lg"
        label={t('patrol.day.note')}
        autosize
        minRows={1}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {gone && <p className="day-quiet">{t('patrol.day.recordsGone', { no: gone.no })}</p>}
      <p className="day-quiet">{t('patrol.day.notReached')}</p>
      {failure && (
        <p role="alert" className="day-failure">
          {failure}
        </p>
      )}
      <div className="day-actions">
        <button type="submit" className="day-button day-button--primary" disabled={!outcome || busy}>
          {t('patrol.day.finish')}
        </button>
        <button type="button" className="day-button" onClick={onClose}>
          {t('patrol.day.cancel')}
        </button>
      </div>
    </form>
  );
}
