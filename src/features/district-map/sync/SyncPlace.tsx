import { lazy, Suspense } from 'react';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import { useSync } from '../../../state/sync-state.ts';

const SyncMark = lazy(async () => ({ default: (await import('./SyncMark.tsx')).SyncMark }));

/** Where a screen of a device that has a team shows how the two stand; on any other there is nothing, and nothing is loaded for it. */
export function SyncPlace({ onDecide }: { onDecide?(entity: EntityRef): void }) {
  const hasTeam = useSync((s) => s.hasTeam === true);
  if (!hasTeam) return null;
  return (
    <Suspense>
      <SyncMark onDecide={onDecide} />
    </Suspense>
  );
}
