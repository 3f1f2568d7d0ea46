import { useState } from 'react';
import type { EditTask } from '../../../state/editing.ts';
import { beginEditing } from '../../../state/editing.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useFailureText } from '../use-failure-text.ts';

/** Begins to draw, from the shape in force; what went wrong is worded. */
export function useBegin(): { begin(task: EditTask): Promise<void>; failure: string | null } {
  const [failure, setFailure] = useState<string | null>(null);
  const failureText = useFailureText();
  return {
    failure,
    begin: async (task) => {
      try {
        setFailure(null);
        await beginEditing(task);
      } catch (error) {
        setFailure(failureText(asCodedError(error)));
      }
    },
  };
}
