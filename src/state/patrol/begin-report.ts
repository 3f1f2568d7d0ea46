import { create } from 'zustand';
import { beginHere, findCapture, isUnfinished } from './capture-draft.ts';
import { dropCapture, useCapture } from './capture.ts';
import { dropShots, untilRead, usePhotos } from './photos.ts';
import { usePatrolScreen } from './screen.ts';
import { dropSubject, type ReportSubject } from './subject.ts';

interface BeginningState {
  /** A new report was asked for while another one is unfinished: whoever asked says what becomes of that one. */
  readonly asked: { readonly subject: ReportSubject | null } | null;
  /** Whether a report was left behind is still being looked for: no form is shown before it is known whose it would be. */
  readonly looking: boolean;
}

export const useBeginning = create<BeginningState>()(() => ({ asked: null, looking: false }));

/**
 * Opens capture for a new report, of one's own finding or for a task, a patch or an earlier report. An unfinished one is neither mixed
 * with it nor thrown away: it is asked about first.
 */
export async function requestReport(subject: ReportSubject | null): Promise<void> {
  useBeginning.setState({ looking: true });
  usePatrolScreen.getState().open('capture');
  dropSubject();
  try {
    // One that a closed page left behind is unfinished too.
    await findCapture();
    if (useCapture.getState().elsewhere) return;
    if (isUnfinished() && !isFor(subject)) useBeginning.setState({ asked: { subject } });
    if (!isUnfinished()) await begin(subject);
  } finally {
    useBeginning.setState({ looking: false });
  }
}

/** Goes on with the unfinished report. */
export const continueReport = (): void => useBeginning.setState({ asked: null });

/** Throws the unfinished report away with its photos, and begins the one that was asked for. */
export async function replaceReport(): Promise<void> {
  const { asked } = useBeginning.getState();
  if (!asked) return;
  await abandonReport();
  useBeginning.setState({ asked: null });
  await begin(asked.subject);
}

/** Throws away what was marked, entered and photographed, photos that are still being read among them. */
export async function abandonReport(): Promise<void> {
  dropCapture();
  await untilRead();
  // What cannot be cleared away now is found again with the next report, and said there.
  await dropShots(usePhotos.getState().shots.map(({ photo }) => photo.id)).catch(() => undefined);
}

function begin(subject: ReportSubject | null): Promise<void> {
  dropCapture();
  return beginHere(subject);
}

/** Whether the report under way is for the same task or report; one's own findings are each another. */
function isFor(subject: ReportSubject | null): boolean {
  const under = useCapture.getState().draft?.madeFor;
  if (!subject || !under) return false;
  return under.taskId === subject.taskId && under.reshapes === subject.reshapes && under.about?.id === subject.about?.id;
}

usePatrolScreen.subscribe(({ view }, before) => {
  if (before.view === 'capture' && view !== 'capture') continueReport();
});
