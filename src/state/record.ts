import type { AcceptedChange, ChangeDraft } from '../core/register/change.ts';
import type { Day } from '../core/register/ports.ts';
import type { TransactOptions } from '../store/transact.ts';
import { catchUp, inTurn } from './catch-up.ts';
import { dayOfInstant } from './day-of-instant.ts';
import { asCodedError } from './failure.ts';
import { services } from './services.ts';
import { applyAccepted, untilKept, useSession } from './session.ts';
import { noteFull, persistOnce } from './storage.ts';

/** Drafts that were prepared, or how to make them from the register as it is when their turn comes. */
type Drafts = readonly ChangeDraft[] | (() => Promise<readonly ChangeDraft[]>);

export { dayOfInstant };

/** What drafts name by its SHA-256, and their stamps where they were recorded elsewhere. */
type RecordFiles = Pick<TransactOptions, 'packages' | 'attachments' | 'recorded'>;

/**
 * The one door for writes: every draft is judged, stamped and kept in one transaction, then taken into the register. Where another
 * tab wrote meanwhile, its changes are taken in first and the drafts are made, or judged, once more: nothing is recorded on what this
 * tab has not seen. @throws CodedError of the refusal; `feed-moved`, `entity-changed` where what was prepared does not fit any more
 */
export const record = (drafts: Drafts, files: RecordFiles = {}): Promise<readonly AcceptedChange[]> =>
  inTurn(async () => {
    try {
      const accepted = await recordOnce(drafts, files).catch(async (error: unknown) => {
        if (asCodedError(error).code !== 'feed-moved' || !(await catchUp()).isMoved) throw error;
        return recordOnce(drafts, files);
      });
      persistOnce();
      return accepted;
    } catch (error) {
      if (asCodedError(error).code === 'store-full') noteFull();
      throw error;
    }
  });

async function recordOnce(drafts: Drafts, files: RecordFiles): Promise<readonly AcceptedChange[]> {
  await untilKept();
  const { summary } = useSession.getState();
  if (!summary) throw Object.assign(new Error('no district is open'), { code: 'district-missing' });
  const made = typeof drafts === 'function' ? await drafts() : drafts;
  const accepted = await services().store.transact(summary.district.id, made, { after: summary, ...files });
  await applyAccepted(accepted, files.packages);
  return accepted;
}

/** Today in the open district's time zone. */
export function today(): Day {
  return dayOfInstant(services().clock.now(), useSession.getState().summary?.settings.timeZone ?? 'Asia/Shanghai');
}
