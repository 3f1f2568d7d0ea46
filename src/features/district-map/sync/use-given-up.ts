import { useCallback, useEffect, useState } from 'react';
import type { AcceptedChange } from '../../../core/register/change.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useOutbox } from '../../../state/patrol/outbox.ts';
import { useSession } from '../../../state/session.ts';
import { listGivenUp, takeUpAgain } from '../../../state/sync-case.ts';

/** What somebody gave up on this device, neither sent nor deleted, and the way back. */
export interface GivenUp {
  /** The latest first. */
  readonly changes: readonly AcceptedChange[];
  /** Why the last one was not taken up again. */
  readonly problem: CodedError | null;
  /** Records one again as new. Tells whether it was recorded. Never rejects. */
  takeUp(change: AcceptedChange): Promise<boolean>;
}

export function useGivenUp(): GivenUp {
  const revision = useSession((s) => s.revision);
  const entries = useOutbox((s) => s.entries);
  const [changes, setChanges] = useState<readonly AcceptedChange[]>([]);
  const [problem, setProblem] = useState<CodedError | null>(null);
  const read = useCallback(() => void listGivenUp().then(setChanges, () => undefined), []);
  // Giving up takes an entry out of the outbox and may leave the register as it was.
  useEffect(read, [read, revision, entries]);
  const takeUp = async (change: AcceptedChange) => {
    try {
      await takeUpAgain(change);
      setProblem(null);
      read();
      return true;
    } catch (error) {
      setProblem(asCodedError(error));
      return false;
    }
  };
  return { changes, problem, takeUp };
}
