import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameDay, numberDay } from '../../../core/register/day.ts';
import { asCodedError } from '../../../state/failure.ts';
import type { TourDraft } from '../../../state/leader/tour.ts';
import { today } from '../../../state/record.ts';
import { rememberedLogin } from '../../../state/team/remembered-login.ts';
import { saveFile } from '../../district-map/save-file.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { ShareLinks } from './ShareLinks.tsx';
import { makeShareFile } from './share-page.ts';

const USUAL_days = 30;

/** Makes one file of a tour, and says before what that means. */
export function ShareDialog({ draft, onClose }: { draft: TourDraft; onClose(): void }) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const sharedOn = today();
  const [endsOn, setEndsOn] = useState(nameDay(numberDay(sharedOn) + USUAL_days));
  const [withNotes, setWithNotes] = useState(false);
  const [told, tell] = useState('');
  const [isBusy, setBusy] = useState(false);
  const isValid = endsOn >= sharedOn;
  const page = () => makeShareFile(draft, { sharedOn, endsOn, withNotes }, i18n);
  const make = async () => {
    setBusy(true);
    try {
      const blob = await page();
      const name = `${t('tour.file.name', { title: fileName(draft.title), day: sharedOn })}.html`;
      saveFile(blob, name);
      tell(t('tour.file.made', { name, size: (blob.size / 1e6).toFixed(1) }));
    } catch (error) {
      tell(failureText(asCodedError(error)));
    }
    setBusy(false);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tour.file.title', { title: draft.title })}
      closeButtonProps={{ 'aria-label': t('tour.close') }}
    >
      <div className="tour-dialog">
        <p>{t('tour.file.what', { audience: t(`tour.audiences.${draft.audience}`) })}</p>
        <label>
          {t('tour.file.endsOn')}
          <input
            className="tour-input"
            type="date"
            min={sharedOn}
            value={endsOn}
            onChange={(event) => setEndsOn(event.currentTarget.value)}
          />
        </label>
        {!isValid && <p className="tour-alert">{t('tour.file.endInvalid')}</p>}
        {draft.audience !== 'public' && (
          <label className="tour-dialog__check">
            <input type="checkbox" checked={withNotes} onChange={(event) => setWithNotes(event.currentTarget.checked)} />
            {t('tour.file.withNotes')}
          </label>
        )}
        <p className="tour-quiet">{t('tour.file.warning')}</p>
        <div className="tour__actions">
          <button
            type="button"
            className="chidu-button chidu-button-primary"
            disabled={!isValid || isBusy}
            onClick={() => void make()}
          >
            {t('tour.file.make')}
          </button>
          <button type="button" className="chidu-button" onClick={onClose}>
            {t('tour.close')}
          </button>
        </div>
        <p role="status">{told}</p>
        {rememberedLogin() !== null && draft.audience !== 'planner' && (
          <ShareLinks tour={draft.id} isDisabled={!isValid || isBusy} page={page} />
        )}
      </div>
    </Modal>
  );
}

/** A title as the name of a file on any system. */
const fileName = (title: string): string =>
  title.replaceAll(/[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '_').slice(0, 60);
