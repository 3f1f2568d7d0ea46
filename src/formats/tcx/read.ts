import { tcxGen } from '@tmcw/togeojson';
import type { ReadContext, ReadResult } from '../reader.ts';
import { readTrackFile, type TrackFormat } from '../xml/track-file.ts';
import type { TrackVocabulary } from '../xml/track-reader.ts';

const VOCABULARY: TrackVocabulary = {
  point: 'Trackpoint',
  segment: 'Track',
  position: 'elements',
  lon: 'LongitudeDegrees',
  lat: 'LatitudeDegrees',
  time: 'Time',
  altitude: 'AltitudeMeters',
  plain: new Set(['Position']),
};
const position = (lon: number): string =>
  `<Trackpoint><Position><LatitudeDegrees>0</LatitudeDegrees><LongitudeDegrees>${lon}</LongitudeDegrees></Position></Trackpoint>`;
const STUB = `<Track>${position(0)}${position(1)}</Track>`;

const TCX: TrackFormat = {
  format: 'tcx',
  root: 'TrainingCenterDatabase',
  units: new Set(['Lap', 'Course']),
  vocabularyOf: () => VOCABULARY,
  stubOf: () => STUB,
  // togeojson makes one feature of everything inside `Courses`: one of them for each course.
  wrap: (unit, sources, namespaces) =>
    `<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"${namespaces}>${
      unit === 'Course' ? sources.map((source) => `<Courses>${source}</Courses>`).join('') : sources.join('')
    }</TrainingCenterDatabase>`,
  convert: (document) => tcxGen(document),
};

/** TCX: a feature per lap of an activity and per course, a line per track in it. */
export function readTcx(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  return readTrackFile(TCX, bytes, context);
}
