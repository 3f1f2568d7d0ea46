import type { Day } from '../../core/register/ports.ts';
import type { Database, TrackFixes } from '../database.ts';
import { guardStore } from '../store-error.ts';
import type { CopyDisk } from './copy-disk.ts';
import { findLost, type LostWork, type PutBack, putBack } from './put-back.ts';
import { type CopyState, type Exclusively, SecondCopy } from './second-copy.ts';

/** Keeps the second copy beside the database, and knows how it stands. Only `putBack` rejects. */
export interface CopyFollower {
  /** Copies what was just recorded, before it is acknowledged; waits for it no longer than a person would. */
  acknowledge(district: string): Promise<void>;
  bring(district: string): Promise<void>;
  check(district: string): Promise<void>;
  keepDraft(district: string, table: 'drafts' | 'views', name: string, value: unknown): Promise<void>;
  dropDrafts(district: string, table: 'drafts' | 'views', names: readonly string[]): Promise<void>;
  keepFixes(fixes: TrackFixes): Promise<void>;
  dropFixes(district: string, patrol: string): Promise<void>;
  drop(district: string): Promise<void>;
  lostWork(): Promise<readonly LostWork[]>;
  putBack(district: string, on: Day): Promise<PutBack>;
}

/** Longer than this no acknowledgement waits: the record itself lies on the disk. */
const LONGEST_COPY_MS = 4_000;

/** @param disk `null` where this browser has no place for a copy: then nothing is said of one */
export function createFollower(
  database: Database,
  disk: CopyDisk | null,
  createSalt: () => string,
  tell: (state: CopyState) => void,
): CopyFollower {
  const copy = disk && new SecondCopy(disk, database, oneWindow);
  let under = 0;
  /** `settles`: after it everything that is not safe is copied, where it succeeds. */
  const follow = async (step: (copy: SecondCopy) => Promise<CopyState>, settles: boolean): Promise<void> => {
    if (!copy) return;
    under++;
    if (settles) tell({ at: 'behind', because: 'writing' });
    const after = await step(copy);
    under--;
    if (after.at === 'behind' || (settles && under === 0)) tell(after);
  };
  const bring = (district: string) => follow((one) => one.bring(district), true);
  return {
    acknowledge: (district) => inTime(bring(district)),
    bring,
    check: (district) => follow((one) => one.check(district), true),
    keepDraft: (district, table, name, value) => follow((one) => one.keepDraft(district, table, name, value), false),
    dropDrafts: (district, table, names) => follow((one) => one.dropDrafts(district, table, names), false),
    keepFixes: (fixes) => follow((one) => one.keepFixes(fixes), false),
    dropFixes: (district, patrol) => follow((one) => one.dropFixes(district, patrol), false),
    drop: (district) => follow((one) => one.drop(district), false),
    lostWork: async () => (disk ? findLost(disk, database) : []),
    putBack: async (district, on) => {
      if (!disk) return { changes: 0, photos: 0, missing: [] };
      const back = await guardStore(() => putBack(database, disk, district, { on, createSalt }));
      await bring(district);
      return back;
    },
  };
}

/** One window of this device at a time; where browsers know no turns there is one window as a rule. */
const oneWindow: Exclusively = (step) => {
  const { locks } = (globalThis as { navigator?: { locks?: LockManager } }).navigator ?? {};
  return locks ? locks.request('chidu.second-copy', step) : step();
};

async function inTime(step: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_COPY_MS);
  });
  await Promise.race([step, late]);
  clearTimeout(timer);
}
