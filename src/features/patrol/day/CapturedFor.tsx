import { useTranslation } from 'react-i18next';
import { useCapture } from '../../../state/patrol/capture.ts';
import './day.css';

/** Above the capture: what the report is made for, so that nothing is linked to the wrong task. Nothing for a finding of one's own. */
export function CapturedFor() {
  const { t } = useTranslation();
  const subject = useCapture((s) => s.draft?.madeFor ?? null);
  if (!subject) return null;
  return (
    <p className="day-saved">{t(subject.reshapes ? 'patrol.day.redrawing' : 'patrol.day.capturing', { label: subject.label })}</p>
  );
}
