import { copiedOutbox, noteCopiedPacked } from '../../store/second-copy/read-alone.ts';
import { inTurn } from '../catch-up.ts';
import { dayOfInstant } from '../day-of-instant.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { openKept, useSession } from '../session.ts';
import { download, nameFile } from './outbox.ts';
import { lookForLost, useSecondCopy } from './second-copy.ts';
import { findInterrupted } from './track.ts';

const set = useSecondCopy.setState;

async function guarded(work: () => Promise<void>): Promise<void> {
  if (useSecondCopy.getState().busy) return;
  set({ busy: true, problem: null, back: null });
  try {
    await work();
  } catch (error) {
    set({ problem: asCodedError(error) });
  } finally {
    set({ busy: false });
  }
}

/** Puts back what was lost of a district and opens it. */
export const putLostBack = (id: string): Promise<void> =>
  guarded(async () => {
    const { store, clock } = services();
    const on = dayOfInstant(clock.now(), useSession.getState().summary?.settings.timeZone ?? 'Asia/Shanghai');
    const back = await inTurn(() => store.putBack(id, on));
    await openKept(id);
    set({ back });
    await findInterrupted();
    await lookForLost();
  });

/** Writes what the copy holds of a district into a file for the desk, without the database. */
export const exportCopied = (id: string): Promise<void> =>
  guarded(async () => {
    const copied = await copiedOutbox(id);
    if (!copied) throw Object.assign(new Error('copy-damaged'), { code: 'copy-damaged' });
    const { engine, clock, device } = services();
    const { changes, ...header } = copied;
    const exportedAt = clock.now();
    const { blob } = await engine.packOutbox([{ ...header, device, exportedAt }, changes, { from: 'second-copy' }]);
    download({ name: nameFile(header.district.name, exportedAt, device), blob });
    const ids = changes.map((change) => change.id);
    await noteCopiedPacked(id, ids, exportedAt);
  });

export const dismissBack = (): void => set({ back: null });
