import { useState } from 'react';
import { act } from '../../../state/act.ts';
import { asCodedError } from '../../../state/failure.ts';
import type { ActionRequest } from '../../../workers/calls/recording.ts';
import { useRefusalText } from '../bulk/bulk-words.ts';

/** Takes actions from a form: says whether they were recorded; what was refused is said beside the form, which keeps its entries. */
export function useAct() {
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = async (...requests: readonly ActionRequest[]): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await act(requests);
      return true;
    } catch (error) {
      const { code, params } = asCodedError(error);
      setFailure(refusalText(code, params ?? {}));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, failure, setFailure };
}
