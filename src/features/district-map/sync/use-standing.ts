import { groupByRecord, type RecordGroup } from '../../../core/register/outbox/field-work.ts';
import { isUnsafe, type OutboxEntry } from '../../../core/register/outbox/outbox-entry.ts';
import { useConnection } from '../../../state/connection.ts';
import { useOutbox } from '../../../state/patrol/outbox.ts';
import { useSession } from '../../../state/session.ts';
import { useSync } from '../../../state/sync-state.ts';

/** How the open district on this device and its team stand to each other, in one word: the gravest. */
export type Standing =
  | 'logIn'
  | 'elsewhere'
  | 'connecting'
  | 'synced'
  | 'waiting'
  | 'offline'
  | 'needsLogin'
  | 'merge'
  | 'fix'
  | 'stopped';

export interface TeamStanding {
  readonly standing: Standing;
  /** Records that the word counts. */
  readonly count: number;
  /** Records that somebody has to decide about, and those that the account may not record. */
  readonly asked: readonly RecordGroup<OutboxEntry>[];
}

const CHANGED = new Set(['merge-needed', 'entity-changed-elsewhere']);

/** Whether somebody else's change is what stands in the way, and not a rule. */
export const isMerge = (members: readonly OutboxEntry[]): boolean =>
  members.some(({ state, reason }) => state === 'attention' && reason !== undefined && CHANGED.has(reason.code));

export function useTeamStanding(): TeamStanding {
  const { login, phase } = useSync();
  const online = useConnection((s) => s.online);
  const open = useSession((s) => s.summary?.district.id);
  const entries = useOutbox((s) => s.entries);
  const groups = groupByRecord(entries.filter(isUnsafe), (entry) => entry);
  const asked = groups.filter(({ members }) => members.some(({ state, reason }) => state === 'attention' || reason));
  const attention = asked.filter(({ members }) => members.some(({ state }) => state === 'attention'));
  const merges = attention.filter(({ members }) => isMerge(members)).length;
  const told = (standing: Standing, count = groups.length): TeamStanding => ({ standing, count, asked });
  if (!login) return told('logIn');
  if (open !== undefined && login.district !== open) return told('elsewhere');
  if (phase === 'needs-login') return told('needsLogin');
  if (phase === 'stopped') return told('stopped');
  if (merges > 0) return told('merge', merges);
  if (attention.length > 0) return told('fix', attention.length);
  if (phase === 'offline' || !online) return told('offline');
  if (phase !== 'connected') return told('connecting');
  return told(groups.length > 0 ? 'waiting' : 'synced');
}
