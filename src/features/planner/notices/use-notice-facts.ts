import { useEffect, useState } from 'react';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { loadNoticeFacts } from '../../../state/notices.ts';
import { useSession } from '../../../state/session.ts';
import type { NoticeFacts } from '../../../workers/calls/notices.ts';

/** What the record says for the papers of a case on a day; asked again when the register changes. */
export function useNoticeFacts(
  caseId: string,
  on: string,
): { readonly facts: NoticeFacts | null; readonly error: CodedError | null } {
  const revision = useSession((s) => s.revision);
  const [answer, setAnswer] = useState<{ facts: NoticeFacts | null; error: CodedError | null }>({ facts: null, error: null });
  // A change of the register makes the answer out of date.
  useEffect(() => {
    const controller = new AbortController();
    loadNoticeFacts(caseId, on, controller.signal)
      .then((facts) => setAnswer({ facts, error: null }))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setAnswer({ facts: null, error: asCodedError(error) });
      });
    return () => controller.abort();
  }, [caseId, on, revision]);
  return answer;
}
