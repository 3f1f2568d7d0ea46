import type { AcceptedChange, ChangeDraft } from '../core/register/change.ts';
import type { Day, Instant } from '../core/register/ports.ts';
import { services } from './services.ts';
import { applyAccepted, useSession } from './session.ts';

/** The one door for writes: stamps and keeps the changes in one transaction, then takes them into the register. */
export async function record(
  drafts: readonly ChangeDraft[],
  packages: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<readonly AcceptedChange[]> {
  const { store } = services();
  const summary = useSession.getState().summary;
  if (!summary) throw Object.assign(new Error('no district is open'), { code: 'district-missing' });
  const accepted = await store.transact(summary.district.id, drafts, packages);
  await applyAccepted(accepted, packages);
  return accepted;
}

/** Calendar day of an instant in a time zone. @throws RangeError for an unknown time zone. */
export function dayOfInstant(at: Instant, timeZone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

/** Today in the open district's time zone. */
export function today(): Day {
  return dayOfInstant(services().clock.now(), useSession.getState().summary?.settings.timeZone ?? 'Asia/Shanghai');
}
