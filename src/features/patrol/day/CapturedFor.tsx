import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { fillForm, useCapture } from '../../../state/patrol/capture.ts';
import { useCaptureSubject } from '../../../state/patrol/subject.ts';
import './day.css';

/** Above the capture: what the report is made for, so that nothing is linked to the wrong task. Nothing for a finding of one's own. */
export function CapturedFor() {
  const { t } = useTranslation();
  const subject = useCaptureSubject((s) => s.subject);
  const draft = useCapture((s) => s.draft?.id);
  useEffect(() => {
    if (subject && draft !== undefined) fillForm({ channel: subject.channel });
  }, [subject, draft]);
  if (!subject) return null;
  return (
    <p className="day-saved">{t(subject.reshapes ? 'patrol.day.redrawing' : 'patrol.day.capturing', { label: subject.label })}</p>
  );
}
