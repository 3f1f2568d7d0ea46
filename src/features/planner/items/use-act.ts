import { useState } from 'react';
import { act } from '../../../state/act.ts';
import { asCodedError } from '../../../state/failure.ts';
import { forgetEntries } from '../../../state/kept-entries.ts';
import type { ActionRequest } from '../../../workers/calls/recording.ts';
import { useRefusalText } from '../bulk/bulk-words.ts';

/**
 * Takes actions from a form: says whether they were recorded, and forgets what was typed into it then; what was refused is said beside
 * the form, which keeps its entries. `form` is their name.
 */
export function useAct(form: string) {
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = async (...requests: readonly ActionRequest[]): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await act(requests);
      forgetEntries(form);
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
