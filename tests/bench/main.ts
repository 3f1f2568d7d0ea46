import { benchCapture } from './capture-bench.ts';
import { makeLand } from './bench-district.ts';
import { benchFootprint } from './footprint-bench.ts';
import { benchJudgedCapture } from './judged-capture-bench.ts';
import { benchLoading } from './loading-bench.ts';
import { benchOverlaps } from './overlap-bench.ts';
import { Report } from './report.ts';
import { benchRules } from './rules-bench.ts';
import { benchSelfOverlaps } from './self-overlap-bench.ts';

const USAGE = `npm run bench -- [--json FILE] [--million] [--browser] [--quick] [--seed N]

Equality comes before time: each part first checks its results against another engine.
  --million   also 1 000 000 parcels
  --browser   also drawing and heap in Chromium (needs a build)
  --leader    only what a leader waits for who moves the day, in the engine and in Chromium (with --quick of a tenth; --only engine, --only browser: half of it)
  --quick     10 000 parcels only
PGHOST (and PGUSER, PGPASSWORD, PGDATABASE …) adds PostGIS.
`;

const words = process.argv.slice(2);
const has = (name: string): boolean => words.includes(`--${name}`);
const valueOf = (name: string): string | undefined => (has(name) ? words[words.indexOf(`--${name}`) + 1] : undefined);

if (has('help')) process.stdout.write(USAGE);
else await run();

async function run(): Promise<void> {
  const seed = Number(valueOf('seed') ?? 20261123);
  const report = new Report(seed);
  process.stdout.write(`seed ${seed}, Node ${process.version}; medians of CPU time, engines in turns in one process\n`);
  if (has('leader')) await benchLeaderAlone(report, seed);
  else await benchAll(report, seed);
  const path = valueOf('json');
  if (path !== undefined) report.write(path);
}

async function benchLeaderAlone(report: Report, seed: number): Promise<void> {
  const { benchLeader } = await import('./browser-leader.ts');
  const size = has('quick') ? { parcels: 10_000, cases: 500 } : { parcels: 100_000, cases: 5_000 };
  await benchLeader(report, { ...size, seed, only: valueOf('only') });
}

async function benchAll(report: Report, seed: number): Promise<void> {
  const small = await makeLand(10_000, seed);
  await benchOverlaps(report, small, 400, seed);
  const land = has('quick') ? small : await makeLand(100_000, seed);
  if (land !== small) await benchOverlaps(report, land, 400, seed);
  await benchSelfOverlaps(report, land, seed);
  await benchFootprint(report, land, seed);
  await benchCapture(report, land, seed);
  await benchJudgedCapture(report, seed);
  await benchLoading(report, land);
  await benchRules(report, has('quick') ? 10_000 : 100_000, has('quick') ? 500 : 5_000, seed);
  if (has('million')) await benchOverlaps(report, await makeLand(1_000_000, seed), 200, seed);
  if (has('browser')) await (await import('./browser-bench.ts')).benchBrowser(report, land);
}
