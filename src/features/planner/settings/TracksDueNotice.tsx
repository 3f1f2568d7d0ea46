import { Alert, Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { openOfficeRules } from '../../../state/office-rules.ts';
import { useSession } from '../../../state/session.ts';
import { askTracksDue, useTrackErasure } from '../../../state/track-erasure.ts';

/** Says that fixes of tracks are kept longer than the office decided; nothing where none are. */
export function TracksDueNotice() {
  const { t } = useTranslation();
  const revision = useSession((s) => s.revision);
  const due = useTrackErasure((s) => s.due);
  useEffect(() => {
    void askTracksDue();
  }, [revision]);
  if (!due || due.due === 0) return null;
  return (
    <Alert color="gray" variant="light" p="xs" title={t('settings.tracks.notice', { count: due.due, days: due.days })}>
      <Button size="compact-sm" variant="default" onClick={() => openOfficeRules('rules')}>
        {t('settings.tracks.open')}
      </Button>
    </Alert>
  );
}
