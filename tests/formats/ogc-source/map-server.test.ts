import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchCollection } from '../../../src/formats/ogc-source/fetch-collection.ts';
import { listCollections } from '../../../src/formats/ogc-source/list-collections.ts';
import { type CgiServer, serveCgi } from '../../support/cgi-server.ts';
import { provideJudges } from '../../support/provide-judges.ts';
import {
  askingOf,
  BOX,
  codesOf,
  collectSquares,
  expectSquares,
  listSquares,
  numbersIn,
  numbersOf,
  readParcels,
  serviceAddress,
  SOUTH,
  WEST,
} from '../../support/squares-service.ts';

const { mapserver, missing } = provideJudges();
if (!mapserver && missing !== undefined) console.warn(missing);

/** Three pages of a thousand. */
const COUNT = 2300;
/** MapServer writes six decimals of a degree where nothing else is said, and cuts off what follows. */
const WRITTEN_DEG = 1e-6 + 1e-12;

const SQUARES = listSquares(COUNT);

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
    writeFileSync(data, collectSquares(SQUARES));
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

  const asking = () => askingOf(server.origin);
  const collectionsOf = (name: string) => `${server.origin}/${name}/ogcapi/collections`;
  const addressOf = (name: string) => serviceAddress(asking(), collectionsOf(name));
  const read = (name: string, bounds: typeof BOX | null = null) => readParcels(asking(), collectionsOf(name), bounds);

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
    expectSquares(file, SQUARES, WRITTEN_DEG);
    // Six decimals of a degree are a decimetre: who imports it is told.
    expect(codesOf(file)).toEqual(['service-coarse']);
  });

  it('reads what meets a box, and nothing else', async () => {
    const meets = numbersIn(SQUARES, BOX);
    expect(meets.length).toBeGreaterThan(20);
    expect(numbersOf(await read('office', BOX)).sort()).toEqual(meets);
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
