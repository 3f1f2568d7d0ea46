import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../src/formats/catalog.ts';
import { GEOMETRY_TYPES } from '../../../src/formats/feature-table.ts';
import { LIMITS } from '../../../src/formats/limits.ts';
import { ReadError, type ReadResult } from '../../../src/formats/reader.ts';

const gpx = (body: string): string =>
  `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${body}</gpx>`;
const tcx = (body: string): string =>
  `<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">${body}</TrainingCenterDatabase>`;
const fix = (lon: number | string, lat: number | string, inside = ''): string =>
  `<trkpt lat="${lat}" lon="${lon}">${inside}</trkpt>`;
const read = (text: string): Promise<ReadResult> => readFile(strToU8(text), { fileName: 'test.gpx' });
const codes = ({ notes }: ReadResult): Record<string, number> =>
  Object.fromEntries(notes.map(({ code, count }) => [code, count]));

describe('GPX', () => {
  it('keeps a line per segment, times beside, and its own name, not a point’s', async () => {
    const result = await read(
      gpx(
        `<trk><trkseg>${fix(1, 2, '<ele>9</ele><time>t1</time><name>no</name>')}${fix(3, 4)}</trkseg><trkseg>${fix(5, 6)}${fix(7, 8)}</trkseg><name>walk</name></trk>`,
      ),
    );
    expect(GEOMETRY_TYPES[result.table.types[0]]).toBe('MultiLineString');
    expect([...result.table.coordinates]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(result.table.property('name')).toEqual(['walk']);
    expect(JSON.parse(String(result.table.property('coordinateProperties')[0]))).toEqual({
      times: [
        ['t1', null],
        [null, null],
      ],
    });
    expect(codes(result)).toEqual({ 'altitude-dropped': 1, 'point-extras-ignored': 1 });
  });

  it('keeps routes and waypoints, in the order of the file', async () => {
    const { table } = await read(
      gpx(
        '<wpt lat="2" lon="1"><name>w</name></wpt><rte><name>r</name><rtept lat="4" lon="3"/><rtept lat="6" lon="5"/></rte><wpt lat="8" lon="7"/>',
      ),
    );
    expect([...table.coordinates]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(table.property('name')).toEqual(['w', 'r', undefined]);
    expect(table.locate(2).record).toBe(3);
  });

  it('counts everything that is no line or point', async () => {
    const result = await read(
      gpx(
        `<trk/><trk><trkseg/></trk><trk><trkseg>${fix(1, 2)}</trkseg></trk><trk><trkseg>${fix('x', 2)}${fix(1, 'NaN')}</trkseg></trk><rte></rte><wpt lat="no" lon="1"/><trk><trkseg>${fix(1, 2)}${fix('', 3)}${fix(3, 4)}</trkseg><trkseg>${fix(9, 9)}</trkseg></trk>`,
      ),
    );
    expect(result.table.count).toBe(1);
    expect([...result.table.coordinates]).toEqual([1, 2, 3, 4]);
    expect(codes(result)).toEqual({
      'dropped-empty-geometry': 3,
      'dropped-short-line': 1,
      'dropped-bad-coordinates': 2,
      'track-points-without-position': 3,
      'short-segments-ignored': 1,
    });
  });

  it('takes no position that is not finite', async () => {
    const result = await read(
      gpx(`<wpt lat="2" lon="-1e400"/><trk><trkseg>${fix('1e400', 2)}${fix(1, 2)}${fix(3, 4)}</trkseg></trk>`),
    );
    expect([...result.table.coordinates]).toEqual([1, 2, 3, 4]);
    expect(codes(result)).toEqual({ 'dropped-bad-coordinates': 1, 'track-points-without-position': 1 });
  });

  it('finds elements whatever prefix they have', async () => {
    const { table } = await read(
      '<g:gpx xmlns:g="http://www.topografix.com/GPX/1/1"><g:trk><g:name>n</g:name><g:trkseg><g:trkpt lat="2" lon="1"/><g:trkpt lat="4" lon="3"/></g:trkseg></g:trk></g:gpx>',
    );
    expect(table.property('name')).toEqual(['n']);
    expect([...table.coordinates]).toEqual([1, 2, 3, 4]);
  });
});

describe('a unit that would make too large a tree', () => {
  const many = '<a/>'.repeat(LIMITS.xmlFeatureNodes);
  const line = `<trkseg>${fix(1, 2)}${fix(3, 4)}</trkseg>`;

  it.each([
    ['waypoint', `<wpt lat="2" lon="1">${many}</wpt>`],
    ['track', `<trk>${line}${many}</trk>`],
    ['route', `<rte><rtept lat="2" lon="1"/><rtept lat="2" lon="3"/>${many}</rte>`],
    ['track, with points inside one another', `<trk><trkpt>${line}${'<trkseg/>'.repeat(9)}</trkpt>${many}</trk>`],
  ])('is refused: %s', async (_what, body) => {
    await expect(read(gpx(body))).rejects.toMatchObject({ code: 'xml-feature-too-large', where: { line: 1 } });
  });

  it('is not one whose many elements are its points', async () => {
    const { table } = await read(gpx(`<trk><name>n</name>${line}<trkseg>${fix(1, 2, many)}${fix(3, 4)}</trkseg></trk>`));
    expect(table.property('name')).toEqual(['n']);
  });
});

describe('TCX', () => {
  const trackpoint = (lon: number, lat: number): string =>
    `<Trackpoint><Time>t</Time><Position><LatitudeDegrees>${lat}</LatitudeDegrees><LongitudeDegrees>${lon}</LongitudeDegrees></Position></Trackpoint>`;

  it('keeps a feature per lap and per course', async () => {
    const lap = (...points: string[]): string =>
      `<Lap><DistanceMeters>12</DistanceMeters><Track>${points.join('')}</Track></Lap>`;
    const course = (name: string, x: number): string =>
      `<Course><Name>${name}</Name><Lap><DistanceMeters>5</DistanceMeters></Lap><Track>${trackpoint(x, 1)}${trackpoint(x, 2)}</Track></Course>`;
    const result = await read(
      tcx(
        `<Activities><Activity>${lap(trackpoint(1, 2), trackpoint(3, 4))}${lap(trackpoint(1, 2))}${lap('<Trackpoint><Time>t</Time></Trackpoint>')}</Activity></Activities><Courses>${course('a', 5)}${course('b', 6)}</Courses>`,
      ),
    );
    expect(result.table.count).toBe(3);
    expect([...result.table.coordinates]).toEqual([1, 2, 3, 4, 5, 1, 5, 2, 6, 1, 6, 2]);
    expect(result.table.property('name')).toEqual([undefined, 'a', 'b']);
    expect(result.table.property('distanceMeters')).toEqual([12, 5, 5]);
    expect(codes(result)).toEqual({ 'dropped-short-line': 1, 'dropped-bad-coordinates': 1, 'track-points-without-position': 1 });
  });
});

describe('damaged copies are read or refused, never worse', () => {
  const originals = {
    gpx: gpx(
      `<wpt lat="2" lon="1"><name>w</name></wpt><trk><name>a</name><trkseg>${fix(1, 2, '<ele>9</ele>')}${fix(3, 4)}</trkseg></trk>`,
    ),
    tcx: tcx(
      '<Activities><Activity><Lap><Track><Trackpoint><Position><LatitudeDegrees>1</LatitudeDegrees><LongitudeDegrees>2</LongitudeDegrees></Position></Trackpoint></Track></Lap></Activity></Activities>',
    ),
  };
  it.each(Object.entries(originals))('%s (seed 13)', async (name, text) => {
    const original = strToU8(text);
    let state = 13;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % below;
    };
    for (let round = 0; round < 250; round++) {
      const damaged = original.slice(0, random(6) === 0 ? random(original.length) : original.length);
      for (let hit = random(4); hit >= 0; hit--)
        if (damaged.length > 0)
          damaged[random(damaged.length)] = random(3) === 0 ? random(256) : original[random(original.length)];
      const outcome = await readFile(damaged, { fileName: `a.${name}` }).catch((error: unknown) => error);
      if (outcome instanceof Error)
        expect(outcome, `round ${round}: ${new TextDecoder().decode(damaged)}`).toBeInstanceOf(ReadError);
    }
  });
});
