import { IconCloudCheck, IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../state/connection.ts';
import { usePatrolScreen } from '../../state/patrol/screen.ts';

/** How things stand, always in view; leads to what is not safe yet. Offline is a state, not an error. */
export function StatePill() {
  const { t } = useTranslation();
  const online = useConnection((s) => s.online);
  const Icon = online ? IconCloudCheck : IconCloudOff;
  return (
    <button type="button" className="patrol__pill" data-online={online} onClick={() => usePatrolScreen.getState().open('outbox')}>
      <Icon size={18} aria-hidden />
      <span role="status">{online ? t('patrol.pill.online') : t('patrol.pill.offline')}</span>
    </button>
  );
}
