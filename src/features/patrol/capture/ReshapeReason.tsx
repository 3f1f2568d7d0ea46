import { useTranslation } from 'react-i18next';
import { fillForm, useCapture } from '../../../state/patrol/capture.ts';

/** All that a report drawn anew is asked for: its facts stand as they were reported. */
export function ReshapeReason() {
  const { t } = useTranslation();
  const note = useCapture((s) => s.draft?.form.note);
  if (note === undefined) return null;
  return (
    <label className="capture-field">
      {t('patrol.capture.form.reshapeNote')}
      <textarea rows={2} value={note} onChange={(event) => fillForm({ note: event.currentTarget.value })} />
    </label>
  );
}
