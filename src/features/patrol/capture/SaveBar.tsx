import { IconCamera, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BuildStage, STAGES } from '../../../core/register/sighting.ts';
import { fillForm, useCapture } from '../../../state/patrol/capture.ts';
import { raiseCamera, usePhotos } from '../../../state/patrol/photos.ts';
import { type Missing, missingOf, saveCapture } from '../../../state/patrol/save-capture.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { Glance } from './Glance.tsx';
import { NoRoom } from './NoRoom.tsx';

/**
 * Always under the thumb: opens the camera, saves, or says what is still missing. While only the stage is, the button is one for each: whoever knows what
 * they see saves it in one tap.
 */
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
    const now = missingOf(useCapture.getState());
    setMissed(now);
    if (now === null) {
      void saveCapture({
        reason: t('patrol.capture.reason'),
        evidence: t('patrol.capture.evidence', { count: photos }),
      });
    }
  };
  const saveAs = (stage: BuildStage) => {
    fillForm({ stage });
    save();
  };
  return (
    <div className="capture-save">
      <NoRoom />
      {error && error.code !== 'store-full' && <p role="alert">{failureText(error)}</p>}
      <Glance />
      {missed !== null && missed === missing && <p role="alert">{t(`patrol.capture.missing.${missed}`)}</p>}
      <div className="capture-save__row">
        <button
          type="button"
          className="capture-save__camera"
          aria-label={[t('photos.strip.take'), ...(photos > 0 ? [photos] : [])].join(' ')}
          onClick={raiseCamera}
        >
          <IconCamera size={28} aria-hidden />
          {photos > 0 && <small aria-hidden>{photos}</small>}
        </button>
        {missing === 'stage' ? (
          <div className="capture-save__stages" role="group" aria-label={t('patrol.capture.saveAs')}>
            {STAGES.map((stage) => (
              <button key={stage} type="button" className="patrol__mark" onClick={() => saveAs(stage)}>
                <small>{t('patrol.capture.save')}</small> {t(`stage.${stage}`)}
              </button>
            ))}
          </div>
        ) : (
          <button type="button" className="patrol__mark" disabled={saving} onClick={save}>
            <IconCheck size={26} aria-hidden />
            {t(saving ? 'patrol.capture.saving' : 'patrol.capture.save')}
          </button>
        )}
      </div>
    </div>
  );
}
