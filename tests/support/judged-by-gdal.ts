import { spawnSync } from 'node:child_process';

/** A feature as GDAL gives it: in metres of the plane that was asked for. */
export interface JudgedFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: JudgedGeometry | null;
}

export type JudgedGeometry =
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly JudgedGeometry[] }
  | { readonly type: string; readonly coordinates: unknown };

export interface GdalWish {
  /** The plane, as PROJ takes it; features come in its metres. */
  readonly plane: string;
  /** Where the file does not say its system, or says it in a way that GDAL does not know. */
  readonly from?: string;
  readonly layer?: string;
  readonly options?: readonly string[];
}

/** What GDAL finds in a file. Throws with its complaint where it finds none. */
export function readByGdal(path: string, { plane, from, layer, options = [] }: GdalWish): JudgedFeature[] {
  const systems = from === undefined ? ['-t_srs', plane] : ['-s_srs', from, '-t_srs', plane];
  const shape = ['-lco', 'RFC7946=NO', '-lco', 'COORDINATE_PRECISION=6', '-nln', 'a'];
  const out = spawnSync(
    'ogr2ogr',
    ['-f', 'GeoJSON', '/vsistdout/', path, ...(layer === undefined ? [] : [layer]), ...systems, ...shape, ...options],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const complaints = out.stderr.split('\n').filter((line) => /error/i.test(line));
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  return (JSON.parse(out.stdout) as { features: JudgedFeature[] }).features;
}

type Place = readonly [x: number, y: number];

/** Every ring and line of a geometry, points as lines of one vertex. */
export function linesOf(geometry: JudgedGeometry | null): { readonly places: readonly Place[]; readonly sign: 1 | -1 | 0 }[] {
  if (geometry === null) return [];
  if ('geometries' in geometry) return geometry.geometries.flatMap((one) => linesOf(one));
  const { type, coordinates } = geometry;
  const line = (places: unknown, sign: 1 | -1 | 0) => ({ places: places as Place[], sign });
  const polygon = (rings: unknown) => (rings as unknown[]).map((ring, n) => line(ring, n === 0 ? 1 : -1));
  switch (type) {
    case 'Point':
      return [line([coordinates], 0)];
    case 'MultiPoint':
      return (coordinates as unknown[]).map((place) => line([place], 0));
    case 'LineString':
      return [line(coordinates, 0)];
    case 'MultiLineString':
      return (coordinates as unknown[]).map((one) => line(one, 0));
    case 'Polygon':
      return polygon(coordinates);
    default:
      return (coordinates as unknown[]).flatMap(polygon);
  }
}

/** Of all polygons, holes taken off, m². */
export const planarArea = (geometry: JudgedGeometry | null): number =>
  linesOf(geometry).reduce((sum, { places, sign }) => sum + sign * Math.abs(shoelace(places)), 0);

function shoelace(places: readonly Place[]): number {
  const [x0, y0] = places[0] ?? [0, 0];
  let twice = 0;
  for (let n = 0; n < places.length; n++) {
    const [x, y] = places[n];
    const [nextX, nextY] = places[(n + 1) % places.length];
    twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  }
  return twice / 2;
}

/** The farthest that a vertex of one geometry lies from the other's vertices, metres; infinite where their numbers differ. */
export function farthestVertex(a: JudgedGeometry | null, b: JudgedGeometry | null): number {
  const [one, two] = [a, b].map((geometry) => linesOf(geometry).map(({ places, sign }) => openRing(places, sign !== 0)));
  const vertices = (lines: readonly (readonly Place[])[]): Place[] => lines.flat();
  if (vertices(one).length !== vertices(two).length || one.length !== two.length) return Number.POSITIVE_INFINITY;
  return Math.max(oneWay(vertices(one), vertices(two)), oneWay(vertices(two), vertices(one)));
}

const openRing = (places: readonly Place[], isRing: boolean): readonly Place[] => (isRing ? places.slice(0, -1) : places);

const CELL_M = 0.01;

function oneWay(from: readonly Place[], to: readonly Place[]): number {
  const cells = new Map<string, Place[]>();
  const cell = (value: number): number => Math.floor(value / CELL_M);
  for (const place of to) {
    const key = `${cell(place[0])} ${cell(place[1])}`;
    cells.set(key, [...(cells.get(key) ?? []), place]);
  }
  let farthest = 0;
  for (const [x, y] of from) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of cells.get(`${cell(x) + dx} ${cell(y) + dy}`) ?? [])
          nearest = Math.min(nearest, Math.hypot(x - other[0], y - other[1]));
    farthest = Math.max(farthest, nearest);
  }
  return farthest;
}
