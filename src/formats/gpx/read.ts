import { gpxGen } from '@tmcw/togeojson';
import type { ReadContext, ReadResult } from '../reader.ts';
import { readOrdinate } from '../xml/read-ordinate.ts';
import { decodeText, TagScanner } from '../xml/tag-scanner.ts';
import { readTrackFile, type TrackFormat } from '../xml/track-file.ts';
import type { TrackVocabulary } from '../xml/track-reader.ts';

const POINT = {
  position: 'attributes',
  lon: 'lon',
  lat: 'lat',
  time: 'time',
  altitude: 'ele',
  plain: new Set<string>(),
} as const;
const VOCABULARIES: Readonly<Record<string, TrackVocabulary>> = {
  trk: { ...POINT, point: 'trkpt', segment: 'trkseg' },
  rte: { ...POINT, point: 'rtept' },
};
const STUBS: Readonly<Record<string, string>> = {
  trk: '<trkseg><trkpt lat="0" lon="0"/><trkpt lat="0" lon="1"/></trkseg>',
  rte: '<rtept lat="0" lon="0"/><rtept lat="0" lon="1"/>',
};

const GPX: TrackFormat = {
  format: 'gpx',
  root: 'gpx',
  units: new Set(['trk', 'rte', 'wpt']),
  vocabularyOf: (unit) => VOCABULARIES[unit],
  stubOf: (unit) => STUBS[unit],
  wrap: (_unit, sources, namespaces) => `<gpx xmlns="http://www.topografix.com/GPX/1/1"${namespaces}>${sources.join('')}</gpx>`,
  pointOf: readWaypoint,
  convert: (document) => gpxGen(document),
};

/** GPX: tracks as lines (a line per segment), routes as lines, waypoints as points. */
export function readGpx(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  return readTrackFile(GPX, bytes, context);
}

function readWaypoint(source: string): { lon: number; lat: number; altitude: boolean } | undefined {
  const scanner = new TagScanner(source);
  scanner.next();
  const lon = readOrdinate(scanner.attribute('lon'));
  const lat = readOrdinate(scanner.attribute('lat'));
  if (Number.isNaN(lon) || Number.isNaN(lat)) return undefined;
  const elevation = /<(?:\w+:)?ele>([^<]*)</.exec(source)?.[1] ?? '';
  return { lon, lat, altitude: decodeText(elevation).trim() !== '' };
}
