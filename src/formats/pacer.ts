import { nextTask } from './next-task.ts';
import { type ReadContext, ReadError } from './reader.ts';

const SLICE_MS = 30;
const REPORT_MS = 50;

/**
 * Keeps a long read polite: hands the thread back about every 30 ms so that messages (a cancel among them) get through,
 * and reports progress at that moment.
 */
export class Pacer {
  private sliceEnd = performance.now() + SLICE_MS;
  private nextReport = 0;

  constructor(
    private readonly context: ReadContext,
    private readonly total: number,
    private readonly unit: 'bytes' | 'features' = 'bytes',
  ) {
    refuseCancelled(context);
  }

  /** True when it is time to `await pause(done)`. Cheap enough to ask once per feature. */
  isDue(): boolean {
    return performance.now() >= this.sliceEnd;
  }

  /** @throws ReadError `cancelled` */
  async pause(done: number): Promise<void> {
    this.report(done);
    await nextTask();
    refuseCancelled(this.context);
    this.sliceEnd = performance.now() + SLICE_MS;
  }

  /** Progress from inside a step that cannot be interrupted: one feature may be as large as a file. */
  report(done: number): void {
    const now = performance.now();
    if (now < this.nextReport) return;
    this.nextReport = now + REPORT_MS;
    this.context.progress?.(done, this.total, this.unit);
  }

  finish(): void {
    this.context.progress?.(this.total, this.total, this.unit);
  }
}

function refuseCancelled(context: ReadContext): void {
  if (context.signal?.aborted) throw new ReadError('cancelled', { file: context.fileName });
}
