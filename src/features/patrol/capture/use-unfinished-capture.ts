import { useEffect } from 'react';
import { findCapture } from '../../../state/patrol/capture-draft.ts';
import { useSession } from '../../../state/session.ts';

/** Opens the report that a closed or killed page left behind, where it was left. */
export function useUnfinishedCapture(): void {
  const district = useSession((s) => s.summary?.district.id);
  useEffect(() => {
    if (district) void findCapture();
  }, [district]);
}
