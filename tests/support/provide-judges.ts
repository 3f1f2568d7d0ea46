import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';

/** Programs of others that read what the server answers, and one that answers what we read, as Debian packages them. */
const PACKAGES = ['gdal-bin', 'python3-owslib', 'cgi-mapserver'];

/** Python of the distribution: one that somebody put before it in the path does not see the distribution's modules. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

export interface Judges {
  /** Absent where `ogrinfo` is missing. */
  readonly gdal?: { readonly ogrinfo: string };
  /** Absent where the module is missing. */
  readonly owslib?: { readonly python: string };
  /** Absent where `mapserv` is missing. */
  readonly mapserver?: { readonly mapserv: string };
  /** What is not there, and how to get it. */
  readonly missing?: string;
}

/** GDAL, OWSLib and MapServer where they are; in CI as root on Debian they are installed first. */
export function provideJudges(): Judges {
  const { CI } = process.env;
  if (
    !(hasGdal() && hasOwsLib() && hasMapServer()) &&
    CI !== undefined &&
    userInfo().uid === 0 &&
    existsSync('/usr/bin/apt-get')
  ) {
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' } as const;
    spawnSync('apt-get', ['update', '-q'], quiet);
    // Another file of the tests may be installing the same.
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-q', '--no-install-recommends', ...PACKAGES], quiet);
  }
  const [gdal, owslib, mapserver] = [hasGdal(), hasOwsLib(), hasMapServer()];
  return {
    ...(gdal && { gdal: { ogrinfo: 'ogrinfo' } }),
    ...(owslib && { owslib: { python: PYTHON } }),
    ...(mapserver && { mapserver: { mapserv: 'mapserv' } }),
    ...(!(gdal && owslib && mapserver) && {
      missing: `not all judges are here; on Debian: apt-get install -y ${PACKAGES.join(' ')}`,
    }),
  };
}

const hasGdal = (): boolean => /\bOAPIF\b/.test(spawnSync('ogrinfo', ['--formats'], { encoding: 'utf8' }).stdout ?? '');
const hasOwsLib = (): boolean => spawnSync(PYTHON, ['-c', 'import owslib.ogcapi.features']).status === 0;

/** OGC API Features came with its version 8. */
const hasMapServer = (): boolean =>
  /SUPPORTS=OGCAPI_SERVER/.test(spawnSync('mapserv', ['-v'], { encoding: 'utf8' }).stdout ?? '');

/** Runs a judge while the server of this process answers it. @returns what it wrote; rejects with its complaint where it fails */
export function askJudge(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const judge = spawn(command, args, { env: { ...process.env, ...env } });
    let [out, complaint] = ['', ''];
    judge.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    judge.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    judge.on('error', reject);
    judge.on('close', (code) =>
      code === 0 && !/^ERROR/m.test(complaint)
        ? resolve(out)
        : reject(new Error(`${command}: ${code} ${complaint.slice(0, 2000)}`)),
    );
  });
}
