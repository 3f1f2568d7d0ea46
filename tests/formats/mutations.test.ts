import { describe, it } from 'vitest';
import { expectSurvives } from '../support/expect-survives.ts';

const text = (content: string) => new TextEncoder().encode(content);

const GEOJSON = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 7,
      properties: { 名称: '地块', area: 12.5, list: [1, { a: null }] },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [117.1, 31.2],
            [117.2, 31.2],
            [117.2, 31.3],
            [117.1, 31.2],
          ],
        ],
      },
    },
    { type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [117.1, 31.25, 8] } },
  ],
});

const KML = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>红线</name>
<ExtendedData><Data name="面积"><value>9.4</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>
117.1,31.2,0 117.2,31.2,0 117.2,31.3,0 117.1,31.2,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`;

const GPX = `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>巡查</name><trkseg>
<trkpt lat="31.2" lon="117.1"><ele>5</ele><time>2026-05-01T08:00:00Z</time></trkpt><trkpt lat="31.3" lon="117.2"/></trkseg></trk></gpx>`;

describe('damaged copies are read or refused with a listed code', () => {
  it.each([
    ['a.geojson', GEOJSON],
    ['a.kml', KML],
    ['a.gpx', GPX],
  ])('of %s', async (name, content) => {
    await expectSurvives([{ name, bytes: text(content) }]);
  });
});
