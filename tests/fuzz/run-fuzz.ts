import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Damaged files per format; the long run sets more. */
export const MUTATIONS = Number(process.env.CHIDU_FUZZ_MUTATIONS ?? 300);

/** One file that takes longer hangs: the slowest takes a hundredth of it. Counted once the process reads; by what it works, where that is known. */
const LONGEST_MS = 30_000;
/** Until it reads its first file: on a busy machine loading takes longer than any reading. */
const LOADING_MS = 300_000;
/** A process that works nothing may wait for its turn, or for what never comes: so often it is waited for. */
const MOST_LOOKS = 10;
/** Of the child's own objects; it dies beyond. */
const HEAP_MB = 768;
const MOST_FAULTS = 5;

export interface FuzzFault {
  readonly seed: number;
  readonly file?: string;
  readonly fault: string;
}

interface Message extends Partial<FuzzFault> {
  readonly done?: string;
  readonly taken?: number;
}

/** A process that reads damaged files; started again where it hung or died. */
export class Fuzzer {
  private child: ChildProcess | null = null;

  /**
   * Reads damaged files of a subject, one for each seed from `first` to `last`. @returns what went wrong, at most a few, and how many
   * files were read to the end
   */
  async run(name: string, last: number, first = 1): Promise<{ readonly faults: readonly FuzzFault[]; readonly taken: number }> {
    const faults: FuzzFault[] = [];
    let from = first;
    let taken = 0;
    while (from <= last && faults.length < MOST_FAULTS) {
      const end = await this.part(name, from, last, faults);
      taken += end.taken;
      from = end.next;
    }
    return { faults: faults.slice(0, MOST_FAULTS), taken };
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private part(name: string, from: number, to: number, faults: FuzzFault[]): Promise<{ next: number; taken: number }> {
    const child = (this.child ??= start());
    const { stdin, stdout, stderr } = child;
    if (!stdin || !stdout || !stderr) throw new Error('no pipes');
    let seed = from;
    let last = '';
    let timer: NodeJS.Timeout | undefined;
    const lines = createInterface({ input: stdout });
    const listen = (chunk: Buffer) => (last = (last + String(chunk)).slice(-2_000));
    stderr.on('data', listen);
    return new Promise((resolve) => {
      const finish = (next: number, taken: number) => {
        clearTimeout(timer);
        lines.close();
        stderr.off('data', listen);
        child.off('exit', died);
        resolve({ next, taken });
      };
      const died = (code: number | null, signal: string | null) => {
        this.child = null;
        faults.push({ seed, fault: `the process ended with ${signal ?? code}: ${last.slice(-600)}` });
        finish(seed + 1, 0);
      };
      let worked = 0;
      let looks = 0;
      const wait = (most_ms = LONGEST_MS) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const now = workedOf(child.pid);
          // Others had the machine: the reading has not had its time yet.
          if (now !== null && now - worked < LONGEST_MS / 2 && ++looks < MOST_LOOKS) return wait();
          child.off('exit', died);
          this.stop();
          faults.push({ seed, fault: `no end within ${LONGEST_MS} ms` });
          finish(seed + 1, 0);
        }, most_ms);
      };
      child.on('exit', died);
      lines.on('line', (line) => {
        const message = JSON.parse(line) as Message;
        if (message.done !== undefined) return finish(to + 1, message.taken ?? 0);
        if (message.seed !== undefined) seed = message.seed;
        if (message.fault !== undefined) faults.push(message as FuzzFault);
        worked = workedOf(child.pid) ?? 0;
        looks = 0;
        wait();
      });
      wait(LOADING_MS);
      stdin.write(`${JSON.stringify({ name, from, to })}\n`);
    });
  }
}

/** Ticks of a second in which Linux counts what a process worked. */
const TICK_MS = 10;

/** What a process has worked so far, ms; null where the system does not say. A process that waits for nothing that comes works not at all. */
function workedOf(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return TICK_MS * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return null;
  }
}

const start = (): ChildProcess =>
  spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', 'tests/fuzz/child.ts'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
