import { Textarea } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../../core/register/shape.ts';
import { asCodedError } from '../../../state/failure.ts';
import { recheckReport } from '../../../state/patrol/day.ts';
import { requestReport } from '../../../state/patrol/begin-report.ts';
import type { ReportEntry } from '../../../workers/calls/field-day.ts';
import { useFieldWords } from './use-field-words.ts';

interface RecheckFormProps {
  readonly report: ReportEntry;
  /** Its shape as it stands on record. */
  readonly shape: Shape | null;
  onSaved(text: string): void;
  onClose(): void;
}

/** Another look at a report: still there as drawn, gone, or of another outline, which capture draws anew. */
export function RecheckForm({ report, shape, onSaved, onClose }: RecheckFormProps) {
  const { t } = useTranslation();
  const { failureText } = useFieldWords();
  const [finding, setFinding] = useState<'same' | 'reshaped' | 'gone' | null>(null);
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (finding === null) return;
    if (finding === 'reshaped') {
      const about = { kind: 'sighting', id: report.id } as const;
      return requestReport({ label: report.no, about, taskId: null, channel: 'patrol', reshapes: report.id });
    }
    setBusy(true);
    setFailure(null);
    const said = t(`patrol.day.${finding}Reason`);
    const reason = note.trim() === '' ? said : t('patrol.day.result', { outcome: said, note: note.trim() });
    try {
      await recheckReport(report.id, finding === 'gone' ? null : shape, reason);
      onSaved(t(`patrol.day.saved.${finding}`));
      onClose();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
      setBusy(false);
    }
  };
  const action = { same: 'recordSame', reshaped: 'redraw', gone: 'recordGone' } as const;
  return (
    <form className="day-form" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{t('patrol.day.recheckTitle', { no: report.no })}</legend>
        <div className="day-chips">
          {(['same', 'reshaped', 'gone'] as const).map((one) => (
            <button key={one} type="button" className="day-chip" aria-pressed={one === finding} onClick={() => setFinding(one)}>
              {t(`patrol.day.${one}`)}
            </button>
          ))}
        </div>
      </fieldset>
      {finding !== null && finding !== 'reshaped' && (
        <Textarea
          size="lg"
          label={t('patrol.day.note')}
          autosize
          minRows={1}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      {failure && (
        <p role="alert" className="day-failure">
          {failure}
        </p>
      )}
      <div className="day-actions">
        <button type="submit" className="day-button day-button--primary" disabled={finding === null || busy}>
          {finding === null ? t('patrol.day.recheck') : t(`patrol.day.${action[finding]}`)}
        </button>
        <button type="button" className="day-button" onClick={onClose}>
          {t('patrol.day.cancel')}
        </button>
      </div>
    </form>
  );
}
