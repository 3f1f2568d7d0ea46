import { CAPTURE_METHODS } from '../../core/editing/outline.ts';
import { OPEN_REPORT } from '../../store/second-copy/in-hand.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { openDistrictId, untilKept, useSession } from '../session.ts';
import { beginCapture, type CaptureDraft, hasCaptured, resumeCapture, useCapture } from './capture.ts';
import './follow-capture.ts';
import { restoreShots, usePhotos } from './photos.ts';
import { usePatrolScreen } from './screen.ts';
import { noteFull } from '../storage.ts';
import type { ReportSubject } from './subject.ts';
import { useTrack } from './track.ts';
import { captureTurn } from './turns.ts';

/** Something would be lost with the report under way. A photo alone is a beginning too. */
export const isUnfinished = (): boolean => hasCaptured() || usePhotos.getState().shots.length > 0;

/** The report under way is still here; that no step of it is kept any more has to be said. */
const noteUnkept = (error: unknown): void => {
  if (asCodedError(error).code === 'store-full') noteFull();
};

let writing = false;
let changed = false;

/** Writes each step as it is taken; steps that come while one is written are written as the last of them. */
async function keep(): Promise<void> {
  changed = true;
  if (writing) return;
  writing = true;
  while (changed) {
    changed = false;
    const district = openDistrictId();
    const { draft } = useCapture.getState();
    if (district)
      await services()
        .store.saveView(district, OPEN_REPORT, isUnfinished() ? draft : null)
        .catch(noteUnkept);
  }
  writing = false;
}

/** A page that goes may end a write that is under way: the last step lies here until it is found again. */
const lastStepOf = (district: string): string => `chidu.${OPEN_REPORT}.${district}`;

function leave(): void {
  const district = openDistrictId();
  const { draft } = useCapture.getState();
  if (!writing || !district || !draft || !isUnfinished()) return;
  try {
    localStorage.setItem(lastStepOf(district), JSON.stringify(draft));
  } catch {
    // No room, or not allowed: what was written before stands.
  }
}

/** The step that a page left behind as it went; taken once. */
function takeLastStep(district: string): unknown {
  try {
    const left = localStorage.getItem(lastStepOf(district));
    localStorage.removeItem(lastStepOf(district));
    return left === null ? null : JSON.parse(left);
  } catch {
    return null;
  }
}

/**
 * Goes on with a report that a closed or killed page left behind in the open district, on the screen where it was made. One that was put
 * on record before the page went is not made twice.
 */
export async function findCapture(): Promise<void> {
  const district = openDistrictId();
  if (!district || useCapture.getState().draft) return;
  const isMine = await captureTurn.hold(district);
  useCapture.setState({ elsewhere: !isMine });
  if (!isMine) return;
  const left = takeLastStep(district);
  const kept = isDraft(left)
    ? left
    : await services()
        .store.loadView(district, OPEN_REPORT)
        .catch(() => null);
  if (!isDraft(kept)) return letGoUnused();
  await untilKept();
  const isReported = await services()
    .engine.isReported([kept.id])
    .catch(() => false);
  if (openDistrictId() !== district || useCapture.getState().draft) return;
  if (isReported) {
    void services().store.saveView(district, OPEN_REPORT, null);
    // Its photos are on record with it: their drafts are let go, although nobody may open a report again today.
    void restoreShots().catch(() => undefined);
    return letGoUnused();
  }
  resumeCapture(kept);
  // What became of the patrol is asked first: while that is open, no position is recorded.
  if (useTrack.getState().state !== 'found') usePatrolScreen.getState().open('capture');
}

/** A page that only looked for a report keeps no other from making one. */
function letGoUnused(): void {
  if (!useCapture.getState().draft) captureTurn.letGo();
}

/** Goes on with what was left behind, or begins a report. */
export async function startCapture(): Promise<void> {
  await findCapture();
  await beginHere(null);
}

/** Begins a report where none is under way, in the one window that may. */
export async function beginHere(subject: ReportSubject | null): Promise<void> {
  const district = openDistrictId();
  if (!district || useCapture.getState().elsewhere) return;
  if (await captureTurn.hold(district)) beginCapture('box', subject);
  else useCapture.setState({ elsewhere: true });
}

if (typeof addEventListener === 'function') addEventListener('pagehide', leave);

useCapture.subscribe((now, last) => {
  if (now.draft !== last.draft) void keep();
  if (!now.draft && last.draft) captureTurn.letGo();
});

usePhotos.subscribe((now, last) => {
  if (now.shots.length !== last.shots.length && useCapture.getState().draft) void keep();
});

useSession.subscribe((now, last) => {
  const id = now.summary?.district.id;
  if (id && id !== last.summary?.district.id) void findCapture();
});

function isDraft(value: unknown): value is CaptureDraft {
  const draft = value as Partial<CaptureDraft> | null | undefined;
  const isOutline = (outline: Partial<CaptureDraft['building']> | undefined) =>
    !!outline &&
    CAPTURE_METHODS.some((method) => method === outline.method) &&
    [outline.parts, outline.stroke, outline.stands, outline.walk].every(Array.isArray);
  return (
    !!draft &&
    typeof draft.id === 'string' &&
    isOutline(draft.building) &&
    isOutline(draft.land) &&
    typeof draft.form === 'object' &&
    typeof draft.form.floors === 'number'
  );
}
