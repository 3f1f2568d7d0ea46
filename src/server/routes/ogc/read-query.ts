import { FEATURES_PER_PAGE, type FeatureField, MOST_FEATURES_PER_PAGE } from '../../../api/features.ts';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { dayOf, isDay } from '../../../core/register/day.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { DayRange, FeatureQuery } from '../../features/find-features.ts';
import { ProblemError } from '../../problem.ts';

export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Parameters that every collection's items have; the others are its fields. */
const OWN = ['f', 'limit', 'offset', 'bbox', 'datetime'] as const;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * A request for items. A parameter that is none is refused, not passed over: whoever misspells a filter would take all features for
 * the filtered ones. @throws ProblemError 400 `parameter-unknown`, `parameter-malformed`
 */
export function readItemsQuery(query: RawQuery, fields: Readonly<Record<string, FeatureField>>, timeZone: string): FeatureQuery {
  const filterable = Object.keys(fields).filter((name) => fields[name].filterable);
  const values = readParameters(query, [...OWN, ...filterable]);
  const filters = new Map([...values].filter(([name]) => filterable.includes(name)));
  const bbox = values.get('bbox');
  const datetime = values.get('datetime');
  const limit = readWhole(values, 'limit', FEATURES_PER_PAGE);
  if (limit === 0) refuse('limit', '0');
  return {
    ...(bbox !== undefined && { boxes: readBoxes(bbox) }),
    ...(datetime !== undefined && { days: readDays(datetime, timeZone) }),
    filters,
    offset: readWhole(values, 'offset', 0),
    limit: Math.min(limit, MOST_FEATURES_PER_PAGE),
  };
}

/** Each at most once, and none that is not known. @throws ProblemError 400 */
export function readParameters(query: RawQuery, known: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name)) throw new ProblemError(400, 'parameter-unknown', { parameter: name.slice(0, 80) });
    if (typeof value !== 'string') refuse(name, String(value));
    values.set(name, value);
  }
  return values;
}

function readWhole(values: ReadonlyMap<string, string>, name: string, otherwise: number): number {
  const text = values.get(name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) refuse(name, text);
  return Number(text);
}

function readBoxes(text: string): readonly Bounds[] {
  const numbers = text.split(',').map((part) => (/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(part) ? Number(part) : NaN));
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite)) refuse('bbox', text);
  // Of six the heights are the third and the last: nothing here has one.
  const [west, south, east, north] = numbers.length === 4 ? numbers : [numbers[0], numbers[1], numbers[3], numbers[4]];
  const isOnEarth = [west, east].every((lon) => Math.abs(lon) <= 180) && [south, north].every((lat) => Math.abs(lat) <= 90);
  if (!isOnEarth || south > north) refuse('bbox', text);
  if (west <= east) return [[west, south, east, north]];
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
}

function readDays(text: string, timeZone: string): DayRange {
  const parts = text.split('/');
  const [from, to] = parts.map((part) => (part === '' || part === '..' ? undefined : readDay(part, text, timeZone)));
  if (parts.length === 1 && from !== undefined) return { from, to: from };
  if (parts.length !== 2 || (from === undefined && to === undefined && text !== '../..')) refuse('datetime', text);
  if (from !== undefined && to !== undefined && from > to) refuse('datetime', text);
  return { from, to };
}

/** The district's calendar day of a moment. */
function readDay(part: string, whole: string, timeZone: string): Day {
  if (isDay(part)) return part;
  const moment = INSTANT.test(part) ? Date.parse(part) : NaN;
  if (!Number.isFinite(moment)) refuse('datetime', whole);
  return dayOf(new Date(moment).toISOString(), timeZone);
}

function refuse(parameter: string, value: string): never {
  throw new ProblemError(400, 'parameter-malformed', { parameter, value: value.slice(0, 80) });
}
