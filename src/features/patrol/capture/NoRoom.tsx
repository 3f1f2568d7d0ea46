import { useTranslation } from 'react-i18next';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { useStorage } from '../../../state/storage.ts';

/** The ways out of a phone without room, beside the button that tries again: everything that was entered waits here. */
export function NoRoom() {
  const { t } = useTranslation();
  const full = useStorage((s) => s.full);
  if (!full) return null;
  return (
    <div className="capture-full" role="alert">
      <p>{t('patrol.capture.full.what')}</p>
      <div className="capture-full__ways">
        <button type="button" className="capture-button" onClick={() => usePatrolScreen.getState().open('outbox')}>
          {t('patrol.capture.full.export')}
        </button>
        <button type="button" className="capture-button" onClick={() => usePatrolScreen.getState().open('device')}>
          {t('patrol.capture.full.free')}
        </button>
      </div>
    </div>
  );
}
