import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { ReadError } from '../reader.ts';
import { TextPieces } from '../text-writer.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';
import { type FeatureTable, GEOMETRY, GEOMETRY_TYPES, type PropertyValue } from '../feature-table.ts';

export interface WriteGeojsonOptions {
  /** Property columns to write; all of them by default. */
  readonly properties?: readonly string[];
  /** Digits after the point, at least 9 (a tenth of a millimetre); all that the number has by default. */
  readonly decimals?: number;
}

/** A feature table as one GeoJSON FeatureCollection, a feature per line, UTF-8. The table must be in longitude, latitude. */
export function writeGeojson(table: FeatureTable, options: WriteGeojsonOptions = {}): Uint8Array {
  const pieces = new TextPieces();
  for (const text of geojsonTexts(table, options)) pieces.add(text);
  return pieces.toBytes();
}

/**
 * A layer that goes out as GeoJSON: RFC 7946 in degrees; in a plane with the `crs` member of before, as desktop programs write and
 * read it. What is said of the file stands in members that other programs pass over.
 * @throws ReadError `write-crs-unnamed`
 */
export async function writeGeojsonLayer(
  { table, crs, name, about, columns }: OutgoingLayer,
  context: WriteContext,
): Promise<WrittenFile> {
  if (!crs.geographic && crs.epsg === null) throw new ReadError('write-crs-unnamed', {}, { crs: crs.name });
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const pieces = new TextPieces();
  const members = {
    name,
    ...(!crs.geographic && { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${crs.epsg}` } } }),
    metadata: { ...about, crs: crs.code, crs_name: crs.name },
  };
  let feature = 0;
  for (const text of geojsonTexts(table, { properties: columns.map((column) => column.name), members })) {
    pieces.add(text);
    if (pacer.isDue()) await pacer.pause(feature);
    feature++;
  }
  for (let n = 0; n < table.count; n++) {
    if (table.featureOffsets[n] === table.featureOffsets[n + 1]) notes.add('write-without-geometry', `record ${n + 1}`);
  }
  pacer.finish();
  return { bytes: pieces.toBytes(), notes: notes.list(), renamed: [] };
}

/** The head, a text for each feature, and the end. */
function* geojsonTexts(table: FeatureTable, options: WriteGeojsonOptions & { readonly members?: object }): Generator<string> {
  const names = options.properties ?? table.propertyNames;
  const columns = names.map((name) => ({ key: JSON.stringify(name), values: table.property(name) }));
  const format = numberFormat(options.decimals);
  const members = options.members === undefined ? '' : `${JSON.stringify(options.members).slice(1, -1)},`;
  yield `{"type":"FeatureCollection",${members}"features":[\n`;
  for (let feature = 0; feature < table.count; feature++) {
    const id = table.ids[feature];
    const values = columns
      .filter((column) => column.values[feature] !== undefined)
      .map((column) => `${column.key}:${JSON.stringify(column.values[feature] as PropertyValue)}`)
      .join(',');
    yield `${feature === 0 ? '' : ',\n'}{"type":"Feature",${id === null ? '' : `"id":${JSON.stringify(id)},`}"properties":{${values}},"geometry":${geometryText(table, feature, format)}}`;
  }
  yield '\n]}\n';
}

function geometryText(table: FeatureTable, feature: number, format: (value: number) => string): string {
  const first = table.featureOffsets[feature];
  const end = table.featureOffsets[feature + 1];
  if (first === end) return 'null';
  const type = GEOMETRY_TYPES[table.types[feature]];
  const parts = Array.from({ length: end - first }, (_, index) => partText(table, first + index, format));
  if (table.kinds[feature] === GEOMETRY.mixed || type === 'GeometryCollection') {
    return `{"type":"GeometryCollection","geometries":[${parts.map((part, index) => `{"type":"${singleType(table.partKinds[first + index])}","coordinates":${part}}`).join(',')}]}`;
  }
  const single = singleType(table.kinds[feature]);
  const isMulti = parts.length > 1 || type.startsWith('Multi');
  return `{"type":"${isMulti ? 'Multi' : ''}${single}","coordinates":${isMulti ? `[${parts.join(',')}]` : parts[0]}}`;
}

function singleType(kind: number): 'Point' | 'LineString' | 'Polygon' {
  return kind === GEOMETRY.point ? 'Point' : kind === GEOMETRY.line ? 'LineString' : 'Polygon';
}

function partText(table: FeatureTable, part: number, format: (value: number) => string): string {
  const rings: string[] = [];
  for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
    const positions: string[] = [];
    for (let vertex = table.ringOffsets[ring]; vertex < table.ringOffsets[ring + 1]; vertex++) {
      positions.push(`[${format(table.coordinates[2 * vertex])},${format(table.coordinates[2 * vertex + 1])}]`);
    }
    rings.push(table.partKinds[part] === GEOMETRY.point ? positions[0] : `[${positions.join(',')}]`);
  }
  return table.partKinds[part] === GEOMETRY.polygon ? `[${rings.join(',')}]` : rings[0];
}

function numberFormat(decimals: number | undefined): (value: number) => string {
  if (decimals === undefined) return String;
  const digits = Math.min(20, Math.max(9, decimals));
  return (value) => String(Number(value.toFixed(digits)));
}
