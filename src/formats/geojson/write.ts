import { type FeatureTable, GEOMETRY, GEOMETRY_TYPES, type PropertyValue } from '../feature-table.ts';

export interface WriteGeojsonOptions {
  /** Property columns to write; all of them by default. */
  readonly properties?: readonly string[];
  /** Digits after the point, at least 9 (a tenth of a millimetre); all that the number has by default. */
  readonly decimals?: number;
}

const CHUNK = 1 << 16;

/** A feature table as one GeoJSON FeatureCollection, a feature per line, UTF-8. The table must be in longitude, latitude. */
export function writeGeojson(table: FeatureTable, options: WriteGeojsonOptions = {}): Uint8Array {
  const names = options.properties ?? table.propertyNames;
  const columns = names.map((name) => ({ key: JSON.stringify(name), values: table.property(name) }));
  const format = numberFormat(options.decimals);
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let text = '{"type":"FeatureCollection","features":[\n';
  for (let feature = 0; feature < table.count; feature++) {
    const id = table.ids[feature];
    text += `${feature === 0 ? '' : ',\n'}{"type":"Feature",${id === null ? '' : `"id":${JSON.stringify(id)},`}"properties":{`;
    text += columns
      .filter(({ values }) => values[feature] !== undefined)
      .map(({ key, values }) => `${key}:${JSON.stringify(values[feature] as PropertyValue)}`)
      .join(',');
    text += `},"geometry":${geometryText(table, feature, format)}}`;
    if (text.length < CHUNK) continue;
    chunks.push(encoder.encode(text));
    text = '';
  }
  chunks.push(encoder.encode(`${text}\n]}\n`));
  return concatenate(chunks);
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

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
