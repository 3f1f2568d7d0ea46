import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking } from '../../../src/formats/ogc-source/ask-service.ts';
import { readServiceAddress } from '../../../src/formats/ogc-source/address.ts';
import { fetchCollection } from '../../../src/formats/ogc-source/fetch-collection.ts';
import { listCollections } from '../../../src/formats/ogc-source/list-collections.ts';
import type { SourceFile } from '../../../src/formats/reader.ts';
import { type CgiServer, serveCgi } from '../../support/cgi-server.ts';
import { provideJudges } from '../../support/provide-judges.ts';

const { mapserver, missing } = provideJudges();
if (!mapserver && missing !== undefined) console.warn(missing);

/** Three pages of a thousand. */
const COUNT = 2300;
const WEST = 117.5;
const SOUTH = 34.3;
/** Degrees from one square to the next. */
const STEP = 0.002;
const ROW = 50;
/** MapServer writes six decimals of a degree where nothing else is said, and cuts off what follows. */
const WRITTEN_DEG = 1e-6 + 1e-12;

const square = (n: number): Feature<Polygon> => {
  const [west, south] = [WEST + STEP * (n % ROW) + 1e-7 * n, SOUTH + STEP * Math.floor(n / ROW)];
  const [east, north] = [west + STEP / 2, south + STEP / 2];
  return {
    type: 'Feature',
    properties: { no: `DK-${n}`, holder: `第 ${n} 户 <b>&"`, area: n + 0.5 },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
  };
};
const SQUARES = Array.from({ length: COUNT }, (_, n) => square(n));

const mapFile = (data: string, told: string): string => `MAP
  NAME "office"
  EXTENT 117 34 118 35
  PROJECTION "init=epsg:4326" END
  WEB METADATA
    "ows_title" "测绘院 Survey office"
    "oga_onlineresource" "${told}"
    "ows_enable_request" "*"
    "oga_enable_request" "*"
    "ows_srs" "EPSG:4326"
  END END
  LAYER
    NAME "parcels" TYPE POLYGON STATUS ON TEMPLATE "void"
    CONNECTIONTYPE OGR CONNECTION "${data}" DATA "parcels"
    PROJECTION "init=epsg:4326" END
    METADATA "ows_title" "宗地" "ows_featureid" "no" "ows_include_items" "all" "gml_include_items" "all" "oga_enable_request" "*" END
  END
END
`;

describe.skipIf(!mapserver)('our reader on a live MapServer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chidu-mapserver-'));
  let server: CgiServer;

  beforeAll(async () => {
    const [data, conf] = [join(folder, 'parcels.geojson'), join(folder, 'mapserver.conf')];
    writeFileSync(data, JSON.stringify({ type: 'FeatureCollection', name: 'parcels', features: SQUARES }));
    server = await serveCgi(mapserver?.mapserv ?? '', { MAPSERVER_CONFIG_FILE: conf });
    // One as it is reached, one that names the host behind it.
    const maps = [
      ['office', `${server.origin}/office/ogcapi`],
      ['inner', 'http://gis-inner:8080/inner/ogcapi'],
    ].map(([name, told]) => {
      const path = join(folder, `${name}.map`);
      writeFileSync(path, mapFile(data, told));
      return `    ${name} "${path}"`;
    });
    writeFileSync(conf, `CONFIG\n  ENV\n    MS_MAP_PATTERN "."\n  END\n  MAPS\n${maps.join('\n')}\n  END\nEND\n`);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const asking = (): Asking => ({
    fetch: (address, init) => fetch(address, init),
    allowed: { own: 'https://desk.example', others: [server.origin] },
    signal: new AbortController().signal,
    now: () => performance.now(),
  });
  const addressOf = (name: string) => readServiceAddress(`${server.origin}/${name}/ogcapi/collections`, asking().allowed);
  const read = (name: string, bounds: readonly [number, number, number, number] | null = null): Promise<SourceFile> =>
    fetchCollection(asking(), addressOf(name), { collection: 'parcels', bounds: bounds && [...bounds] }, () => undefined);
  const featuresOf = ({ bytes }: SourceFile) =>
    (JSON.parse(new TextDecoder().decode(bytes)) as FeatureCollection<Polygon>).features;
  const numbersOf = (file: SourceFile) => featuresOf(file).map(({ properties }) => String(properties?.no));
  const codesOf = ({ notes = [] }: SourceFile) => notes.map(({ code }) => code);

  it('lists its collections with where they lie', async () => {
    const [one, ...others] = await listCollections(asking(), addressOf('office'));
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: 'parcels', title: '宗地' });
    expect(one.bounds?.[0]).toBeCloseTo(WEST, 5);
    expect(one.bounds?.[1]).toBeCloseTo(SOUTH, 5);
  });

  it('reads every feature of every page once, with its attributes, to the decimals that are written', async () => {
    const file = await read('office');
    expect(server.asked.filter((path) => path.includes('/items'))).toHaveLength(3);
    const features = new Map(featuresOf(file).map((one) => [String(one.properties?.no), one]));
    expect(features.size).toBe(COUNT);
    for (const { properties, geometry } of SQUARES) {
      const found = features.get(String(properties?.no));
      expect(found?.properties?.holder).toBe(properties?.holder);
      // As text: what a number is, the mapping of the import says.
      expect(Number(found?.properties?.area)).toBe(properties?.area);
      const [written] = found?.geometry.coordinates ?? [];
      const [drawn] = geometry.coordinates;
      const far = Math.max(...drawn.flatMap(([lon, lat]) => nearest(written, lon, lat)));
      expect(far).toBeLessThanOrEqual(WRITTEN_DEG);
    }
    // Six decimals of a degree are a decimetre: who imports it is told.
    expect(codesOf(file)).toEqual(['service-coarse']);
  });

  it('reads what meets a box, and nothing else', async () => {
    const box = [WEST + 10 * STEP - 1e-4, SOUTH + 3 * STEP + 1e-4, WEST + 20.2 * STEP, SOUTH + 8.2 * STEP] as const;
    const meets = SQUARES.filter(({ geometry }) => {
      const [[west, south], , [east, north]] = geometry.coordinates[0];
      return west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1];
    }).map(({ properties }) => String(properties?.no));
    expect(meets.length).toBeGreaterThan(20);
    expect(numbersOf(await read('office', box)).sort()).toEqual([...meets].sort());
  });

  it('goes on where it was asked though pages name the host behind it', async () => {
    const file = await read('inner');
    expect(numbersOf(file)).toHaveLength(COUNT);
    expect(codesOf(file)).toContain('service-next-moved');
  });

  it('says that a collection is not there', async () => {
    const wish = { collection: 'none', bounds: null };
    await expect(fetchCollection(asking(), addressOf('office'), wish, () => undefined)).rejects.toMatchObject({
      code: 'service-collection-unknown',
    });
  });
});

/** How far the nearest of the positions is from one, in degrees of either axis; a single value in a list. */
function nearest(ring: readonly (readonly number[])[] | undefined, lon: number, lat: number): [number] {
  const far = (ring ?? []).map(([x, y]) => Math.max(Math.abs(x - lon), Math.abs(y - lat)));
  return [Math.min(Number.POSITIVE_INFINITY, ...far)];
}
