import { useCallback, useState } from 'react';
import type { CodedError } from '../../core/register/coded-error.ts';
import { asCodedError } from '../../state/failure.ts';

/** One step that the server is asked for at a time: whether it is under way, and why the last one failed. */
export function useStep(first: CodedError | null = null) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CodedError | null>(first);
  /** Returns whether it was done. */
  const run = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(asCodedError(error));
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { isBusy, failure, run };
}
