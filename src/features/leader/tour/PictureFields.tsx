import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourStop } from '../../../core/register/tour.ts';
import { asCodedError } from '../../../state/failure.ts';
import { takePicture } from '../../../state/leader/tour-pictures.ts';
import { changeStop } from '../../../state/leader/tour.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/** The photo of a stop, and what it shows. */
export function PictureFields({ stop }: { stop: TourStop }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const file = useRef<HTMLInputElement>(null);
  const missingId = useId();
  const [failure, fail] = useState('');
  const { picture } = stop;
  const take = async (chosen: File) => {
    fail('');
    try {
      const sha256 = await takePicture(chosen);
      changeStop(stop.id, { picture: { sha256, text: picture?.text ?? '' } });
    } catch (error) {
      fail(failureText(asCodedError(error)));
    }
  };
  const isUntold = picture?.text.trim() === '';
  return (
    <fieldset className="stop-fields__picture">
      <legend>{t('tour.picture.label')}</legend>
      <input
        ref={file}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label={t('tour.picture.label')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen) void take(chosen);
        }}
      />
      {picture && (
        <label>
          {t('tour.picture.text')}
          <input
            className="tour-input"
            dir="auto"
            maxLength={300}
            aria-describedby={isUntold ? missingId : undefined}
            value={picture.text}
            onChange={(event) => changeStop(stop.id, { picture: { ...picture, text: event.currentTarget.value } })}
          />
        </label>
      )}
      {isUntold && (
        <p id={missingId} className="tour-alert">
          {t('tour.picture.textMissing')}
        </p>
      )}
      {failure !== '' && (
        <p className="tour-alert" role="alert">
          {failure}
        </p>
      )}
      <div className="tour__actions">
        <button type="button" className="chidu-button" onClick={() => file.current?.click()}>
          {t(picture ? 'tour.picture.change' : 'tour.picture.add')}
        </button>
        {picture && (
          <button type="button" className="chidu-button" onClick={() => changeStop(stop.id, { picture: undefined })}>
            {t('tour.picture.remove')}
          </button>
        )}
      </div>
      <p className="tour-quiet">{t('tour.picture.hint')}</p>
    </fieldset>
  );
}
