import { useTranslation } from 'react-i18next';
import { startCapture } from '../../../state/patrol/capture-draft.ts';

/** One report is in one hand: where it is, and how to take it over. */
export function MarkedElsewhere() {
  const { t } = useTranslation();
  return (
    <div className="capture-elsewhere" role="status">
      <p>{t('patrol.capture.elsewhere.what')}</p>
      <button type="button" className="capture-button" onClick={() => void startCapture()}>
        {t('patrol.capture.elsewhere.takeOver')}
      </button>
    </div>
  );
}
