import {
  IconAlertTriangle,
  IconCloudOff,
  IconCloudUp,
  IconGitMerge,
  IconLogin2,
  IconRefresh,
  IconRefreshDot,
  IconUnlink,
} from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import { useTextPart } from '../use-text-part.ts';
import './sync.css';
import { type Standing, useTeamStanding } from './use-standing.ts';

const SyncDialog = lazy(async () => ({ default: (await import('./SyncDialog.tsx')).SyncDialog }));

const LOOKS = {
  logIn: [IconLogin2, 'quiet'],
  elsewhere: [IconUnlink, 'quiet'],
  connecting: [IconRefreshDot, 'quiet'],
  synced: [IconRefresh, 'quiet'],
  waiting: [IconCloudUp, 'told'],
  offline: [IconCloudOff, 'told'],
  needsLogin: [IconLogin2, 'asks'],
  merge: [IconGitMerge, 'asks'],
  fix: [IconAlertTriangle, 'asks'],
  stopped: [IconAlertTriangle, 'asks'],
} as const satisfies Readonly<Record<Standing, readonly [typeof IconRefresh, 'quiet' | 'told' | 'asks']>>;

/** How this device and its team stand, always in view; a click leads to what can be done. */
export function SyncMark({ onDecide }: { onDecide?(entity: EntityRef): void }) {
  const { t } = useTranslation();
  const isReady = useTextPart('sync');
  const [isOpen, setOpen] = useState(false);
  const { standing, count } = useTeamStanding();
  if (!isReady) return null;
  const [Icon, tone] = LOOKS[standing];
  const words = t(`sync.mark.${keyOf(standing, count)}`, { count });
  return (
    <>
      <button
        type="button"
        className="sync-mark"
        data-tone={tone}
        aria-label={`${t('sync.title')}: ${words}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon size={18} aria-hidden />
        <span className="sync-mark__words figures">{words}</span>
        {count > 0 && <span className="sync-mark__count figures">{count}</span>}
      </button>
      <span className="sync-mark__said" role="status">
        {tone === 'asks' ? words : ''}
      </span>
      {isOpen && (
        <Suspense>
          <SyncDialog
            onClose={() => setOpen(false)}
            onDecide={
              onDecide &&
              ((entity) => {
                setOpen(false);
                onDecide(entity);
              })
            }
          />
        </Suspense>
      )}
    </>
  );
}

function keyOf(standing: Standing, count: number): string {
  if (count === 0) return standing;
  return standing === 'offline' ? 'offlineWaiting' : standing === 'needsLogin' ? 'needsLoginWaiting' : standing;
}
