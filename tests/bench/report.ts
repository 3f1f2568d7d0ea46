import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Timing } from './measure-cpu.ts';

/** One line of the bench: a figure with its unit, and what it is held against. */
export interface Figure {
  readonly part: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** How many times the product's own time, where that is what the figure tells. */
  readonly ratio?: number;
}

/** Collects figures, prints them as they come, and writes them as JSON in the end. */
export class Report {
  readonly figures: Figure[] = [];
  readonly gates: { readonly part: string; readonly what: string; readonly passed: boolean }[] = [];

  constructor(private readonly seed: number) {}

  begin(part: string): void {
    process.stdout.write(`\n${part}\n`);
  }

  add(figure: Figure): void {
    this.figures.push(figure);
    const ratio =
      figure.ratio === undefined ? '' : `${figure.ratio < 100 ? figure.ratio.toFixed(1) : Math.round(figure.ratio)} ×`;
    process.stdout.write(
      `  ${figure.what.padEnd(58)} ${format(figure.value).padStart(12)} ${figure.unit.padEnd(6)} ${ratio.padStart(9)}\n`,
    );
  }

  /** Timings of one job; the first is the product's, the others are told as multiples of it. */
  addTimings(part: string, timings: readonly Timing[]): void {
    const [own] = timings;
    for (const { name, cpu_ms, scale } of timings) {
      const what = scale === 1 ? name : `${name} (sample × ${format(scale)})`;
      this.add({ part, what, value: cpu_ms, unit: 'ms CPU', ...(name === own.name ? {} : { ratio: cpu_ms / own.cpu_ms }) });
    }
  }

  /** A check of results that comes before any time. @throws Error where it fails: times of wrong results mean nothing. */
  gate(part: string, what: string, passed: boolean): void {
    this.gates.push({ part, what, passed });
    process.stdout.write(`  ${passed ? 'equal' : 'WRONG'}: ${what}\n`);
    if (!passed) throw new Error(`gate failed: ${part}: ${what}`);
  }

  write(path: string): void {
    const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
    writeFileSync(path, `${JSON.stringify({ machine, seed: this.seed, gates: this.gates, figures: this.figures }, null, 1)}\n`);
  }
}

function format(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toPrecision(3);
}
