import { create } from 'zustand';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Sighting } from '../../core/register/sighting.ts';

/** What a report is made for: the task that asks for it, and what that task is about. A part of the draft: it lives and dies with it. */
export interface ReportSubject {
  /** Shown above the form, so that nobody links a report to the wrong task. */
  readonly label: string;
  readonly about: EntityRef | null;
  readonly taskId: string | null;
  /** Of the new report: a patch's report came by the patch, a complaint's by the public. */
  readonly channel: Sighting['channel'];
  /** An earlier report whose shape is drawn anew: capture ends with a reshaping, not with a second report. */
  readonly reshapes: string | null;
}

interface CapturedFor extends ReportSubject {
  readonly sightingId: string;
  readonly no: string;
}

interface SubjectState {
  /** The last report that was made for a subject, until the task was finished with it or it was put aside. */
  readonly captured: CapturedFor | null;
}

export const useCaptureSubject = create<SubjectState>()(() => ({ captured: null }));

/** The report that a draft draws anew; null where it makes a new one. */
export const reshapedBy = (subject: ReportSubject | null | undefined): { readonly id: string; readonly no: string } | null =>
  subject?.reshapes ? { id: subject.reshapes, no: subject.label } : null;

/** Called by capture when its report is on record: the way back to the task. Nothing happens for a report without a subject. */
export function noteCaptured(subject: ReportSubject | null | undefined, { id, no }: Pick<Sighting, 'id' | 'no'>): void {
  if (subject) useCaptureSubject.setState({ captured: { ...subject, sightingId: id, no } });
}

/** The report was dealt with. */
export const dropSubject = (): void => useCaptureSubject.setState({ captured: null });
