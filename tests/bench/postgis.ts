import type { OverlapTable } from '../../src/core/overlay/overlap-table.ts';
import type { PolygonView } from '../../src/core/overlay/polygon-set.ts';
import { readNestedRings } from '../../src/core/overlay/build-columns.ts';
import { spawn } from 'node:child_process';
import type { BenchLand } from './bench-district.ts';
import { medianOf } from './measure-cpu.ts';
import type { Report } from './report.ts';

const SCHEMA = 'chidu_bench';
const ROUNDS = 3;

/**
 * The same overlaps by PostGIS, where PGHOST names a server: red lines cut by ST_Subdivide, GiST index, one backend without
 * parallel workers; CPU time of that backend where the server lets it be read, else its execution time.
 */
export async function timePostgis(
  report: Report,
  part: string,
  { parcels, redLines }: BenchLand,
  own: OverlapTable,
  own_ms: number,
): Promise<void> {
  if (!process.env.PGHOST) return;
  await psql([`create extension if not exists postgis; drop schema if exists ${SCHEMA} cascade; create schema ${SCHEMA}`]);
  await load('parcels', parcels);
  await load('red_lines', redLines);
  await psql([
    `create table ${SCHEMA}.pieces as select id, st_subdivide(geom, 64) as geom from ${SCHEMA}.red_lines`,
    `create index on ${SCHEMA}.parcels using gist (geom)`,
    `vacuum analyze ${SCHEMA}.parcels`,
    `analyze ${SCHEMA}.pieces`,
  ]);
  const overlaps = `select p.id as subject, r.id as clip, sum(case when st_coveredby(p.geom, r.geom) then st_area(p.geom) else st_area(st_intersection(p.geom, r.geom)) end) as m2
    from ${SCHEMA}.pieces r join ${SCHEMA}.parcels p on st_intersects(p.geom, r.geom) group by 1, 2`;
  const rows = (await psql([`copy (select subject, clip, m2 from (${overlaps}) o where m2 > 1e-6) to stdout`]))
    .trim()
    .split('\n');
  const areas = new Map(rows.map((row) => row.split('\t')).map(([subject, clip, m2]) => [`${subject} ${clip}`, Number(m2)]));
  let worst = 0;
  for (let k = 0; k < own.count; k++)
    worst = Math.max(worst, Math.abs(own.area_m2[k] - (areas.get(`${own.subject[k]} ${own.clip[k]}`) ?? 0)));
  // A sum of pieces rounds once per piece; 1e-5 m² is a tenth of what an area is settled to.
  report.gate(part, `${own.count} overlaps as PostGIS has them, worst ${worst.toExponential(1)} m²`, worst <= 1e-5);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timeQuery(`select sum(m2) from (${overlaps}) o`));
  const cpu_ms = medianOf(times);
  report.add({ part, what: 'PostGIS, ST_Subdivide, serial', value: cpu_ms, unit: 'ms CPU', ratio: cpu_ms / own_ms });
  await psql([`drop schema ${SCHEMA} cascade`]);
}

async function timeQuery(query: string): Promise<number> {
  const backend = `select string_to_array(substring(s from '\\) (.*)'), ' ') as f from pg_read_file('/proc/self/stat', 0, 4096) s`;
  const ticks = `select (f[12]::int + f[13]::int) * 10 from (${backend}) b`;
  const settings = ['set max_parallel_workers_per_gather = 0', 'set jit = off', "set work_mem = '256MB'"];
  const out = await psql([...settings, ticks, `explain (analyze, timing off, costs off) ${query}`, ticks]).catch(() =>
    psql([...settings, `explain (analyze, timing off, costs off) ${query}`]),
  );
  const lines = out.trim().split('\n');
  const [before, after] = [Number(lines[0]), Number(lines[lines.length - 1])];
  return Number.isNaN(before) || Number.isNaN(after) ? Number(/Execution Time: ([\d.]+)/.exec(out)?.[1]) : after - before;
}

async function load(table: string, view: PolygonView): Promise<void> {
  await psql([`create unlogged table ${SCHEMA}.${table} (id int, geom geometry)`]);
  function* rows(): Generator<string> {
    for (let row = 0; row < view.columns.count; row++) yield `${row}\t${wktOf(view, row)}\n`;
  }
  await psql([`copy ${SCHEMA}.${table} from stdin`], rows());
}

/** Metres, all three decimals. */
function wktOf(view: PolygonView, row: number): string {
  const polygons = readNestedRings(view.columns, row).map(
    (rings) => `(${rings.map((ring) => `(${ring.map(([x, y]) => `${x / 1000} ${y / 1000}`).join(',')})`).join(',')})`,
  );
  return `MULTIPOLYGON(${polygons.join(',')})`;
}

/** Runs commands in one session and returns what they print. @throws Error with psql's message */
function psql(commands: readonly string[], input: Iterable<string> = []): Promise<string> {
  const child = spawn(
    'psql',
    ['-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', ...commands.flatMap((command) => ['-c', command])],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(err.trim()))));
  });
  void feed(child.stdin, input);
  return ended;
}

async function feed(stream: NodeJS.WritableStream, input: Iterable<string>): Promise<void> {
  for (const text of input) if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
  stream.end();
}
