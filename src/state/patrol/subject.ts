import { create } from 'zustand';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Sighting } from '../../core/register/sighting.ts';
import { usePatrolScreen } from './screen.ts';

/** What a report is made for: the task that asks for it, and what that task is about. */
export interface CaptureSubject {
  /** Shown above the form, so that nobody links a report to the wrong task. */
  readonly label: string;
  readonly about: EntityRef | null;
  readonly taskId: string | null;
  /** Of the new report: a patch's report came by the patch, a complaint's by the public. */
  readonly channel: Sighting['channel'];
  /** An earlier report whose shape is drawn anew: capture ends with a reshaping, not with a second report. */
  readonly reshapes: string | null;
}

interface CapturedFor extends CaptureSubject {
  readonly sightingId: string;
  readonly no: string;
}

interface SubjectState {
  /** Of the capture that is open; null for a report of one's own finding. */
  readonly subject: CaptureSubject | null;
  /** The last report that was made for a subject, until the task was finished with it or it was put aside. */
  readonly captured: CapturedFor | null;
}

export const useCaptureSubject = create<SubjectState>()(() => ({ subject: null, captured: null }));

/** Opens capture for a task, a patch or an earlier report. */
export function captureFor(subject: CaptureSubject): void {
  useCaptureSubject.setState({ subject, captured: null });
  usePatrolScreen.getState().open('capture');
}

/** The report that the open capture draws anew; null where it makes a new one. */
export function reshapedReport(): { readonly id: string; readonly no: string } | null {
  const { subject } = useCaptureSubject.getState();
  return subject?.reshapes ? { id: subject.reshapes, no: subject.label } : null;
}

/** Called by capture when its report is on record: the way back to the task. Nothing happens for a report without a subject. */
export function noteCaptured({ id, no }: Pick<Sighting, 'id' | 'no'>): void {
  const { subject } = useCaptureSubject.getState();
  if (!subject) return;
  useCaptureSubject.setState({ subject: null, captured: { ...subject, sightingId: id, no } });
}

/** The report was dealt with. */
export const dropSubject = (): void => useCaptureSubject.setState({ subject: null, captured: null });

// Capture that was left without a report is a report of one's own finding when it is opened again.
usePatrolScreen.subscribe(({ view }, before) => {
  if (before.view === 'capture' && view !== 'capture') useCaptureSubject.setState({ subject: null });
});
