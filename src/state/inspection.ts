import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { AskedShape, Identified, NearBound, Nearby, NearPlace } from '../workers/calls/inspection.ts';
import type { Progress } from '../workers/rpc.ts';
import { asCodedError } from './failure.ts';
import { services } from './services.ts';
import { shownDay, useSession } from './session.ts';
import { useView } from './view.ts';

/** One question at a time: what lies in a shape, or near a place. */
export type Question =
  | { readonly kind: 'identify'; readonly asked: AskedShape }
  | { readonly kind: 'near'; readonly place: NearPlace; readonly bound: NearBound };

interface InspectionState {
  readonly question: Question | null;
  readonly found: Identified | null;
  readonly nearby: Nearby | null;
  readonly progress: Progress | null;
  readonly running: AbortController | null;
  readonly error: CodedError | null;
}

const NOTHING: InspectionState = { question: null, found: null, nearby: null, progress: null, running: null, error: null };

export const useInspection = create<InspectionState>()(() => NOTHING);

/** Puts a question; an older one still under way is given up, its answer stays until the new one is there. */
export async function putQuestion(question: Question): Promise<void> {
  const before = useInspection.getState();
  before.running?.abort();
  const running = new AbortController();
  const same = before.question?.kind === question.kind;
  useInspection.setState({ ...NOTHING, ...(same ? { found: before.found, nearby: before.nearby } : {}), question, running });
  const options = {
    signal: running.signal,
    onProgress: (progress: Progress) => useInspection.setState({ progress }),
  };
  try {
    const { engine } = services();
    const on = shownDay(useView.getState().on, useSession.getState().summary);
    const answer =
      question.kind === 'identify'
        ? { found: await engine.identify([question.asked, on], options) }
        : { nearby: await engine.near([question.place, question.bound, on], options) };
    if (!running.signal.aborted) useInspection.setState({ ...answer, running: null, progress: null });
  } catch (error) {
    if (useInspection.getState().running !== running) return;
    useInspection.setState(
      running.signal.aborted ? { running: null, progress: null } : { running: null, progress: null, error: asCodedError(error) },
    );
  }
}

/** Asks again: the day or the register is another. */
export async function askAgain(): Promise<void> {
  const { question } = useInspection.getState();
  if (question) await putQuestion(question);
}

export function stopAsking(): void {
  useInspection.getState().running?.abort();
}

/** Puts question and answer away. */
export function clearInspection(): void {
  stopAsking();
  useInspection.setState(NOTHING, true);
}

useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id) clearInspection();
});
