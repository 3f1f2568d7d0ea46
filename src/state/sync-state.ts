import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { Instant } from '../core/register/ports.ts';
import type { Stop } from '../sync/stop.ts';
import type { RememberedLogin } from './team/remembered-login.ts';

export interface SyncState {
  /** Whether the page comes from a server that has districts; null until somebody asked. */
  readonly hasTeam: boolean | null;
  /** Who logged in on this device, whatever district is open. */
  readonly login: RememberedLogin | null;
  /**
   * `alone`: the open district is not followed · `connected`: the last round came through · `offline`: tried again by itself ·
   * `needs-login`: everything is kept until somebody logs in · `stopped`: a person has to look at `problem`.
   */
  readonly phase: 'alone' | 'connecting' | 'connected' | 'offline' | 'needs-login' | 'stopped';
  readonly problem: CodedError | null;
  readonly lastContactAt: Instant | null;
  /** The server's clock less this device's, milliseconds; null until this page was answered. */
  readonly clockOffset_ms: number | null;
}

/** How this device and the server of the open district stand to each other. What became of each entry is in the outbox. */
export const useSync = create<SyncState>()(() => ({
  hasTeam: null,
  login: null,
  phase: 'alone',
  problem: null,
  lastContactAt: null,
  clockOffset_ms: null,
}));

/** Tells what a question to the server ended with; null where it was answered. */
export function tellRound(stop: Stop | null, lastContactAt: Instant): void {
  if (!stop) return useSync.setState({ phase: 'connected', problem: null, lastContactAt });
  if (stop.why === 'offline') return useSync.setState({ phase: 'offline', problem: null });
  if (stop.why === 'needs-login') return useSync.setState({ phase: 'needs-login', problem: null, lastContactAt });
  const { code, params } = stop;
  useSync.setState({ phase: 'stopped', problem: { code, ...(params && { params }) } });
}

export { readsFeed } from '../api/reads-feed.ts';
