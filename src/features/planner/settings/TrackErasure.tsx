import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../state/session.ts';
import { askTracksDue, eraseTracksDue, stopErasing, useTrackErasure } from '../../../state/track-erasure.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';

/** Where staff were is personal data: what is erased of their tracks after its time, what stays, and the button that does it. */
export function TrackErasure() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const revision = useSession((s) => s.revision);
  const { due, isBusy, progress, erased, error } = useTrackErasure();
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    void askTracksDue();
  }, [revision]);
  if (!due) return null;
  const { days } = due;
  return (
    <div className="track-erasure">
      <p>{t('settings.tracks.what', { days })}</p>
      <p className="quiet">{t('settings.tracks.stays')}</p>
      <p className="quiet">{t('settings.tracks.elsewhere')}</p>
      <p className="figures" role="status">
        {t('settings.tracks.count', { kept: due.kept, due: due.due, erased: due.erased })}
        {due.oldestOn !== null && t('settings.tracks.oldest', { day: due.oldestOn })}
        {erased > 0 && !isBusy && t('settings.tracks.done', { count: erased })}
      </p>
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {isBusy && <PhaseProgress title={t('settings.tracks.erasing')} progress={progress} onCancel={stopErasing} />}
      {!isBusy && due.due > 0 && (
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          {t('settings.tracks.erase', { count: due.due })}
        </Button>
      )}
      <ConfirmDialog
        opened={isAsking}
        action={t('settings.tracks.erase', { count: due.due })}
        text={t('settings.tracks.sure')}
        onConfirm={() => void eraseTracksDue()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
