import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface RunnerReport extends Counts {
  /** Each failed test by its name, with the beginning of what the runner says of it. */
  readonly failures: readonly string[];
}

/** What a runner's JSON report says; null when it wrote none, which is never a pass. */
export function readReport(path: string): RunnerReport | null {
  if (!existsSync(path)) return null;
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return 'stats' in report ? readPlaywright(report) : readVitest(report);
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly VitestFile[];
}

interface VitestFile {
  readonly name?: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly {
    readonly status?: string;
    readonly fullName?: string;
    readonly failureMessages?: readonly string[];
  }[];
}

/** A file that failed before its first test has no test to count: it counts as one. */
function readVitest(report: VitestReport): RunnerReport {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...unloaded.map(({ name = '?', message }) => tell(name, message)),
      ...failed.map(({ fullName = '?', failureMessages }) => tell(fullName, failureMessages?.[0])),
    ],
  };
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly file: string;
    readonly line: number;
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly { readonly error?: PlaywrightError }[] }[];
  }[];
}

interface PlaywrightError {
  readonly message?: string;
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
  readonly errors: readonly PlaywrightError[];
  readonly suites?: readonly PlaywrightSuite[];
}

function readPlaywright({ stats, errors, suites = [] }: PlaywrightReport): RunnerReport {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures: [...errors.map(({ message }) => tell('outside the tests', message)), ...suites.flatMap(failuresOf)],
  };
}

function failuresOf({ suites = [], specs = [] }: PlaywrightSuite): readonly string[] {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map(({ file, line, title, tests }) => {
      const error = tests.flatMap(({ results }) => results).find((result) => result.error)?.error;
      return tell(`${file}:${line} ${title}`, error?.message);
    }),
    ...suites.flatMap(failuresOf),
  ];
}

const MOST_LINES = 12;

function tell(name: string, message = ''): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_LINES);
  return [name, ...lines.map((line) => `    ${line}`)].join('\n');
}
