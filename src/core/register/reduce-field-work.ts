import type { AcceptedChange, ChangeType } from './change.ts';
import type { Disclosure } from './disclosure.ts';
import type { FrozenSnapshot } from './frozen-snapshot.ts';
import type { Patrol } from './patrol.ts';
import type { Photo } from './photo.ts';
import type { PublishedBoard } from './published-board.ts';
import type { Reduced } from './reduced.ts';
import type { Tour } from './tour.ts';

type Of<T extends ChangeType> = Extract<AcceptedChange, { type: T }>;

/** What was sealed of a patrol is as if it had never been said: no way, no visits. */
const WITHHELD = { by: '', segments: [], visits: [], note: '' } as const;

export type PatrolChange = Of<'patrol-recorded' | 'patrol-withdrawn' | 'track-erased'>;

export function reducePatrol(before: Patrol | undefined, change: PatrolChange): Reduced<Patrol> {
  if (change.type === 'track-erased') return before ? { ...WITHHELD, ...change.body.patrol, on: before.on } : 'entity-unknown';
  if (change.type === 'patrol-withdrawn') return before ? null : 'entity-unknown';
  return before ? 'entity-exists' : { ...WITHHELD, ...change.body.patrol, on: change.on };
}

export function reducePhoto(before: Photo | undefined, change: Of<'photo-attached' | 'photo-withdrawn'>): Reduced<Photo> {
  if (change.type === 'photo-withdrawn') return before ? null : 'entity-unknown';
  return before ? 'entity-exists' : { ...change.body.photo, attachedOn: change.on };
}

export function reduceSnapshot(
  before: FrozenSnapshot | undefined,
  change: Of<'snapshot-frozen' | 'snapshot-withdrawn'>,
): Reduced<FrozenSnapshot> {
  if (change.type === 'snapshot-withdrawn') return before ? null : 'entity-unknown';
  return before ? 'entity-exists' : { ...change.body.snapshot, frozenOn: change.on };
}

export function reduceBoard(
  before: PublishedBoard | undefined,
  change: Of<'board-published' | 'board-withdrawn'>,
): Reduced<PublishedBoard> {
  if (change.type === 'board-withdrawn') return before ? null : 'entity-unknown';
  return before ? 'entity-exists' : { ...change.body.board, publishedOn: change.on };
}

/** The last saving holds as a whole. */
export function reduceTour(before: Tour | undefined, change: Of<'tour-saved' | 'tour-withdrawn'>): Reduced<Tour> {
  if (change.type === 'tour-withdrawn') return before ? null : 'entity-unknown';
  return { ...change.body.tour, savedOn: change.on };
}

export function reduceDisclosure(
  before: Disclosure | undefined,
  change: Of<'disclosure-printed' | 'disclosure-withdrawn'>,
): Reduced<Disclosure> {
  if (change.type === 'disclosure-withdrawn') return before ? null : 'entity-unknown';
  return before ? 'entity-exists' : { ...change.body.disclosure, printedOn: change.on };
}
