import { create } from 'zustand';
import type { CodedError } from '../../core/register/coded-error.ts';
import { findContradictions, type PhotoContradiction } from '../../core/register/photo-contradictions.ts';
import type { Photo } from '../../core/register/photo.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Day } from '../../core/register/ports.ts';
import { attachmentOf } from '../../store/attachments.ts';
import type { Attachment, KeptAttachment } from '../../store/database.ts';
import { PHOTO_DRAFTS } from '../../store/second-copy/in-hand.ts';
import type { ActionRequest } from '../../workers/calls/recording.ts';
import { asCodedError } from '../failure.ts';
import { makeEvidence, type PhotoEvidence } from '../photo-evidence.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { dismissFull, measureStorage, noteFull, persistOnce } from '../storage.ts';
import { askForFacing } from './facing.ts';
import { copyForViewing } from './viewing-copies.ts';
import { type Moment, momentNow } from './shutter-facts.ts';

/** A photo of the open report: kept on this device already, on no record yet. */
export interface Shot extends PhotoEvidence {
  /** What does not fit between camera and device; the outline is compared where it is drawn (`use-shots`), and when it is on record. */
  readonly contradictions: readonly PhotoContradiction[];
  /** Address of a small copy; null where this browser cannot show the photo. */
  readonly thumbnail: string | null;
}

/** A file that was not taken, with the reason. */
interface Refused {
  readonly id: string;
  readonly name: string;
  readonly error: CodedError;
}

interface Photos {
  readonly shots: readonly Shot[];
  /** Files that are being hashed and saved. */
  readonly reading: number;
  readonly refused: readonly Refused[];
  /** The one that was removed last, which can be brought back. */
  readonly removed: { readonly shot: Shot; readonly at: number } | null;
  /** How many were found again after the page was closed on them. */
  readonly restored: number;
  /** Whether the program's own camera is open over the screen. */
  readonly isShooting: boolean;
}

const NOTHING: Photos = { shots: [], reading: 0, refused: [], removed: null, restored: 0, isShooting: false };

/** Photos of the report that is being made. */
export const usePhotos = create<Photos>()(() => NOTHING);

/** Opens the camera. From a tap: iOS gives the compass to nobody else. */
export function raiseCamera(): void {
  void askForFacing();
  usePhotos.setState({ isShooting: true });
}

export function lowerCamera(): void {
  usePhotos.setState({ isShooting: false });
}

const THUMBNAIL_SIDE = 320;
const nameOf = (id: string) => PHOTO_DRAFTS + id;
const district = (): string => useSession.getState().summary?.district.id ?? '';

/** One file after the other: a phone has no memory for twenty pictures at once. */
let turn: Promise<unknown> = Promise.resolve();

/** A shot of the program's own camera, with what was known at the shutter. @returns false where it was not kept; `refused` says why */
export const keepShot = (file: Blob, shutter: NonNullable<Photo['shutter']>, moment: Moment): Promise<boolean> =>
  queue(file, '', { how: 'camera', shutter, ...moment });

/** Files that somebody chose, or took with the system's camera: nobody here saw them made. */
export async function keepPicked(files: readonly File[]): Promise<void> {
  const moment = momentNow();
  const { bearing_deg: _, ...arrival } = moment;
  await Promise.all(files.map((file) => queue(file, file.name, { how: 'picked', ...arrival })));
}

function queue(file: Blob, name: string, facts: Pick<Photo, 'how' | 'shutter'> & Moment): Promise<boolean> {
  usePhotos.setState(({ reading }) => ({ reading: reading + 1 }));
  const kept = turn
    .then(() => keep(file, facts))
    .then(
      () => true,
      (error: unknown) => refuse(name, asCodedError(error)),
    );
  turn = kept.then(() => usePhotos.setState(({ reading }) => ({ reading: reading - 1 })));
  return kept;
}

async function keep(file: Blob, facts: Pick<Photo, 'how' | 'shutter'> & Moment): Promise<void> {
  const isOpen = (hash: string) => usePhotos.getState().shots.some(({ photo }) => photo.sha256 === hash);
  const evidence = await makeEvidence(file, facts, isOpen);
  await services().store.saveDraft(district(), nameOf(evidence.photo.id), evidence);
  dismissFull();
  persistOnce();
  void measureStorage();
  await show(evidence);
}

async function show(kept: PhotoEvidence, at = usePhotos.getState().shots.length): Promise<void> {
  const { photo, attachments } = kept;
  const timeZone = useSession.getState().summary?.settings.timeZone ?? 'Asia/Shanghai';
  const original = attachments.get(photo.sha256);
  const thumbnail = original ? await copyForViewing(original, THUMBNAIL_SIDE) : null;
  const shot: Shot = { ...kept, contradictions: findContradictions(photo, { timeZone }), thumbnail };
  usePhotos.setState(({ shots }) => ({ shots: [...shots.slice(0, at), shot, ...shots.slice(at)] }));
}

function refuse(name: string, error: CodedError): false {
  if (error.code === 'store-full') noteFull();
  usePhotos.setState(({ refused }) => ({ refused: [...refused, { id: services().ids.next(), name, error }] }));
  return false;
}

export function dismissRefused(id: string): void {
  usePhotos.setState(({ refused }) => ({ refused: refused.filter((one) => one.id !== id) }));
}

/** Takes a photo out of the open report; `bringBack` is there for a finger that slipped. @throws CodedError of the store */
export async function removeShot(id: string): Promise<void> {
  const { shots } = usePhotos.getState();
  const at = shots.findIndex(({ photo }) => photo.id === id);
  if (at < 0) return;
  const dropping = dropShots([id]);
  // Its picture is made anew when it comes back.
  usePhotos.setState({ removed: { shot: { ...shots[at], thumbnail: null }, at } });
  await dropping;
}

/** Keeps the photo that was removed last once more. @returns false where it was not kept; `refused` says why */
export async function bringBack(): Promise<boolean> {
  const { removed } = usePhotos.getState();
  if (!removed) return false;
  const { photo, attachments, notes } = removed.shot;
  usePhotos.setState({ removed: null });
  try {
    await services().store.saveDraft(district(), nameOf(photo.id), { photo, attachments, notes });
    await show({ photo, attachments, notes }, removed.at);
    return true;
  } catch (error) {
    return refuse('', asCodedError(error));
  }
}

/** When every file that was handed over so far is kept or refused: a report waits for its photos. */
export async function untilRead(): Promise<void> {
  for (let awaited: unknown = null; awaited !== turn; ) {
    awaited = turn;
    await turn;
  }
}

/** Takes photos out of the open report: those that were removed, or that are on record now. Their drafts go with them. */
export async function dropShots(ids: readonly string[]): Promise<void> {
  const gone = usePhotos.getState().shots.filter(({ photo }) => ids.includes(photo.id));
  usePhotos.setState(({ shots }) => ({ shots: shots.filter((shot) => !gone.includes(shot)), removed: null, restored: 0 }));
  for (const { thumbnail } of gone) if (thumbnail !== null) URL.revokeObjectURL(thumbnail);
  await services().store.removeDrafts(district(), ids.map(nameOf));
}

/** The district whose photos are shown. */
let shownOf = '';

/** A shot as it lies on the device: an older program kept its files as arrays of bytes. */
function shotOf(value: unknown): PhotoEvidence {
  const { attachments, ...shot } = value as PhotoEvidence & { attachments: ReadonlyMap<string, KeptAttachment> };
  return { ...shot, attachments: new Map([...attachments].map(([name, file]) => [name, attachmentOf(file)])) };
}

/**
 * Brings back the photos of a report that was open when the page was closed. Those that a record holds already, because the page
 * was closed between the record and this clearing up, are let go.
 */
export async function restoreShots(): Promise<void> {
  const here = district();
  if (here !== shownOf) usePhotos.setState(NOTHING);
  shownOf = here;
  const { store } = services();
  const rows = await store.loadDrafts(here, PHOTO_DRAFTS);
  const shown = new Set(usePhotos.getState().shots.map(({ photo }) => photo.id));
  const kept = rows.map(({ value }) => shotOf(value)).filter(({ photo }) => !shown.has(photo.id));
  if (kept.length === 0) return;
  const recorded = new Set(
    (await store.changesOf(here, ...kept.map(({ photo }) => ({ kind: 'photo' as const, id: photo.id })))).map(
      ({ entity }) => entity.id,
    ),
  );
  if (recorded.size > 0) await store.removeDrafts(here, [...recorded].map(nameOf));
  const open = kept.filter(({ photo }) => !recorded.has(photo.id));
  usePhotos.setState({ restored: open.length });
  for (const one of open) await show(one);
}

/** What records the open report's photos as evidence of an entity: give both to `act`, then `dropShots`. */
export function recordOfShots(subject: EntityRef, on: Day): { requests: ActionRequest[]; attachments: Map<string, Attachment> } {
  const { shots } = usePhotos.getState();
  return {
    requests: shots.map(({ photo }) => ({ action: 'attachPhoto', input: { photo: { ...photo, subject }, on } })),
    attachments: new Map(shots.flatMap(({ attachments }) => [...attachments])),
  };
}
