import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What the machine has. */
export interface Machine {
  /** Address of a PostgreSQL where databases may be made, or why there is none. */
  readonly postgres?: string;
  readonly noPostgres?: string;
  readonly hasChromium: boolean;
}

export interface Command {
  readonly program: 'tsx' | 'vitest';
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A long run of its own. */
export interface Part {
  /** As it is named on the command line. */
  readonly name: string;
  readonly does: string;
  /** After so many minutes it is stopped and counts as failed. */
  readonly most_min: number;
  /** Why it cannot run here; undefined where it can. */
  missing(machine: Machine): string | undefined;
  /** @param isShort a tenth or less: to see that it works, not to prove anything */
  commands(machine: Machine, isShort: boolean): readonly Command[];
}

const FUZZ = 'tests/fuzz';
const QGIS_TEST = 'tests/nightly/qgis-server.test.ts';
const QGIS_SERVER = '/usr/lib/cgi-bin/qgis_mapserv.fcgi';
const BENCHES = 'tests/bench';

const needsPostgres = ({ noPostgres }: Machine): string | undefined => noPostgres;
const always = (): undefined => undefined;
const onPostgres = ({ postgres }: Machine): Record<string, string> =>
  postgres === undefined ? {} : { CHIDU_TEST_POSTGRES: postgres };

function chaos(database: 'postgresql' | 'pglite'): Part['commands'] {
  return (machine, isShort) => [
    {
      program: 'vitest',
      args: ['run', 'tests/sync/chaos.test.ts'],
      env: {
        ...onPostgres(machine),
        CHIDU_CHAOS_DATABASE: database,
        CHIDU_CHAOS_OPERATIONS: isShort ? '300' : '10000',
        CHIDU_CHAOS_KILLS: isShort ? '2' : '25',
      },
    },
  ];
}

/** Benches of one screen in Chromium that run by themselves. */
const browserBenches = (): readonly string[] =>
  readdirSync(BENCHES).filter((name) => /^browser-(?!bench\.ts$)[\w-]+\.ts$/.test(name));

export const PARTS: readonly Part[] = [
  {
    name: 'chaos-postgresql',
    does: '8 phones and 3 desks, 10 000 operations, the server killed 25 times, on PostgreSQL',
    most_min: 60,
    missing: needsPostgres,
    commands: chaos('postgresql'),
  },
  {
    name: 'chaos-pglite',
    does: 'the same on the embedded database, as far as it promises: a process may die, the machine may not',
    most_min: 90,
    missing: always,
    commands: chaos('pglite'),
  },
  {
    name: 'soak',
    does: '30 minutes of requests, streams, logins and left uploads; memory stays',
    most_min: 40,
    missing: needsPostgres,
    commands: (machine, isShort) => [
      { program: 'tsx', args: ['tests/nightly/soak.ts', isShort ? '1' : '30'], env: onPostgres(machine) },
    ],
  },
  {
    name: 'listeners',
    does: '500 open streams are told of a change within a second',
    most_min: 10,
    missing: needsPostgres,
    commands: (machine, isShort) => [
      { program: 'tsx', args: ['tests/bench/listeners-bench.ts', '500', isShort ? '5' : '100'], env: onPostgres(machine) },
    ],
  },
  {
    name: 'load',
    does: '300 creates a second over 20 districts; at 100 a second 99 of 100 within 150 ms',
    most_min: 10,
    missing: needsPostgres,
    commands: (machine, isShort) => [
      {
        program: 'tsx',
        args: ['tests/bench/server-bench.ts', '20', '20', isShort ? '3' : '60', '100'],
        env: onPostgres(machine),
      },
    ],
  },
  {
    name: 'fuzz',
    does: 'every reader on 20 000 mutations of its real files',
    most_min: 240,
    missing: () => (existsSync(FUZZ) ? undefined : `there is no ${FUZZ} yet`),
    // It stops by itself before its bound, and goes on from there the next time.
    commands: (_, isShort) => [
      { program: 'tsx', args: ['tests/nightly/fuzz.ts', ...(isShort ? ['100', '10'] : ['20000', '220'])] },
    ],
  },
  {
    name: 'bench',
    does: 'the ruler, overlaps and rules on 100 000 parcels, each compared with another engine first',
    most_min: 60,
    missing: always,
    commands: (_, isShort) => [{ program: 'tsx', args: ['tests/bench/main.ts', ...(isShort ? ['--quick'] : ['--million'])] }],
  },
  {
    name: 'browser',
    does: 'screens in Chromium: drawing, heap, long tasks',
    most_min: 60,
    missing: ({ hasChromium }) =>
      !hasChromium
        ? 'there is no Chromium here; on Debian: apt-get install -y chromium fonts-noto-cjk'
        : !existsSync('dist/index.html')
          ? 'there is no built client; npm run build'
          : undefined,
    commands: (_, isShort) => [
      { program: 'tsx', args: ['tests/bench/main.ts', '--browser', ...(isShort ? ['--quick'] : [])] },
      ...browserBenches().map((name): Command => ({ program: 'tsx', args: [join(BENCHES, name)] })),
    ],
  },
  {
    name: 'converted',
    does: 'every format that is written, of every kind of real file, as GDAL reads it',
    most_min: 30,
    missing: always,
    commands: () => [
      {
        program: 'vitest',
        args: ['run', 'tests/cli/convert-judged.test.ts', 'tests/cli/awkward-values.test.ts'],
        env: { CHIDU_JUDGED_SOURCES: 'all' },
      },
    ],
  },
  {
    name: 'qgis-server',
    does: 'our reader of OGC API Features on a live QGIS Server',
    most_min: 15,
    missing: () =>
      !existsSync(QGIS_SERVER)
        ? 'there is no QGIS Server here; on Debian: apt-get install -y qgis-server (2.8 GB)'
        : existsSync(QGIS_TEST)
          ? undefined
          : `there is no ${QGIS_TEST} yet`,
    commands: () => [{ program: 'vitest', args: ['run', QGIS_TEST] }],
  },
];
