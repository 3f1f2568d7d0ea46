import { TaskCancelled, type TaskHost } from '../overlay/overlap-table.ts';

/** Gives the host its turn. @throws TaskCancelled */
export async function pause({ signal, pause: rest }: TaskHost): Promise<void> {
  if (signal?.aborted) throw new TaskCancelled();
  await rest?.();
}
