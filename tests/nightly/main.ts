import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { findChromium } from '../support/find-chromium.ts';
import { providePostgres } from '../support/provide-postgres.ts';
import { type Figures, readFigures } from './figures.ts';
import { type Command, type Machine, type Part, PARTS } from './parts.ts';

const USAGE = `npm run nightly -- [PART …] [--short] [--json FILE]

Runs the long runs one after the other, each for a bounded time, and tells what they found: a table, and a JSON file.
  --short   a small size of each, to see that it works
  --json    where the file is written; .cache/nightly.json where it is not said

${PARTS.map(({ name, does, most_min }) => `  ${name.padEnd(18)}${does} (${most_min} min at most)`).join('\n')}
`;

interface Result {
  readonly part: string;
  readonly verdict: 'ok' | 'failed' | 'not run';
  /** Why it was not run, or what ended it. */
  readonly because?: string;
  readonly seconds: number;
  readonly figures: Figures;
}

/** How much of what a part printed is kept to find its figures. */
const KEPT_CHARACTERS = 1_000_000;
const STOPPED = 'stopped at its bound';

const words = process.argv.slice(2);
const isShort = words.includes('--short');
const jsonAt = words.indexOf('--json');
const path = jsonAt < 0 ? '.cache/nightly.json' : (words[jsonAt + 1] ?? '');
const asked = words.filter((word, at) => !word.startsWith('--') && (jsonAt < 0 || at !== jsonAt + 1));
const unknown = asked.filter((name) => !PARTS.some((part) => part.name === name));

if (words.includes('--help') || unknown.length > 0 || path === '') {
  if (unknown.length > 0) console.error(`There is no part ${unknown.join(', ')}.\n`);
  console.log(USAGE);
  process.exit(unknown.length > 0 || path === '' ? 2 : 0);
}

const postgres = providePostgres();
const machine: Machine = { postgres: postgres.address, noPostgres: postgres.missing, hasChromium: findChromium() !== undefined };
const results: Result[] = [];
let running: ChildProcess | undefined;
// What was started is a group of its own, which a terminal's Ctrl-C does not reach.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    if (running?.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
    postgres.stop();
    process.exit(1);
  });
try {
  for (const part of PARTS) if (asked.length === 0 || asked.includes(part.name)) results.push(await runPart(part));
} finally {
  postgres.stop();
}
report();
process.exit(results.some(({ verdict }) => verdict === 'failed') ? 1 : 0);

async function runPart(part: Part): Promise<Result> {
  console.log(`\n=== ${part.name}: ${part.does}`);
  const because = part.missing(machine);
  if (because !== undefined) {
    console.log(`not run: ${because}`);
    return { part: part.name, verdict: 'not run', because, seconds: 0, figures: {} };
  }
  const began = performance.now();
  const until = began + part.most_min * 60_000;
  let figures: Figures = { load: Number(loadavg()[0].toFixed(1)) };
  let fault: string | undefined;
  for (const command of part.commands(machine, isShort)) {
    const { output, failed } = await run(command, until - performance.now());
    figures = { ...figures, ...readFigures(output) };
    fault ??= failed;
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  return { part: part.name, verdict: fault === undefined ? 'ok' : 'failed', ...(fault && { because: fault }), seconds, figures };
}

/** Runs a program in a group of its own, so that what it started ends with it. */
function run({ program, args, env }: Command, most_ms: number): Promise<{ output: string; failed?: string }> {
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${program}`, args, {
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running = child;
    let output = '';
    let isLate = false;
    for (const [stream, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const)
      stream.on('data', (data: Buffer) => {
        output = (output + data.toString()).slice(-KEPT_CHARACTERS);
        to.write(data);
      });
    const bound = setTimeout(
      () => {
        isLate = true;
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      },
      Math.max(0, most_ms),
    );
    child.on('error', (error) => {
      clearTimeout(bound);
      resolve({ output, failed: error.message });
    });
    child.on('close', (code, signal) => {
      running = undefined;
      clearTimeout(bound);
      resolve({ output, ...(code !== 0 && { failed: isLate ? STOPPED : `ended with ${code ?? signal}` }) });
    });
  });
}

function report(): void {
  const whole = {
    at: new Date().toISOString(),
    isShort,
    node: process.version,
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? '',
    results,
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(whole, null, 2)}\n`);
  console.log(`\n=== nightly${isShort ? ', short' : ''}: Node ${process.version}, ${cpus().length} cores\n`);
  console.log(`| part | verdict | s | found |\n| --- | --- | ---: | --- |`);
  for (const { part, verdict, because, seconds, figures } of results) {
    const told = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
    console.log(`| ${part} | ${verdict} | ${seconds} | ${[...(because === undefined ? [] : [because]), ...told].join(', ')} |`);
  }
  console.log(`\n${path}`);
}
