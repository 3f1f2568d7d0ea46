import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { useTrack } from '../../../state/patrol/track.ts';

/** That a patrol is under way, on every view but its own; a touch leads to it. */
export function TrackPill() {
  const { t } = useTranslation();
  const state = useTrack((s) => s.state);
  const isThere = usePatrolScreen((s) => s.view === 'track');
  if (isThere || (state !== 'on' && state !== 'paused' && state !== 'found')) return null;
  return (
    <button type="button" className="patrol__pill" onClick={() => usePatrolScreen.getState().open('track')}>
      <IconRoute size={18} aria-hidden />
      <span role="status">{t(`patrol.track.under.${state}`)}</span>
    </button>
  );
}
