import { describe, expect, it } from 'vitest';
import { splitWalks } from '../../../src/core/report/track/split-walks.ts';
import { readFile } from '../../../src/formats/catalog.ts';
import { timedLines } from '../../../src/formats/timed-lines.ts';

const HEAD = '<?xml version="1.0"?>';
const GPX_1_1 = ' version="1.1" xmlns="http://www.topografix.com/GPX/1/1"';
const moment = (n: number) => `2026-11-20T01:00:${String(n).padStart(2, '0')}Z`;
const time = (n: number) => `<time>${moment(n)}</time>`;
const point = (n: number, inside = time(n)) => `<trkpt lat="${24 + n / 1e5}" lon="117">${inside}</trkpt>`;
const points = (from: number, to: number, more = '') =>
  Array.from({ length: to - from }, (_, k) => point(from + k, time(from + k) + more)).join('');
const gpx = (body: string, head = HEAD, attributes = GPX_1_1) => `${head}<gpx${attributes}>${body}</gpx>`;
const track = (...segments: string[]) => `<trk><name>甲</name>${segments.map((one) => `<trkseg>${one}</trkseg>`).join('')}</trk>`;
const utf8 = (text: string) => new TextEncoder().encode(text);
/** 巡查 in GBK. */
const withGbk = (head: string) =>
  Uint8Array.from([
    ...utf8(`${head}<gpx${GPX_1_1}><trk><name>`),
    0xd1,
    0xb2,
    0xb2,
    0xe9,
    ...utf8(`</name><trkseg>${points(0, 5)}</trkseg></trk></gpx>`),
  ]);
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(`\ufeff${text}`, (one) => one.charCodeAt(0)).buffer);
const kml = (body: string) =>
  `${HEAD}<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Placemark>${body}</Placemark></kml>`;
const gxTrack = (from: number, whens: number, coords: number) =>
  `<gx:Track>${Array.from({ length: whens }, (_, n) => `<when>${moment(from + n)}</when>`).join('')}${Array.from(
    { length: coords },
    (_, n) => `<gx:coord>117 ${24 + (from + n) / 1e5} 3</gx:coord>`,
  ).join('')}</gx:Track>`;

async function walksOf(bytes: Uint8Array, fileName = 'a.gpx') {
  const { table, notes } = await readFile(bytes, { fileName });
  const { walks, report } = splitWalks(timedLines(table), { accuracy_m: 10, now: '2026-11-28T00:00:00.000Z' });
  return {
    segments: walks.map(({ segments }) => segments.map((fixes) => fixes.length)),
    starts: walks.map(({ startedAt }) => startedAt),
    report,
    notes: notes.map(({ code }) => code),
  };
}

const START = '2026-11-20T01:00:00.000Z';

describe('a track of another program', () => {
  it.each<[string, Uint8Array, number[][], string?]>([
    ['several segments', utf8(gpx(track(points(0, 5), points(5, 9)))), [[5, 4]]],
    ['several tracks', utf8(gpx(track(points(0, 5)) + track(points(5, 9)))), [[5, 4]]],
    [
      'waypoints between its tracks',
      utf8(gpx(`<wpt lat="24" lon="117">${time(3)}</wpt>${track(points(0, 5))}<wpt lat="24" lon="117"/>${track(points(5, 9))}`)),
      [[5, 4]],
    ],
    [
      'GPX 1.0 with speeds, satellites and dilutions',
      utf8(
        gpx(
          track(points(0, 5, '<speed>1.2</speed><fix>3d</fix><sat>7</sat><hdop>1.2</hdop>')),
          HEAD,
          ' version="1.0" xmlns="http://www.topografix.com/GPX/1/0"',
        ),
      ),
      [[5]],
    ],
    ['no namespace', utf8(gpx(track(points(0, 5)), '', ' version="1.1"')), [[5]]],
    [
      'a namespace with a prefix',
      utf8(
        `${HEAD}<g:gpx xmlns:g="http://www.topografix.com/GPX/1/1"><g:trk><g:trkseg>${points(0, 5).replace(/<(\/?)/g, '<$1g:')}</g:trkseg></g:trk></g:gpx>`,
      ),
      [[5]],
    ],
    ['a byte order mark', utf8(`\ufeff${gpx(track(points(0, 5)))}`), [[5]]],
    ['UTF-16', utf16(gpx(track(points(0, 5)), '<?xml version="1.0" encoding="UTF-16"?>')), [[5]]],
    ['GBK that it declares', withGbk('<?xml version="1.0" encoding="GBK"?>'), [[5]]],
    ['GBK that it does not declare', withGbk(HEAD), [[5]]],
    ['GBK that it calls UTF-8', withGbk('<?xml version="1.0" encoding="UTF-8"?>'), [[5]]],
    ['comments with points in them', utf8(gpx(track(`<!-- ${point(9)} -->${points(0, 5)}`))), [[5]]],
    [
      'times in CDATA, with offsets and fractions',
      utf8(
        gpx(
          track(
            `${point(0, '<time><![CDATA[2026-11-20T09:00:00+08:00]]></time>')}${point(1, '<time> 2026-11-20T01:00:01.1234567Z </time>')}${point(2, '<time>2026-11-20 01:00:02</time>')}${point(3, '<time>20261120T010003Z</time>')}`,
          ),
        ),
      ),
      [[3]],
    ],
    ['times from last to first', utf8(gpx(track([4, 3, 2, 1, 0].map((n) => point(n)).join('')))), [[5]]],
    ['empty segments', utf8(gpx('<trk><trkseg/><trkseg></trkseg></trk>' + track(points(0, 4)))), [[4]]],
    [
      "KML's tracks in one",
      utf8(kml(`<gx:MultiTrack>${gxTrack(0, 5, 5)}${gxTrack(5, 5, 5)}</gx:MultiTrack>`)),
      [[5, 5]],
      'a.kml',
    ],
    ["KML's track with fewer moments than places", utf8(kml(gxTrack(0, 3, 5))), [[3]], 'a.kml'],
  ])('with %s is read', async (_, bytes, segments, fileName) => {
    expect(await walksOf(bytes, fileName)).toMatchObject({ segments, starts: segments.map(() => START) });
  });

  it('has the times of its points, not those in their extensions', async () => {
    const extension =
      '<extensions><x:time xmlns:x="u">1999-01-01T00:00:00Z</x:time><x:more xmlns:x="u"><time>x</time></x:more></extensions>';
    const body = Array.from({ length: 5 }, (_, n) => point(n, extension + time(n))).join('');
    expect(await walksOf(utf8(gpx(track(body))))).toMatchObject({ segments: [[5]], starts: [START], report: { untimed: 0 } });
  });

  it('leaves out what has no time or no place, and counts it', async () => {
    const body = `${point(0)}${point(1, '')}${point(2, '<time/>')}${point(3)}<trkpt lat="x" lon="117">${time(4)}</trkpt>`;
    expect(await walksOf(utf8(gpx(track(body, point(5)))))).toMatchObject({
      segments: [[2]],
      report: { points: 4, untimed: 2 },
      notes: ['track-points-without-position', 'short-segments-ignored'],
    });
  });

  it.each([
    ['cut off', gpx(track(points(0, 5))).slice(0, -30), 'xml-truncated'],
    ['cut off within a tag', gpx(track(points(0, 5))).slice(0, 300), 'xml-truncated'],
    ['not closed', gpx(track(`${points(0, 5)}<trkpt lat="24" lon="117">`)), 'xml-syntax'],
    ['with entities', `<!DOCTYPE gpx [<!ENTITY a "24">]>${gpx(track(points(0, 5)), '')}`, 'xml-entities-refused'],
  ])('%s is refused with its reason', async (_, text, code) => {
    await expect(walksOf(utf8(text))).rejects.toMatchObject({ code });
  });
});
