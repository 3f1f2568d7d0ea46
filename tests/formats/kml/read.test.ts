import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { GEOMETRY_TYPES } from '../../../src/formats/feature-table.ts';
import { readFile } from '../../../src/formats/catalog.ts';
import { LIMITS } from '../../../src/formats/limits.ts';
import { ReadError, type ReadResult } from '../../../src/formats/reader.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACES = 'xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"';
const document = (body: string): string => `${HEAD}<kml ${NAMESPACES}><Document>${body}</Document></kml>`;
const square = (x: number, y: number, size = 1): string =>
  `${x},${y} ${x + size},${y} ${x + size},${y + size} ${x},${y + size} ${x},${y}`;
const ring = (coordinates: string): string => `<LinearRing><coordinates>${coordinates}</coordinates></LinearRing>`;
const polygon = (shell: string, ...holes: string[]): string =>
  `<Polygon><outerBoundaryIs>${ring(shell)}</outerBoundaryIs>${holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`;
const placemark = (...parts: string[]): string => `<Placemark>${parts.join('')}</Placemark>`;

const read = (text: string | Uint8Array, fileName = 'test.kml'): Promise<ReadResult> =>
  readFile(typeof text === 'string' ? strToU8(text) : text, { fileName });
const codes = ({ notes }: ReadResult): Record<string, number> =>
  Object.fromEntries(notes.map(({ code, count }) => [code, count]));
const typesOf = ({ table }: ReadResult): string[] => [...table.types].map((type) => GEOMETRY_TYPES[type]);

async function refusal(text: string): Promise<ReadError> {
  const error = await read(text).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ReadError);
  return error as ReadError;
}

describe('geometry', () => {
  it('reads shells and holes, unclosed rings as written', async () => {
    const { table } = await read(document(placemark(polygon(square(0, 0, 9), square(1, 1), '5,5 6,5 6,6'))));
    expect([...table.ringOffsets]).toEqual([0, 5, 10, 13]);
    expect([...table.partOffsets]).toEqual([0, 3]);
  });

  it('takes a hole written before its shell for a hole', async () => {
    const { table } = await read(
      document(
        placemark(
          `<Polygon><innerBoundaryIs>${ring(square(1, 1))}</innerBoundaryIs><outerBoundaryIs>${ring(square(0, 0, 9))}</outerBoundaryIs></Polygon>`,
        ),
      ),
    );
    expect([...table.coordinates].slice(0, 4)).toEqual([0, 0, 9, 0]);
  });

  it('names multi geometries by what they hold', async () => {
    const multi = (...parts: string[]): string => placemark('<MultiGeometry>', ...parts, '</MultiGeometry>');
    const point = '<Point><coordinates>1,2</coordinates></Point>';
    const result = await read(
      document(
        [
          multi(polygon(square(0, 0)), polygon(square(3, 3))),
          multi(polygon(square(0, 0))),
          multi(point, polygon(square(0, 0))),
          multi(point, '<MultiGeometry>', point, '</MultiGeometry>'),
        ].join(''),
      ),
    );
    expect(typesOf(result)).toEqual(['MultiPolygon', 'Polygon', 'GeometryCollection', 'MultiPoint']);
  });

  it('forgives blanks after commas and drops altitudes with a note', async () => {
    const result = await read(document(placemark('<LineString><coordinates>1, 2, 5 3, 4, 5</coordinates></LineString>')));
    expect([...result.table.coordinates]).toEqual([1, 2, 3, 4]);
    expect(codes(result)['altitude-dropped']).toBe(2);
  });

  it('drops the whole feature rather than a vertex, a shell or a hole of it', async () => {
    const spoilt = [
      polygon('0,0 1,0 x,1 0,0'),
      polygon(square(0, 0, 9), '1,1 nope 2,2'),
      polygon('', square(1, 1)),
      '<Point><coordinates>5,no,30</coordinates></Point>',
      `<MultiGeometry>${polygon(square(0, 0))}${polygon('bad')}</MultiGeometry>`,
    ];
    const result = await read(
      document(spoilt.map((part) => placemark(part)).join('') + placemark('<Point><coordinates>1,2</coordinates></Point>')),
    );
    expect(result.table.count).toBe(1);
    expect([...result.table.coordinates]).toEqual([1, 2]);
    expect(codes(result)).toEqual({ 'dropped-bad-coordinates': 5 });
  });

  it('takes no position that is not finite, and is not held up by a million digits', async () => {
    const track = (coordinate: string): string =>
      placemark(`<gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>${coordinate}</gx:coord></gx:Track>`);
    const result = await read(
      document([track('1e400 2 3'), track(`${'1'.repeat(1_000_000)}x 2 3`), placemark(polygon('0,0 1e400,0 1,1 0,0'))].join('')),
    );
    expect(result.table.count).toBe(0);
    expect(codes(result)).toEqual({ 'dropped-bad-coordinates': 3 });
  });

  it('keeps a line a line, and says where it may be meant as a parcel', async () => {
    const line = (coordinates: string): string => placemark(`<LineString><coordinates>${coordinates}</coordinates></LineString>`);
    const result = await read(
      document([line('0,0 1,0 1,1 0,1'), line('0,0 1,0 2,0 3,0'), line(square(0, 0)), placemark(ring(square(0, 0)))].join('')),
    );
    expect(typesOf(result)).toEqual(['LineString', 'LineString', 'LineString', 'LineString']);
    expect(codes(result)).toEqual({ 'line-almost-closed': 1, 'line-closed': 1, 'linear-ring-as-line': 1 });
  });

  it('reads tracks with their times', async () => {
    const { table } = await read(
      document(
        placemark(
          '<gx:Track><when>2026-01-01T00:00:00Z</when><when>2026-01-01T00:00:05Z</when><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track>',
        ),
      ),
    );
    expect([...table.coordinates]).toEqual([1, 2, 4, 5]);
    expect(JSON.parse(String(table.property('coordinateProperties')[0]))).toEqual({
      times: ['2026-01-01T00:00:00Z', '2026-01-01T00:00:05Z'],
    });
  });
});

describe('what is dropped, and what is kept as values', () => {
  it('links, overlays, models and placemarks without geometry are counted', async () => {
    const result = await read(
      document(
        `${placemark('<name>a</name>')}${placemark('<Model/>')}${placemark('<LineString><coordinates/></LineString>')}<NetworkLink/><GroundOverlay><LatLonBox><north>1</north><south>0</south><east>1</east><west>0</west></LatLonBox></GroundOverlay><ScreenOverlay/>`,
      ),
    );
    expect(result.table.count).toBe(0);
    expect(codes(result)).toEqual({
      'dropped-no-geometry': 1,
      'dropped-unsupported-geometry': 1,
      'dropped-empty-geometry': 1,
      'dropped-network-link': 1,
      'dropped-ground-overlay': 1,
      'overlays-ignored': 1,
    });
  });

  it('folders become a column, data fields become columns, HTML stays text', async () => {
    const result = await read(
      document(
        `<Schema id="s"><SimpleField name="YDMJ" type="double"/></Schema><Folder><name>一 &amp; 二</name><Folder><name><![CDATA[内<层>]]></name>${placemark('<name>地块 1</name><description><![CDATA[<b onclick="x()">bold</b>]]></description><ExtendedData><Data name="no"><value>007</value></Data><SchemaData schemaUrl="#s"><SimpleData name="YDMJ">12.5</SimpleData></SchemaData></ExtendedData>', polygon(square(0, 0)))}</Folder></Folder>`,
      ),
    );
    const { table } = result;
    expect(table.property('folder')).toEqual(['一 & 二 / 内<层>']);
    expect(table.property('name')).toEqual(['地块 1']);
    expect(table.property('description')).toEqual(['<b onclick="x()">bold</b>']);
    expect(table.property('no')).toEqual(['007']);
    expect(table.property('YDMJ')).toEqual([12.5]);
    expect(codes(result)).toEqual({ 'folders-flattened': 2 });
  });

  it('shared styles reach features far from them', async () => {
    const result = await read(
      document(
        `${Array.from({ length: 300 }, (_, index) => placemark(`<name>${index}</name><styleUrl>#map</styleUrl>`, polygon(square(index % 90, 0)))).join('')}<StyleMap id="map"><Pair><key>normal</key><styleUrl>#blue</styleUrl></Pair></StyleMap><Style id="blue"><LineStyle><color>ffff0000</color></LineStyle></Style>`,
      ),
    );
    expect(new Set(result.table.property('stroke'))).toEqual(new Set(['#0000ff']));
    expect(result.table.property('name')).toEqual(Array.from({ length: 300 }, (_, index) => String(index)));
    expect(result.table.locate(299).record).toBe(300);
  });

  it('a style too large to carry along is left out with a note, a small one beside it is not', async () => {
    const style = (id: string, colour: string, size: number): string =>
      `<Style id="${id}"><LineStyle><color>${colour}</color></LineStyle>${' '.repeat(size)}</Style>`;
    const parcel = (id: string): string => placemark(`<styleUrl>#${id}</styleUrl>`, polygon(square(0, 0)));
    const schema = `<Schema name="a">${' '.repeat(300_000)}</Schema>`;
    const result = await read(
      document(style('large', 'ffff0000', 300_000) + style('small', 'ffff0000', 1) + schema + parcel('large') + parcel('small')),
    );
    expect(result.table.property('stroke')).toEqual([undefined, '#0000ff']);
    expect(codes(result)['styles-left-out']).toBe(2);
  });

  it('finds elements whatever prefix their vocabulary has', async () => {
    const text = `<ns0:kml xmlns:ns0="http://www.opengis.net/kml/2.2" xmlns:ns1="http://www.google.com/kml/ext/2.2"><ns0:Placemark><ns0:name>a</ns0:name><ns1:Track><ns0:when>2026-01-01T00:00:00Z</ns0:when><ns1:coord>1 2 3</ns1:coord><ns1:coord>4 5 6</ns1:coord></ns1:Track></ns0:Placemark></ns0:kml>`;
    const { table } = await read(text);
    expect(table.property('name')).toEqual(['a']);
    expect([...table.coordinates]).toEqual([1, 2, 4, 5]);
  });

  it('is not stopped by a prefix that nobody declared, a bare ampersand or an unknown entity', async () => {
    const result = await read(
      document(placemark('<name>A & B&nbsp;C</name><mwm:icon mwm:kind="x">y</mwm:icon>', polygon(square(0, 0)))),
    );
    expect(result.table.property('name')).toEqual(['A & B&nbsp;C']);
    expect(codes(result)).toEqual({ 'xml-unknown-entity': 1 });
  });

  it('chooses the main document of an archive and names the others', async () => {
    const other = document(placemark('<name>other</name>', polygon(square(0, 0))));
    const main = document(placemark('<name>main</name>', polygon(square(0, 0))));
    const result = await read(
      zipSync({
        'files/a.kml': strToU8(other),
        'b.kml': strToU8(other),
        'doc.kml': strToU8(main),
        'files/picture.png': new Uint8Array(9),
      }),
      'a.kmz',
    );
    expect(result.table.property('name')).toEqual(['main']);
    expect(codes(result)).toEqual({ 'kml-files-ignored': 2 });
  });
});

describe('encodings', () => {
  it('follows a GBK declaration, and guesses GBK under a wrong one', async () => {
    const text = document(placemark('<name>@</name>', polygon(square(0, 0))));
    const gbk = (source: string): Uint8Array =>
      Uint8Array.from(Array.from(source).flatMap((char) => (char === '@' ? [0xb5, 0xd8, 0xbf, 0xe9] : [char.charCodeAt(0)])));
    const declared = await read(gbk(text.replace('UTF-8', 'GB2312')));
    expect(declared.table.property('name')).toEqual(['地块']);
    const guessed = await read(gbk(text));
    expect(guessed.table.property('name')).toEqual(['地块']);
    expect(codes(guessed)['encoding-guessed']).toBe(1);
  });

  it('reads UTF-16', async () => {
    const text = `\ufeff${document(placemark('<name>地块</name>', polygon(square(0, 0))))}`;
    const bytes = new Uint8Array(text.length * 2);
    Array.from(text).forEach((char, index) => new DataView(bytes.buffer).setUint16(index * 2, char.charCodeAt(0), true));
    expect((await read(bytes)).table.property('name')).toEqual(['地块']);
  });
});

describe('refusals', () => {
  it.each([
    [
      'an entity bomb',
      '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>',
      'xml-entities-refused',
    ],
    ['an outside entity', '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml/>', 'xml-entities-refused'],
    ['a document cut off', '<kml><Document><Placemark><name>x', 'xml-truncated'],
    ['a tag cut off', '<kml><Document><Placemark name="x', 'xml-truncated'],
    ['tags that do not match', '<kml><Document></kml></Document>', 'xml-syntax'],
    ['a stray bracket', '<kml><Document>1 < 2</Document></kml>', 'xml-syntax'],
    ['two roots', '<kml></kml><kml></kml>', 'xml-syntax'],
    ['deep nesting', `<kml>${'<Folder>'.repeat(10_000)}`, 'nesting-too-deep'],
  ])('%s', async (_what, text, code) => {
    expect((await refusal(text)).code).toBe(code);
  });

  it.each(['<a/>', '<!---->', '<?a?>', '<![CDATA[]]>'])('one feature that would make a tree of too many %s', async (node) => {
    const small = placemark('<name>a</name>', '<Point><coordinates>1,2</coordinates></Point>');
    const error = await refusal(document(`${small}\n${placemark(node.repeat(LIMITS.xmlFeatureNodes))}`));
    expect(error.code).toBe('xml-feature-too-large');
    expect(error.where.line).toBe(2);
  });

  it('name the line', async () => {
    expect((await refusal('<kml>\n<Document>\n</Folder>\n</kml>')).where).toMatchObject({ line: 3 });
  });

  it('damaged copies are read or refused, never worse (seed 11)', async () => {
    const original = strToU8(
      document(
        `<Folder><name>f</name>${placemark('<name>a</name>', polygon(square(0, 0, 9), square(1, 1)))}${placemark('<gx:Track><when>x</when><gx:coord>1 2 3</gx:coord></gx:Track>')}</Folder>`,
      ),
    );
    let state = 11;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % below;
    };
    for (let round = 0; round < 300; round++) {
      const damaged = original.slice(0, random(6) === 0 ? random(original.length) : original.length);
      for (let hit = random(4); hit >= 0; hit--)
        if (damaged.length > 0)
          damaged[random(damaged.length)] = random(3) === 0 ? random(256) : original[random(original.length)];
      const outcome = await readFile(damaged, { fileName: 'a.kml' }).catch((error: unknown) => error);
      if (outcome instanceof Error)
        expect(outcome, `round ${round}: ${new TextDecoder().decode(damaged)}`).toBeInstanceOf(ReadError);
    }
  });
});
