import { ACTIONS } from '../../register/actions/index.ts';
import { createDistrict } from '../../register/actions/create-district.ts';
import { draftChange } from '../../register/actions/draft-change.ts';
import type { AcceptedChange, ChangeDraft } from '../../register/change.ts';
import type { District, Settings } from '../../register/district.ts';
import { acceptChange, EMPTY_FEED, type FeedHead, stampChange } from '../../register/feed.ts';
import { openRegister } from '../../register/fold.ts';
import type { Day, Ids, Instant } from '../../register/ports.ts';
import { isRefusal, type Refusal } from '../../register/refusal.ts';
import type { Register } from '../../register/register.ts';
import { type FieldRecord, standingBody } from './field-records.ts';
import { REMOVED } from './redact.ts';

export interface FieldFeed {
  readonly feed: readonly AcceptedChange[];
  /** Records that could not be made, by the code of the reason: told to whoever makes the package. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/**
 * A feed of its own for records: it begins a district of the same id, folds and verifies as any other. Nobody but the package's own
 * person is named in it. @throws Error where the district itself cannot begin
 */
export function writeFieldFeed(
  { district, settings }: { readonly district: District; readonly settings: Settings },
  records: Iterable<FieldRecord>,
  stamps: { readonly for: string; readonly at: Instant; readonly on: Day; readonly ids: Ids },
): FieldFeed {
  const open = openRegister();
  const feed: AcceptedChange[] = [];
  const leftOut = new Map<string, number>();
  const known = new Set<string>();
  let head: FeedHead = EMPTY_FEED;
  const take = (draft: ChangeDraft, { changeId, isOwn }: Partial<FieldRecord> = {}) => {
    const id = changeId !== undefined && !known.has(changeId) ? changeId : stamps.ids.next();
    known.add(id);
    const by = isOwn === true ? stamps.for : REMOVED;
    const change = stampChange(draft, { id, recordedAt: stamps.at, clockOffset_ms: 0, by, device: REMOVED });
    const accepted = acceptChange(head, change, stamps.at, () => stamps.ids.salt());
    head = accepted;
    open.apply(accepted);
    feed.push(accepted);
  };

  const { plane, bounds, ...others } = settings;
  const { id, name } = district;
  const begun = createDistrict(open.register, { id, name, on: stamps.on, plane, bounds, settings: others });
  if (isRefusal(begun)) throw Object.assign(new Error(begun.refused), { code: begun.refused });
  take(begun);
  for (const record of records) {
    const draft = draftOf(open.register, record);
    if (isRefusal(draft)) leftOut.set(draft.refused, (leftOut.get(draft.refused) ?? 0) + 1);
    else take(draft, record);
  }
  return { feed, leftOut };
}

function draftOf(register: Register, { request }: FieldRecord): ChangeDraft | Refusal {
  const { action, input } = request;
  const act = ACTIONS[action] as (register: Register, input: unknown) => ChangeDraft | Refusal;
  const draft = act(register, input);
  if (!isRefusal(draft)) return draft;
  const standing = standingBody(register, request);
  if (!standing) return draft;
  const on = (input as { readonly on: Day }).on;
  return standing.type === 'milestone-recorded'
    ? draftChange(register, standing.type, { kind: 'clearance-item', id: standing.id }, on, standing.body)
    : draftChange(register, standing.type, { kind: 'case', id: standing.id }, on, standing.body);
}
