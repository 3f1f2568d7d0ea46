import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import type { Day } from '../core/register/ports.ts';
import type { Severity } from '../core/rules/finding.ts';
import type { FindingEntry, FindingList } from '../workers/calls/findings.ts';
import { fillFindings } from '../workers/finding-change.ts';
import type { Progress } from '../workers/rpc.ts';
import { act } from './act.ts';
import { asCodedError } from './failure.ts';
import { keepLatest } from './latest.ts';
import { today } from './record.ts';
import { services } from './services.ts';
import { openDistrictId, useSession } from './session.ts';

/** Which findings a list shows; null and an empty list ask for all. */
export interface FindingFilter {
  readonly state: 'open' | 'accepted';
  readonly severities: readonly Severity[];
  readonly rule: string | null;
  /** Id of a zone, township or village; the empty text asks for those whose place is not known. */
  readonly unit: string | null;
}

export const ALL_OPEN: FindingFilter = { state: 'open', severities: [], rule: null, unit: null };

interface FindingsState {
  readonly list: (FindingList & { readonly serial: number }) | null;
  /** Looking for them; null when done. */
  readonly progress: Progress | null;
  readonly error: CodedError | null;
  readonly filter: FindingFilter;
  setFilter(change: Partial<FindingFilter>): void;
}

export const useFindings = create<FindingsState>()((set) => ({
  list: null,
  progress: null,
  error: null,
  filter: ALL_OPEN,
  setFilter: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
}));

const findingsOn = keepLatest(async (signal: AbortSignal, on: Day) => {
  const { list } = useFindings.getState();
  const options = { signal, onProgress: (progress: Progress) => useFindings.setState({ progress }) };
  return fillFindings(await services().engine.findings([on, list?.serial], options), list);
});

/** Findings of a day. While they are looked for the older ones stay. */
export async function loadFindings(on: Day): Promise<void> {
  const district = openDistrictId();
  try {
    const list = await findingsOn(on);
    if (!list || district !== openDistrictId()) return;
    useFindings.setState({ list, progress: null, error: null });
  } catch (error) {
    useFindings.setState({ error: asCodedError(error), progress: null });
  }
}

/** Lets a finding stand as it is, with the reason, as of today. @throws CodedError with the refusal's code */
export async function acceptEntry({ key, code, entities, m2, parts }: FindingEntry, reason: string): Promise<void> {
  const acceptance = {
    code,
    entities: entities.map(({ kind, id }) => ({ kind, id })),
    reason,
    ...(m2 !== undefined && { m2 }),
    ...(parts && { parts: [...parts] }),
  };
  await act([{ action: 'acceptFinding', input: { key, acceptance, on: today() } }]);
}

/** Opens an accepted finding again, as of today. @throws CodedError with the refusal's code */
export async function reopenEntry({ key }: FindingEntry, reason: string): Promise<void> {
  await act([{ action: 'reopenFinding', input: { key, reason, on: today() } }]);
}

// What one district breaks says nothing of another.
useSession.subscribe((now, last) => {
  if (now.summary?.district.id !== last.summary?.district.id)
    useFindings.setState({ list: null, progress: null, error: null, filter: ALL_OPEN });
});
