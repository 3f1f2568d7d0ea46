import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readReport } from './read-report.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-counts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(report: object): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

it('counts a unit report, and a file that did not load as a failure', () => {
  const path = written({
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  });
  expect(readReport(path)).toMatchObject({ passed: 7, failed: 2, skipped: 3 });
});

it('counts a browser report, and an error outside the tests as a failure', () => {
  const path = written({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] });
  expect(readReport(path)).toMatchObject({ passed: 5, failed: 2, skipped: 2 });
});

it('knows that no report is no pass', () => {
  expect(readReport(join(folder, 'gone.json'))).toBeNull();
});

it('tells which tests failed, and the beginning of why', () => {
  const unit = written({
    numPassedTests: 0,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      { name: 'a.test.ts', status: 'failed', message: 'cannot be read', assertionResults: [] },
      {
        name: 'b.test.ts',
        status: 'failed',
        assertionResults: [{ status: 'failed', fullName: 'adds', failureMessages: ['expected 1\n\nto be 2'] }],
      },
    ],
  });
  expect(readReport(unit)?.failures).toEqual(['a.test.ts\n    cannot be read', 'adds\n    expected 1\n    to be 2']);
  const spec = { file: 'x.spec.ts', line: 3, title: 'opens', ok: false };
  const browser = written({
    stats: { expected: 0, unexpected: 1, flaky: 0, skipped: 0 },
    errors: [],
    suites: [{ suites: [{ specs: [{ ...spec, tests: [{ results: [{ error: { message: '\u001b[31mtimed out' } }] }] }] }] }],
  });
  expect(readReport(browser)?.failures).toEqual(['x.spec.ts:3 opens\n    timed out']);
});
