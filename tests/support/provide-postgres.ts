import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { userInfo, tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL for the tests: the one that is named, or a cluster of our own in a temporary folder. */
export interface TestPostgres {
  /** Address of a superuser, or why there is none. */
  readonly address?: string;
  readonly missing?: string;
  stop(): void;
}

const NOTHING_TO_STOP = { stop: () => undefined };
const PACKAGES = ['postgresql-15', 'postgresql-15-postgis-3'];

/**
 * `CHIDU_TEST_POSTGRES`, else a cluster made with the machine's own PostgreSQL; in CI as root on Debian it is installed first. It
 * listens on a socket in its own folder alone, and is stopped and removed afterwards.
 */
export function providePostgres(): TestPostgres {
  const { CHIDU_TEST_POSTGRES: named, CI } = process.env;
  if (named !== undefined) return { address: named, ...NOTHING_TO_STOP };
  const isRoot = userInfo().uid === 0;
  if (!binaries() && CI !== undefined && isRoot && existsSync('/usr/bin/apt-get')) {
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' } as const;
    spawnSync('apt-get', ['update', '-q'], quiet);
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES], quiet);
  }
  const bin = binaries();
  if (!bin) return { missing: `no PostgreSQL here; on Debian: apt-get install -y ${PACKAGES.join(' ')}`, ...NOTHING_TO_STOP };
  const folder = mkdtempSync(join(tmpdir(), 'chidu-pg-'));
  const data = join(folder, 'data');
  // PostgreSQL refuses to run as root.
  const run = (command: string, ...args: string[]) => {
    const [program, rest] = isRoot
      ? ['runuser', ['-u', 'postgres', '--', join(bin, command), ...args]]
      : [join(bin, command), args];
    return spawnSync(program, rest, { encoding: 'utf8' });
  };
  if (isRoot) spawnSync('chown', ['postgres', folder]);
  const made = run('initdb', '-D', data, '-U', 'chidu', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync');
  const options = `-c listen_addresses='' -c unix_socket_directories=${folder} -c max_connections=80`;
  const started = made.status === 0 ? run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start') : made;
  if (started.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return {
      missing: `PostgreSQL does not start: ${(started.stderr || started.stdout).trim().slice(0, 300)}`,
      ...NOTHING_TO_STOP,
    };
  }
  return {
    address: `postgresql://chidu@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Folder of the newest PostgreSQL of this machine. */
function binaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const [newest] = readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a));
  return newest === undefined ? undefined : join(root, newest, 'bin');
}
