import { type FeatureTable, GEOMETRY } from '../feature-table.ts';
import { partsOf } from '../geometry-walk.ts';
import { wkbTypeOf } from '../wkb/write-wkb.ts';

/** Well-known text of a feature's geometry; empty where it has none. */
export function writeWkt(table: FeatureTable, feature: number): string {
  const type = wkbTypeOf(table, feature);
  if (type === null) return '';
  const parts = partsOf(table, feature).map(({ kind, rings }) => {
    const texts = rings.map(positions);
    const name = kind === GEOMETRY.point ? 'POINT' : kind === GEOMETRY.line ? 'LINESTRING' : 'POLYGON';
    return { name, body: kind === GEOMETRY.polygon ? `(${texts.join(', ')})` : texts[0] };
  });
  const bodies = parts.map(({ name, body }) => (type === 'GeometryCollection' ? `${name} ${body}` : body)).join(', ');
  return type === 'Point' || type === 'LineString' || type === 'Polygon'
    ? `${type.toUpperCase()} ${bodies}`
    : `${type.toUpperCase()} (${bodies})`;
}

function positions(ring: Float64Array): string {
  const pairs: string[] = [];
  for (let i = 0; i < ring.length; i += 2) pairs.push(`${ring[i]} ${ring[i + 1]}`);
  return `(${pairs.join(', ')})`;
}
