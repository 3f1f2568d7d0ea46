import { create } from 'zustand';
import {
  type DrawnPart,
  type EditRefusal,
  type EditStep,
  toDegrees,
  toPlane,
  type VertexPlace,
} from '../../core/editing/drawing.ts';
import {
  beginOutline,
  type Box,
  type CaptureMethod,
  editOutline,
  freeVertices,
  hasOutline,
  type Outline,
  type OutlineShape,
  shapeOfOutline,
} from '../../core/editing/outline.ts';
import { simplifyRing } from '../../core/editing/simplify-ring.ts';
import type { LngLat } from '../../core/measure/units.ts';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { MeasuredPosition } from '../../core/register/photo.ts';
import type { BuildStage, BuildUse, Channel, Structure } from '../../core/register/sighting.ts';
import type { CaptureReport } from '../../workers/calls/capturing.ts';
import type { DrawingReport } from '../../workers/calls/editing.ts';
import { districtPlane } from '../district-plane.ts';
import { today } from '../record.ts';
import { services } from '../services.ts';
import { shownDay, useSession } from '../session.ts';
import { usePosition } from './position.ts';
import type { ReportSubject } from './subject.ts';

/** What is drawn: the building, or the land taken beside it. */
export type CaptureSubject = 'building' | 'land';

/** What is entered beside the outline. Only the stage has to be. */
export interface CaptureForm {
  readonly channel: Channel;
  readonly stage: BuildStage | null;
  readonly structure: Structure;
  readonly floors: number;
  readonly use: BuildUse;
  readonly note: string;
  readonly seenOn: string;
  readonly absentOn: string;
  readonly absentEvidence: string;
}

/** A report while it is being made: plain data, kept on the device at each step. */
export interface CaptureDraft {
  /** Of the report that it becomes: a page killed while it saves finds out by it. */
  readonly id: string;
  /** The task, patch or earlier report that it is made for; null for a finding of one's own. Drafts of older versions have none. */
  readonly madeFor?: ReportSubject | null;
  readonly subject: CaptureSubject;
  readonly building: Outline;
  readonly land: Outline;
  readonly form: CaptureForm;
  /** An earlier report of the same building, `new` where somebody said that it is another one, null while nobody said. */
  readonly same: string | null;
  /** The parcel that somebody said it stands on; null leaves it open. */
  readonly parcelId: string | null;
  /** Where the device was at the last step. */
  readonly measured: MeasuredPosition | null;
}

/** What is taken back as one step. */
type Moment = Pick<CaptureDraft, 'subject' | 'building' | 'land'>;

/** A report that was just put on record. */
export interface SavedCapture {
  readonly id: string;
  readonly no: string;
  readonly photos: number;
}

interface CaptureState {
  readonly draft: CaptureDraft | null;
  readonly past: readonly Moment[];
  /** Fixes are being taken in. */
  readonly running: 'stand' | 'walk' | null;
  /** What would be if the hand let go now. */
  readonly held: Outline | null;
  readonly chosen: VertexPlace | null;
  readonly refusal: EditRefusal | null;
  readonly report: CaptureReport | null;
  readonly landReport: DrawingReport | null;
  readonly error: CodedError | null;
  readonly saving: boolean;
  readonly saved: SavedCapture | null;
  /** Another tab has the open report in hand. */
  readonly elsewhere: boolean;
}

const IDLE: CaptureState = {
  draft: null,
  past: [],
  running: null,
  held: null,
  chosen: null,
  refusal: null,
  report: null,
  landReport: null,
  error: null,
  saving: false,
  saved: null,
  elsewhere: false,
};

export const useCapture = create<CaptureState>()(() => IDLE);

/** Steps that can be taken back. */
const MOST_PAST = 100;
/** What nobody places better on a map, metres: the map itself is not truer. */
const LEAST_HAND_M = 0.5;
/** How far from where it was meant a finger comes down, one standard deviation, CSS pixels. */
const FINGER_PX = 5;
/** A stroke is simplified to what a finger is good for. */
const LEAST_TOLERANCE_M = 0.3;

/** What a vertex that a hand sets at this scale of the map is good for, metres. */
export const handSigma_m = (metresPerPixel: number): number => Math.max(LEAST_HAND_M, FINGER_PX * metresPerPixel);

/** Begins a report where none is under way. */
export function beginCapture(method: CaptureMethod = 'box', madeFor: ReportSubject | null = null): void {
  if (useCapture.getState().draft) return;
  const draft: CaptureDraft = {
    id: services().ids.next(),
    madeFor,
    subject: 'building',
    building: beginOutline(method),
    land: beginOutline('corners'),
    form: {
      channel: madeFor?.channel ?? 'patrol',
      stage: null,
      structure: 'other',
      floors: 1,
      use: 'other',
      note: '',
      seenOn: today(),
      absentOn: '',
      absentEvidence: '',
    },
    same: null,
    parcelId: null,
    measured: null,
  };
  useCapture.setState({ ...IDLE, draft });
}

/** Goes on with a report that a closed page left behind. */
export const resumeCapture = (draft: CaptureDraft): void => useCapture.setState({ ...IDLE, draft });

/** Throws away what was marked and entered. */
export function dropCapture(): void {
  stopFixes();
  useCapture.setState(IDLE);
}

/** Something was marked or entered that would be lost. */
export const hasCaptured = ({ draft }: Pick<CaptureState, 'draft'> = useCapture.getState()): boolean =>
  draft !== null && (hasOutline(draft.building) || hasOutline(draft.land) || draft.form.stage !== null || draft.form.note !== '');

/** The outline at hand: of the building, or of the land beside it. */
export const outlineOf = ({ subject, building, land }: CaptureDraft): Outline => (subject === 'building' ? building : land);

/** Takes the outline at hand one step on; the step can be taken back. */
export function changeOutline(outline: Outline): void {
  const { draft, past, chosen } = useCapture.getState();
  if (!draft || outline === outlineOf(draft)) return;
  const { subject, building, land } = draft;
  useCapture.setState({
    draft: { ...draft, [subject]: outline, measured: usePosition.getState().fix ?? draft.measured },
    past: [...past.slice(1 - MOST_PAST), { subject, building, land }],
    held: null,
    refusal: null,
    chosen: outline.parts.length > 0 ? chosen : null,
  });
}

/** Takes the last step back. */
export function takeBackCapture(): void {
  const { draft, past } = useCapture.getState();
  const last = past.at(-1);
  if (!draft || !last) return;
  stopFixes();
  useCapture.setState({ draft: { ...draft, ...last }, past: past.slice(0, -1), held: null, chosen: null, refusal: null });
}

export function takeSubject(subject: CaptureSubject): void {
  const { draft } = useCapture.getState();
  if (!draft || draft.subject === subject) return;
  stopFixes();
  useCapture.setState({ draft: { ...draft, subject }, held: null, chosen: null });
}

/** Begins the outline at hand anew by another method; what was drawn can be taken back. */
export function takeMethod(method: CaptureMethod): void {
  const { draft } = useCapture.getState();
  if (!draft) return;
  stopFixes();
  if (outlineOf(draft).method !== method || outlineOf(draft).parts.length > 0) changeOutline(beginOutline(method));
}

/** Frees the vertices of the outline at hand, to be moved one by one. */
export function editVertices(): void {
  const [{ draft }, plane] = [useCapture.getState(), districtPlane()];
  if (!draft || !plane) return;
  stopFixes();
  changeOutline(freeVertices(outlineOf(draft), plane));
}

/** A step of hands on the map; false where it cannot be taken, and why not stands in `refusal`. */
export function stepOutline(step: EditStep, metresPerPixel: number): boolean {
  const [{ draft }, plane] = [useCapture.getState(), districtPlane()];
  if (!draft || !plane) return false;
  if (step.do === 'undo') {
    takeBackCapture();
    return true;
  }
  const next = editOutline(outlineOf(draft), step, plane, handSigma_m(metresPerPixel));
  if (typeof next === 'string') {
    useCapture.setState({ refusal: next });
    return false;
  }
  changeOutline(next);
  return true;
}

/** What would come of a step that a hand holds. */
export function holdOutline(step: EditStep | null, metresPerPixel: number): void {
  const [{ draft }, plane] = [useCapture.getState(), districtPlane()];
  if (!draft || !plane) return;
  const next = step && editOutline(outlineOf(draft), step, plane, handSigma_m(metresPerPixel));
  useCapture.setState({ held: next === null || typeof next === 'string' ? null : next });
}

export const chooseCorner = (chosen: VertexPlace | null): void => useCapture.setState({ chosen });

/** The box as it is, or as it would be if the hand let go (`done` false). */
export function setBox(box: Box, metresPerPixel: number | null, done = true): void {
  const { draft } = useCapture.getState();
  if (!draft) return;
  const outline = outlineOf(draft);
  const hand_m = metresPerPixel === null ? outline.hand_m : Math.max(outline.hand_m, handSigma_m(metresPerPixel));
  const next = { ...outline, box, hand_m };
  if (done) changeOutline(next);
  else useCapture.setState({ held: next });
}

/** A stroke of a finger becomes the shape, simplified to what a finger is good for. */
export function takeStroke(points: readonly LngLat[], metresPerPixel: number): void {
  const [{ draft }, plane] = [useCapture.getState(), districtPlane()];
  if (!draft || !plane) return;
  const tolerance_m = Math.max(LEAST_TOLERANCE_M, 2 * metresPerPixel);
  const ring = simplifyRing(toPlane([points], plane)[0], tolerance_m);
  if (ring.length < 3) return;
  const part: DrawnPart = toDegrees([ring], plane, [points]);
  const hand_m = Math.hypot(handSigma_m(metresPerPixel), tolerance_m / Math.sqrt(3));
  changeOutline({ ...beginOutline('freehand'), parts: [part], hand_m });
}

/** Takes in no more fixes; what came in stays. */
export function stopFixes(): void {
  if (useCapture.getState().running) useCapture.setState({ running: null });
}

export function fillForm(entries: Partial<CaptureForm>): void {
  const { draft } = useCapture.getState();
  if (draft) useCapture.setState({ draft: { ...draft, form: { ...draft.form, ...entries } } });
}

/** Says which earlier report is of the same building, or (`new`) that none is. */
export function chooseSame(same: string | null): void {
  const { draft } = useCapture.getState();
  if (draft) useCapture.setState({ draft: { ...draft, same } });
}

/** Says which of the parcels it stands on; null leaves it open. */
export function chooseParcel(parcelId: string | null): void {
  const { draft } = useCapture.getState();
  if (draft) useCapture.setState({ draft: { ...draft, parcelId } });
}

/** The shape of the building, or of the land, as it is at this moment; null where there is none yet. */
export function capturedShape(subject: CaptureSubject, state: Pick<CaptureState, 'draft' | 'held'>): OutlineShape | null {
  const { draft, held } = state;
  const plane = districtPlane();
  if (!draft || !plane) return null;
  return shapeOfOutline(held && draft.subject === subject ? held : draft[subject], plane);
}

/** The day on which it takes effect: today, or the last day of the record where that is later. */
export function captureDay(): string {
  const last = shownDay(null, useSession.getState().summary);
  return last > today() ? last : today();
}
