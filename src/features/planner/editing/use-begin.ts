import { useState } from 'react';
import { hasUnfinishedDrawing } from '../../../state/editing-draft.ts';
import { beginEditing, type EditTask } from '../../../state/editing.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

export interface Beginning {
  /** Begins to draw from the shape in force, after asking where unfinished work would be lost by it. */
  begin(task: EditTask): Promise<void>;
  /** The work that waits for the answer. */
  readonly asking: EditTask | null;
  answer(goOn: boolean): void;
  /** What went wrong, worded. */
  readonly failure: string | null;
}

/** How every screen begins a drawing. Whoever uses it shows `BeginQuestion` and the failure. */
export function useBegin(): Beginning {
  const [failure, setFailure] = useState<string | null>(null);
  const [asking, setAsking] = useState<EditTask | null>(null);
  const failureText = useFailureText();
  const start = async (task: EditTask) => {
    try {
      setFailure(null);
      await beginEditing(task);
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
    }
  };
  return {
    failure,
    asking,
    begin: async (task) => ((await hasUnfinishedDrawing()) ? setAsking(task) : start(task)),
    answer: (goOn) => {
      setAsking(null);
      if (goOn && asking) void start(asking);
    },
  };
}
