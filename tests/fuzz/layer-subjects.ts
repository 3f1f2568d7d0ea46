import { gzipSync, strToU8, zipSync } from 'fflate';
import { createDistrictPlane, proposePlane } from '../../src/core/geodesy/district-plane.ts';
import { admitTable } from '../../src/formats/admit-table.ts';
import { prepareOutgoing } from '../../src/formats/outgoing-layer.ts';
import { WRITERS } from '../../src/formats/writers.ts';
import { readImportRows } from '../../src/workers/engine/import-rows.ts';
import { placeAgain, previewImport, startImport } from '../../src/workers/engine/import-session.ts';
import { layerOf, writeAs } from '../support/outgoing.ts';
import { tableFault } from '../support/table-fault.ts';
import { realSamples } from './real-samples.ts';
import type { Sample, Subject } from './subject.ts';

const call = { progress: () => {}, signal: new AbortController().signal };

/** All but map tiles, of which there are as many as the land asks for, whatever the file's size. */
const TAKEN_OUT = WRITERS.filter(({ format }) => format !== 'pmtiles');

/** As the desk takes a file in: read, shown, placed, admitted, and given out again in one of the formats. */
async function takeIn({ name, bytes }: Sample, seed: number): Promise<string | null> {
  const read = await startImport(call, 'i-1', [{ name, bytes }], null);
  const fault = tableFault(read.read);
  if (fault !== null) return fault;
  const [best] = read.detection.candidates;
  const session = read.placed !== null || best === undefined ? read : placeAgain(read, best);
  await previewImport(session, null);
  readImportRows(session, 0, 20);
  if (session.placed === null) return null;
  const { located } = session.placed;
  const writer = TAKEN_OUT[seed % TAKEN_OUT.length];
  const { layer } = prepareOutgoing({ name, table: session.table, located, writer });
  await writer.write(layer, { fileName: `out.${writer.extensions[0]}` });
  if (located.bounds !== null)
    await admitTable(session.table, located, createDistrictPlane(proposePlane(located.bounds)), {}, session.table.ids);
  return null;
}

const square = (lon: number, lat: number, size: number): number[][] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
];
const FEATURES = [
  {
    type: 'Feature',
    id: 7,
    properties: { 宗地号: '330127001002GB00017', 地类: '住宅', 面积: 12.5, list: [1, { a: null }], ok: true },
    geometry: { type: 'Polygon', coordinates: [square(117.1, 31.2, 0.01), square(117.102, 31.202, 0.001).reverse()] },
  },
  {
    type: 'Feature',
    properties: { 宗地号: '=1+1', 地类: '商业', 面积: -3, ok: false },
    geometry: { type: 'MultiPolygon', coordinates: [[square(117.2, 31.2, 0.01)], [square(117.3, 31.3, 0.001)]] },
  },
];
const LINES = [
  {
    type: 'Feature',
    properties: { name: '巡查' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [117.1, 31.2],
        [117.2, 31.3],
        [117.3, 31.25],
      ],
    },
  },
  { type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [117.1, 31.25, 8] } },
];

/** Two parcels of ours, written by our own writer in degrees and in a plane. */
async function written(format: string): Promise<Sample[]> {
  const writer = WRITERS.find((one) => one.format === format);
  const systems =
    writer?.systems === 'plane' ? ['EPSG:4527'] : writer?.systems === 'degrees' ? [undefined] : [undefined, 'EPSG:4509'];
  const sources =
    format === 'gpx'
      ? [LINES]
      : format === 'boundary-points' || format === 'shapefile'
        ? [FEATURES]
        : [FEATURES, [...FEATURES, ...LINES]];
  const files: Sample[] = [];
  for (const features of sources)
    for (const crs of systems) {
      const { bytes, fileName } = await writeAs(format, await layerOf(features), crs === undefined ? {} : { crs });
      files.push({ name: fileName, bytes });
    }
  return files;
}

const TCX = `<?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>
<Activity Sport="Walking"><Id>2026-05-01T08:00:00Z</Id><Lap StartTime="2026-05-01T08:00:00Z"><Track>
<Trackpoint><Time>2026-05-01T08:00:00Z</Time><Position><LatitudeDegrees>31.2</LatitudeDegrees><LongitudeDegrees>117.1</LongitudeDegrees></Position></Trackpoint>
<Trackpoint><Time>2026-05-01T08:00:10Z</Time><Position><LatitudeDegrees>31.3</LatitudeDegrees><LongitudeDegrees>117.2</LongitudeDegrees></Position></Trackpoint>
</Track></Lap></Activity></Activities></TrainingCenterDatabase>`;

const CORNERS = `点号,圈号,X(m),Y(m)\nJ1,1,3452000.123,40509000.456\nJ2,1,3452000.123,40509100.456\nJ3,1,3452100.123,40509100.456\nJ1,1,3452000.123,40509000.456\n`;

const subject = (name: string, ending: RegExp | null, own: () => Promise<Sample[]>): Subject => ({
  name,
  samples: async () => [...(await own()), ...(ending === null ? [] : realSamples(ending))],
  read: takeIn,
});

export const LAYER_SUBJECTS: readonly Subject[] = [
  subject('geojson', /\.geojson$/i, () => written('geojson')),
  subject('geojson packed', null, async () =>
    (await written('geojson')).flatMap(({ name, bytes }) => [
      { name: `${name}.gz`, bytes: gzipSync(bytes) },
      { name: 'a.zip', bytes: zipSync({ [name]: bytes }) },
    ]),
  ),
  subject('kml', /\.kml$/i, () => written('kml')),
  subject('kmz', /\.kmz$/i, async () =>
    (await written('kml')).map(({ bytes }) => ({ name: 'a.kmz', bytes: zipSync({ 'doc.kml': bytes }) })),
  ),
  subject('gpx', /\.gpx$/i, () => written('gpx')),
  subject('tcx', /\.tcx$/i, async () => [{ name: 'a.tcx', bytes: strToU8(TCX) }]),
  subject('shapefile', /(\.shp|pandr|gbk_nocpg\.shp)\.zip$|\.shp$/i, () => written('shapefile')),
  subject('geopackage', null, () => written('geopackage')),
  subject('flatgeobuf', /\.fgb$/i, () => written('flatgeobuf')),
  subject('dxf', /\.dxf$/i, () => written('dxf')),
  subject('boundary points', /zone35.*\.txt$/i, () => written('boundary-points')),
  subject('xlsx', null, () => written('xlsx')),
  subject('csv', /04_china.*\.csv$/i, async () => [...(await written('csv')), { name: 'a.csv', bytes: strToU8(CORNERS) }]),
];
