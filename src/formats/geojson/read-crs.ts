import { LON_LAT, normaliseCrsName } from '../crs-name.ts';
import type { FeatureTable } from '../feature-table.ts';
import { ReadError } from '../reader.ts';

/**
 * The `crs` member of GeoJSON before RFC 7946. A named EPSG code is honoured (order stays east, north, as all writers do);
 * anything else is refused: positions in an unknown plane would be measured wrong without a symptom.
 * @throws ReadError `crs-unsupported`
 */
export function readCrsMember(text: string | undefined): FeatureTable['crs'] {
  if (text === undefined) return { name: LON_LAT, found_by: 'format' };
  const member = JSON.parse(text) as unknown;
  const given = nameOf(member);
  const name = given === undefined ? undefined : normaliseCrsName(given);
  if (name === undefined) throw new ReadError('crs-unsupported', {}, { crs: (given ?? text).slice(0, 120) });
  return { name, found_by: 'declared' };
}

function nameOf(member: unknown): string | undefined {
  if (typeof member === 'string') return member;
  if (typeof member !== 'object' || member === null) return undefined;
  const { type, properties } = member as { type?: unknown; properties?: unknown };
  if (typeof properties !== 'object' || properties === null) return undefined;
  const { name, code } = properties as { name?: unknown; code?: unknown };
  if (typeof name === 'string') return name;
  if (type === 'EPSG' && (typeof code === 'number' || typeof code === 'string')) return `EPSG:${code}`;
  return undefined;
}
