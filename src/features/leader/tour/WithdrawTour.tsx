import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTour, withdrawTour } from '../../../state/leader/tour.ts';
import { useTell } from './use-tell.ts';

/** Takes a tour off the list, with the reason. */
export function WithdrawTour({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation();
  const isSaved = useTour((s) => s.saved.some((one) => one.id === id));
  const tell = useTell('tour.saveFailed');
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  if (!isSaved) return null;
  const withdraw = async () => {
    try {
      await withdrawTour(id, reason);
      notifications.show({ message: t('tour.removed', { title }) });
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <button type="button" className="chidu-button" onClick={() => setAsks(true)}>
        {t('tour.remove')}
      </button>
      <Modal
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('tour.remove')}
        closeButtonProps={{ 'aria-label': t('tour.close') }}
      >
        <div className="tour-dialog">
          <label>
            {t('tour.removeReason')}
            <input className="tour-input" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          </label>
          <div className="tour__actions">
            <button
              type="button"
              className="chidu-button chidu-button-primary"
              disabled={reason.trim() === ''}
              onClick={() => void withdraw()}
            >
              {t('tour.remove')}
            </button>
            <button type="button" className="chidu-button" onClick={() => setAsks(false)}>
              {t('tour.cancel')}
            </button>
          </div>
        </div>
      </Modal>
    </>
  );
}
