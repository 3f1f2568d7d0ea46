import { useEffect, useRef, useState } from 'react';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useSession } from '../../../state/session.ts';

/** An answer of the engine, asked for again when its question or the register changes. What was answered stays until then. */
export function useAsked<T>(
  question: string,
  ask: (signal: AbortSignal) => Promise<T>,
): { readonly answer: T | null; readonly error: CodedError | null } {
  const revision = useSession((s) => s.revision);
  const [state, setState] = useState<{ answer: T | null; error: CodedError | null }>({ answer: null, error: null });
  const asking = useRef(ask);
  asking.current = ask;
  // Another question or a change of the register makes the answer out of date.
  useEffect(() => {
    const controller = new AbortController();
    asking
      .current(controller.signal)
      .then((answer) => {
        if (!controller.signal.aborted) setState({ answer, error: null });
      })
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setState((last) => ({ answer: last.answer, error: asCodedError(error) }));
      });
    return () => controller.abort();
  }, [question, revision]);
  return state;
}
