import { create } from 'zustand';
import { type AuditEvent, auditPageSchema, MOST_EVENTS_PER_PAGE } from '../../api/audit.ts';
import type { CodedError } from '../../core/register/coded-error.ts';
import { type AuditCheck, verifyAudit } from '../../core/register/audit-chain.ts';
import { EMPTY_FEED, type FeedHead } from '../../core/register/feed.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { districtInUse } from './account.ts';
import { askFor, askServer, districtAddress } from './ask-server.ts';

export type { AuditEvent };

/** What this page itself found when it reckoned the chain of the events that it holds. */
export type AuditVerdict =
  | { readonly at: 'verifying' }
  /** `isWhole`: from the first event on, and not only among those that were fetched. */
  | { readonly at: 'sound'; readonly from: number; readonly to: number; readonly isWhole: boolean }
  | { readonly at: 'unsound'; readonly code: Extract<AuditCheck, { ok: false }>['code'] | 'chain-head'; readonly seq: number };

interface AuditState {
  /** In order, oldest first; null until they came. */
  readonly events: readonly AuditEvent[] | null;
  readonly verdict: AuditVerdict;
  readonly error: CodedError | null;
  readonly isBusy: boolean;
}

const NOTHING: AuditState = { events: null, verdict: { at: 'verifying' }, error: null, isBusy: false };
/** Events whose hashes are reckoned at a time: some milliseconds. */
const STRETCH = 200;

export const useAudit = create<AuditState>()(() => NOTHING);

export const forgetAudit = (): void => useAudit.setState(NOTHING);

const addressOf = (query: string): string => `${districtAddress(districtInUse(), 'audit')}${query}`;

/** The latest events. Never rejects: what went wrong is in the state. */
export const loadAudit = (): Promise<void> =>
  work(async () => {
    const { head } = await askFor(auditPageSchema, 'GET', addressOf(`?since=${Number.MAX_SAFE_INTEGER}&limit=1`));
    const { events, head: now } = await readPage(Math.max(0, head.seq - MOST_EVENTS_PER_PAGE), MOST_EVENTS_PER_PAGE);
    await take(events, now);
  });

/** The events before those that are here. */
export const loadEarlier = (): Promise<void> =>
  work(async () => {
    const { events } = useAudit.getState();
    const first = events?.[0]?.seq ?? 1;
    if (!events || first === 1) return;
    const since = Math.max(0, first - 1 - MOST_EVENTS_PER_PAGE);
    const earlier = await readPage(since, first - 1 - since);
    const last = events[events.length - 1];
    await take([...earlier.events, ...events], last);
  });

const readPage = (since: number, limit: number) => askFor(auditPageSchema, 'GET', addressOf(`?since=${since}&limit=${limit}`));

async function work(step: () => Promise<void>): Promise<void> {
  if (useAudit.getState().isBusy) return;
  useAudit.setState({ isBusy: true, error: null });
  try {
    await step();
  } catch (error) {
    useAudit.setState({ error: asCodedError(error) });
  } finally {
    useAudit.setState({ isBusy: false });
  }
}

async function take(events: readonly AuditEvent[], head: FeedHead): Promise<void> {
  useAudit.setState({ events, verdict: { at: 'verifying' } });
  const verdict = await judge(events, head);
  useAudit.setState({ verdict });
}

/** Reckons every digest and every hash again, with breaks for the page. */
async function judge(events: readonly AuditEvent[], head: FeedHead): Promise<AuditVerdict> {
  const isWhole = events.length === 0 || events[0].seq === 1;
  let at: FeedHead = isWhole ? EMPTY_FEED : { seq: events[0].seq - 1, hash: events[0].prev };
  for (let start = 0; start < events.length; start += STRETCH) {
    const check = verifyAudit(events.slice(start, start + STRETCH), at);
    if (!check.ok) return { at: 'unsound', code: check.code, seq: check.seq };
    at = check.head;
    await new Promise((resolve) => setTimeout(resolve));
  }
  // Events may have come on between the page and its head: then the head is further, never elsewhere.
  if (at.seq > head.seq || (at.seq === head.seq && at.hash !== head.hash))
    return { at: 'unsound', code: 'chain-head', seq: at.seq };
  return { at: 'sound', from: events[0]?.seq ?? 0, to: at.seq, isWhole };
}

/** Hands the whole log over as a file, which is itself put on the log. @throws TeamError */
export async function exportAudit(): Promise<string> {
  const answer = await askServer('GET', addressOf('/export'));
  const name = `audit-${districtInUse()}-${services().clock.now().slice(0, 10)}.ndjson`;
  const url = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}
