import { gunzipSync } from 'node:zlib';
import { MOST_LINK_DAYS } from '../../api/shared-tours.ts';
import { numberDay } from '../../core/register/day.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Register } from '../../core/register/register.ts';
import { sha256 } from '../../core/register/sha256.ts';
import { PICTURE_TYPE, picturesOfTour, snapshotsOfTour } from '../../core/register/tour.ts';
import { readSnapshot } from '../../core/report/snapshot/read-snapshot.ts';
import { readSharedTour, type SharedTour } from '../../core/report/tour/shared-tour.ts';
import { readTourPage, tourPolicy } from '../../formats/certificate/tour-page.ts';
import { readSignature } from '../../formats/photo/media-type.ts';
import { ProblemError } from '../problem.ts';

/** A snapshot is some megabytes; what unpacks to more is no snapshot. */
const MOST_SNAPSHOT_BYTES = 60_000_000;

export interface ProvenTourPage {
  readonly tour: SharedTour;
  /** What the page may do wherever it is opened from. */
  readonly policy: string;
}

/**
 * Proves that a page is a shared tour of this district and nothing else: its layout to the last character, its own hash, and that each
 * snapshot in it was frozen on record for the tour's audience. Who sends it is not believed: it will be opened by people who have no
 * account. What is for planners alone is not given out under a link at all.
 * @throws ProblemError 422 `tour-page-foreign` with the member, `tour-not-saved`, `tour-audience`, `tour-end`
 */
export function proveTourPage(page: string, register: Register, district: string, today: Day): ProvenTourPage {
  const parts = readTourPage(page);
  if (!parts) throw foreign('page');
  const read = readSharedTour(parts.tour);
  if ('fault' in read) throw foreign('tour');
  const { tour } = read;
  if (tour.district.id !== district) throw foreign('district');
  if (tour.audience === 'planner') throw new ProblemError(422, 'tour-audience');
  if (register.tours.get(tour.id)?.audience !== tour.audience) throw new ProblemError(422, 'tour-not-saved');
  const days = numberDay(tour.endsOn) - numberDay(today);
  if (days < 0 || days > MOST_LINK_DAYS) throw new ProblemError(422, 'tour-end', { most: MOST_LINK_DAYS });

  const snapshots = snapshotsOfTour(tour);
  const pictures = picturesOfTour(tour);
  const due = new Set([...snapshots.map((name) => `snapshot-${name}`), ...pictures.map((name) => `picture-${name}`)]);
  if (due.size !== parts.data.size || [...parts.data.keys()].some((id) => !due.has(id))) throw foreign('data');
  const onRecord = new Set(
    [...register.snapshots.values()].flatMap(({ audience, file_sha256 }) => (audience === tour.audience ? [file_sha256] : [])),
  );
  for (const name of snapshots) {
    const { ok, snapshot } = readSnapshot(unpack(parts.data.get(`snapshot-${name}`) ?? ''), name);
    const isOfTour = snapshot?.audience === tour.audience && snapshot.district.id === district;
    if (!ok || !isOfTour || !onRecord.has(name)) throw foreign('snapshot');
  }
  for (const name of pictures) {
    const bytes = new Uint8Array(Buffer.from(parts.data.get(`picture-${name}`) ?? '', 'base64'));
    const signature = readSignature(bytes.subarray(0, 512));
    if (sha256(bytes) !== name || !('mediaType' in signature) || signature.mediaType !== PICTURE_TYPE) throw foreign('picture');
  }
  return { tour, policy: tourPolicy(parts) };
}

function unpack(base64: string): Uint8Array {
  try {
    return new Uint8Array(gunzipSync(Buffer.from(base64, 'base64'), { maxOutputLength: MOST_SNAPSHOT_BYTES }));
  } catch {
    throw foreign('snapshot');
  }
}

const foreign = (member: string): ProblemError => new ProblemError(422, 'tour-page-foreign', { member });
