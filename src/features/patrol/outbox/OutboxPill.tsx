import { IconAlertTriangle, IconCircleCheck, IconCloudOff, IconDots, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { groupByRecord } from '../../../core/register/outbox/field-work.ts';
import { isUnsafe } from '../../../core/register/outbox/outbox-entry.ts';
import { useConnection } from '../../../state/connection.ts';
import { useOutbox } from '../../../state/patrol/outbox.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { useSync } from '../../../state/sync-state.ts';
import './outbox.css';

const ICONS = { quiet: IconDots, attention: IconAlertTriangle, waiting: IconUpload, safe: IconCircleCheck } as const;

/** How many records are not safe yet, always in view; a touch leads to them. Never says safe before the outbox was read. */
export function OutboxPill() {
  const { t } = useTranslation();
  const online = useConnection((s) => s.online);
  const wantsLogin = useSync((s) => s.phase === 'needs-login');
  const { entries, isKnown } = useOutbox();
  const records = (some: typeof entries) => groupByRecord(some, (entry) => entry).length;
  const attention = records(entries.filter(({ state }) => state === 'attention'));
  const waiting = records(entries.filter(isUnsafe));
  const [tone, words] = !isKnown
    ? (['quiet', t('patrol.outbox.pill.reading')] as const)
    : attention > 0
      ? (['attention', t('patrol.outbox.pill.attention', { count: attention })] as const)
      : waiting > 0
        ? (['waiting', t('patrol.outbox.pill.waiting', { count: waiting })] as const)
        : (['safe', t(entries.length > 0 ? 'patrol.outbox.pill.safe' : 'patrol.outbox.pill.empty')] as const);
  const Icon = ICONS[tone];
  return (
    <button type="button" className="outbox-pill" data-tone={tone} onClick={() => usePatrolScreen.getState().open('outbox')}>
      <Icon size={18} aria-hidden />
      <span role="status">
        {words}
        {online && wantsLogin && <span className="outbox-pill__offline">{t('patrol.outbox.pill.login')}</span>}
        {!online && (
          <span className="outbox-pill__offline">
            <IconCloudOff size={18} aria-hidden /> {t('patrol.outbox.pill.offline')}
          </span>
        )}
      </span>
    </button>
  );
}
