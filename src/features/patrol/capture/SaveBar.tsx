import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCapture } from '../../../state/patrol/capture.ts';
import { usePhotos } from '../../../state/patrol/photos.ts';
import { type Missing, missingOf, saveCapture } from '../../../state/patrol/save-capture.ts';
import { Glance } from './Glance.tsx';
import { NoRoom } from './NoRoom.tsx';

/** Always under the thumb: saves, or says what is still missing. */
export function SaveBar() {
  const { t } = useTranslation();
  const saving = useCapture((s) => s.saving);
  const photos = usePhotos((s) => s.shots.length);
  const [missed, setMissed] = useState<Missing | null>(null);
  const missing = useCapture(missingOf);
  const save = () => {
    setMissed(missing);
    if (missing === null) {
      void saveCapture({
        reason: t('patrol.capture.reason'),
        evidence: t('patrol.capture.evidence', { count: photos }),
      });
    }
  };
  return (
    <div className="capture-save">
      <NoRoom />
      <Glance />
      {missed !== null && missed === missing && <p role="alert">{t(`patrol.capture.missing.${missed}`)}</p>}
      <button type="button" className="patrol__mark" disabled={saving} onClick={save}>
        <IconCheck size={26} aria-hidden />
        {t(saving ? 'patrol.capture.saving' : 'patrol.capture.save')}
      </button>
    </div>
  );
}
