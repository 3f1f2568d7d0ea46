import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCounts } from './read-counts.ts';

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
  expect(readCounts(path)).toEqual({ passed: 7, failed: 2, skipped: 3 });
});

it('counts a browser report, and an error outside the tests as a failure', () => {
  const path = written({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] });
  expect(readCounts(path)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

it('knows that no report is no pass', () => {
  expect(readCounts(join(folder, 'gone.json'))).toBeNull();
});
