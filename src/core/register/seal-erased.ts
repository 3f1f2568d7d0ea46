import type { AcceptedChange } from './change.ts';
import { digestClasses } from './feed.ts';
import type { Patrol } from './patrol.ts';
import { joinClasses, splitByClass } from './split-by-class.ts';

type Recorded = Extract<AcceptedChange, { type: 'patrol-recorded' }>;
type Erased = Extract<AcceptedChange, { type: 'track-erased' }>;

/**
 * A change without the values and the salt of its class `office`: what stays is the digest that the chain rests on, and nothing can be
 * guessed from. One that is sealed already stays as it is.
 */
export function sealOffice(change: AcceptedChange): AcceptedChange {
  if (change.sealed?.office !== undefined) return change;
  const { office, ...kept } = splitByClass(change);
  const { office: salt, ...salts } = change.salts ?? {};
  const digest = digestClasses({ office }, { office: salt }).office;
  if (digest === undefined) return change;
  const { seq, acceptedAt, prev, hash } = change;
  const own = Object.keys(salts).length > 0 ? { salts } : {};
  const sealed = { ...change.sealed, office: digest };
  return { ...joinClasses(kept), seq, acceptedAt, prev, ...own, sealed, hash } as unknown as AcceptedChange;
}

/** Ids of patrols whose fixes these changes erase. */
export const tracksErased = (changes: readonly AcceptedChange[]): readonly string[] =>
  changes.filter(({ type }) => type === 'track-erased').map(({ entity }) => entity.id);

/** A feed in which what its `track-erased` changes erase is sealed: what whoever keeps one makes of it, wherever it came from. */
export function sealErased(feed: readonly AcceptedChange[]): readonly AcceptedChange[] {
  const erasures = erasuresOf(feed);
  return erasures.size === 0
    ? feed
    : feed.map((change) => (erasureOf(change, erasures) && isRecorded(change) ? sealOffice(change) : change));
}

/**
 * The feed as it was known at a place. What fixes that are erased by now had proved takes their place there: an erasure adds nothing to
 * what was known, so that figures of the past stay what they were. For reading alone: hashes do not fit these values.
 */
export function feedUpTo(feed: readonly AcceptedChange[], seq: number): readonly AcceptedChange[] {
  const erasures = erasuresOf(feed);
  const known = feed.filter((change) => change.seq <= seq);
  return erasures.size === 0
    ? known
    : known.map((change) => {
        const erasure = isRecorded(change) && change.sealed?.office !== undefined && erasureOf(change, erasures);
        return erasure ? { ...change, body: { patrol: { ...erasure.body.patrol, segments: [] as Patrol['segments'] } } } : change;
      });
}

const isRecorded = (change: AcceptedChange): change is Recorded => change.type === 'patrol-recorded';

function erasuresOf(feed: readonly AcceptedChange[]): ReadonlyMap<string, readonly Erased[]> {
  const erasures = new Map<string, Erased[]>();
  for (const change of feed) {
    if (change.type !== 'track-erased') continue;
    const known = erasures.get(change.entity.id);
    if (known) known.push(change);
    else erasures.set(change.entity.id, [change]);
  }
  return erasures;
}

/** The first erasure of the same patrol behind a change. */
const erasureOf = ({ entity, seq }: AcceptedChange, erasures: ReadonlyMap<string, readonly Erased[]>): Erased | undefined =>
  entity.kind === 'patrol' ? erasures.get(entity.id)?.find((one) => one.seq > seq) : undefined;

/** Who recorded a change and on what, empty where that was erased with it. */
export function recorderOf({ by, device, recordedAt }: AcceptedChange): Pick<AcceptedChange, 'by' | 'device' | 'recordedAt'> {
  const known: Partial<Pick<AcceptedChange, 'by' | 'device' | 'recordedAt'>> = { by, device, recordedAt };
  return { by: known.by ?? '', device: known.device ?? '', recordedAt: known.recordedAt ?? '' };
}
