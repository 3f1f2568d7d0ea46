import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
/** Collects garbage now, so that one measurement does not pay for another's. */
export const collectGarbage = runInNewContext('gc') as () => void;

/** One way of doing a job. `scale` is what its time is multiplied by where it does a sample of the job only. */
export interface Engine {
  readonly name: string;
  readonly scale?: number;
  run(): unknown;
}

export interface Timing {
  readonly name: string;
  /** Medians over the rounds, milliseconds, scaled to the whole job. */
  readonly cpu_ms: number;
  readonly wall_ms: number;
  readonly scale: number;
  readonly rounds: number;
}

/** Rounds before the first that counts, for engines that do the whole job: short ones need them to be compiled. */
const WARM_UP = 3;

/** Runs the engines in turns in this process, each warmed up, and takes medians of CPU time. */
export async function timeEngines(engines: readonly Engine[], rounds = 5): Promise<Timing[]> {
  const times = engines.map(() => ({ cpu: [] as number[], wall: [] as number[] }));
  for (const engine of engines) for (let n = 0; n < (engine.scale === undefined ? WARM_UP : 1); n++) await engine.run();
  for (let round = 0; round < rounds; round++) {
    for (const [k, engine] of engines.entries()) {
      collectGarbage();
      const cpu = cpuNow();
      const wall = performance.now();
      await engine.run();
      times[k].cpu.push(cpuNow() - cpu);
      times[k].wall.push(performance.now() - wall);
    }
  }
  return engines.map(({ name, scale = 1 }, k) => ({
    name,
    cpu_ms: scale * medianOf(times[k].cpu),
    wall_ms: scale * medianOf(times[k].wall),
    scale,
    rounds,
  }));
}

/** CPU time of this process so far, milliseconds. */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const medianOf = (values: readonly number[]): number => quantileOf(values, 0.5);

export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Bytes in use after all garbage is gone: buffers are freed a moment after the objects that held them. */
export async function countHeldBytes(): Promise<number> {
  for (let n = 0; n < 3; n++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
