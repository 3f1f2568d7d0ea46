import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_CHROMIUM, provideChromium } from './find-chromium.ts';
import { providePostgres } from './provide-postgres.ts';
import { type Counts, readReport, type RunnerReport } from './read-report.ts';

/** `npm test`: every stage runs, whatever the ones before it found; the last line counts all tests. */

interface Stage {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  /** JSON report of a test runner; the other stages count as one failed test when they fail. */
  readonly report?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const reports = mkdtempSync(join(tmpdir(), 'chidu-test-'));
const [architecture, unit, browser] = ['architecture', 'unit', 'browser'].map((name) => join(reports, `${name}.json`));

const vitest = (report: string, ...args: string[]): string[] =>
  ['vitest', 'run', ...args].concat('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);

const postgres = providePostgres();
if (postgres.missing !== undefined) console.log(`The server is tested on its embedded database alone: ${postgres.missing}\n`);

const stages: readonly Stage[] = [
  { name: 'types', commands: [['tsc', '--noEmit', '-p', '.']] },
  {
    name: 'lint and format',
    commands: [
      ['oxlint', '--type-aware', '--deny-warnings'],
      ['biome', 'format'],
    ],
  },
  { name: 'architecture', commands: [vitest(architecture, '--project', 'architecture')], report: architecture },
  {
    name: 'unit and property',
    commands: [vitest(unit, '--project', 'stateless', '--project', 'stateful')],
    report: unit,
    env: postgres.address === undefined ? {} : { CHIDU_TEST_POSTGRES: postgres.address },
  },
  {
    name: 'browser',
    commands: [['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts']],
    report: browser,
    env: { CHIDU_E2E_REPORT: browser },
  },
];

const results = stages.map(runStage);
postgres.stop();
rmSync(reports, { recursive: true, force: true });

const failures = results.flatMap(({ counts }) => counts?.failures ?? []);
if (failures.length > 0) console.log(`\n=== failures\n${failures.join('\n')}`);

console.log('\n=== summary');
for (const { name, passed, counts, seconds } of results)
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}${counts === null ? '' : `: ${inWords(counts)}`}  (${seconds} s)`);
console.log(
  `\n${inWords(results.reduce((total, { counts, passed }) => add(total, counts, passed), { passed: 0, failed: 0, skipped: 0 }))}`,
);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);

interface StageResult {
  readonly name: string;
  readonly passed: boolean;
  readonly counts: RunnerReport | null;
  readonly seconds: number;
}

function runStage(stage: Stage): StageResult {
  console.log(`\n=== ${stage.name}`);
  const began = performance.now();
  const exits = canRun(stage) ? stage.commands.map((command) => run(command, stage.env)) : [false];
  const counts = stage.report === undefined ? null : readReport(stage.report);
  const passed = exits.every((ok) => ok) && (stage.report === undefined || (counts !== null && counts.failed === 0));
  return { name: stage.name, passed, counts, seconds: Math.round((performance.now() - began) / 1000) };
}

function canRun({ name }: Stage): boolean {
  if (name !== 'browser' || provideChromium() !== undefined) return true;
  console.error(NO_CHROMIUM);
  return false;
}

function run([command, ...args]: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const path = `node_modules/.bin/${command}${process.platform === 'win32' ? '.cmd' : ''}`;
  const { status, error } = spawnSync(path, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  if (error !== undefined) console.error(error.message);
  return status === 0;
}

function add(total: Counts, counts: Counts | null, passed: boolean): Counts {
  const unexplained = !passed && (counts?.failed ?? 0) === 0 ? 1 : 0;
  return {
    passed: total.passed + (counts?.passed ?? 0),
    failed: total.failed + (counts?.failed ?? 0) + unexplained,
    skipped: total.skipped + (counts?.skipped ?? 0),
  };
}

function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
