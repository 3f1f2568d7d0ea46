import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCapture } from '../../../state/patrol/capture.ts';
import { usePhotos } from '../../../state/patrol/photos.ts';
import { type Missing, missingOf, saveCapture } from '../../../state/patrol/save-capture.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { Glance } from './Glance.tsx';
import { NoRoom } from './NoRoom.tsx';

/** Always under the thumb: saves, or says what is still missing. */
export function SaveBar() {
  const { t } = useTranslation();
  const saving = useCapture((s) => s.saving);
  const photos = usePhotos((s) => s.shots.length);
  const error = useCapture((s) => s.error);
  const failureText = useFailureText();
  const [missed, setMissed] = useState<Missing | null>(null);
  // What is missing hangs on photos that are being read too: whoever taps is answered as things are at that moment.
  usePhotos((s) => s.reading);
  const missing = useCapture(missingOf);
  const save = () => {
    const asked = missingOf(useCapture.getState());
    setMissed(asked);
    if (asked === null) {
      void saveCapture({
        reason: t('patrol.capture.reason'),
        evidence: t('patrol.capture.evidence', { count: photos }),
      });
    }
  };
  return (
    <div className="capture-save">
      <NoRoom />
      {error && error.code !== 'store-full' && <p role="alert">{failureText(error)}</p>}
      <Glance />
      {missed !== null && missed === missing && <p role="alert">{t(`patrol.capture.missing.${missed}`)}</p>}
      <button type="button" className="patrol__mark" disabled={saving} onClick={save}>
        <IconCheck size={26} aria-hidden />
        {t(saving ? 'patrol.capture.saving' : 'patrol.capture.save')}
      </button>
    </div>
  );
}
