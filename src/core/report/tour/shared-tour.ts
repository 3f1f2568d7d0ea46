import { isCanonical, writeCanonicalJson } from '../../register/canonical-json.ts';
import { isDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import { sha256 } from '../../register/sha256.ts';
import { snapshotsOfTour, MOST_FIGURES, MOST_STOPS, type Tour, type TourStop } from '../../register/tour.ts';
import { isForPublic, type TourChart } from '../../register/tour-chart.ts';
import { SOFTWARE_VERSION } from '../../software-version.ts';
import { AUDIENCES, type Audience } from '../audience.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export const SHARED_TOUR_FORMAT = 'chidu-tour/1';
/** Groups within groups; a tour has six. */
const DEEPEST = 32;

/** What a shared tour's file says of itself; its snapshots lie beside it in the file, each under its SHA-256. */
export interface SharedTour extends Pick<Tour, 'id' | 'title' | 'audience' | 'stops'> {
  readonly format: typeof SHARED_TOUR_FORMAT;
  readonly district: Pick<Snapshot['district'], 'id' | 'name' | 'timeZone'>;
  readonly sharedOn: Day;
  /** The last day on which the file shows anything. */
  readonly endsOn: Day;
  readonly software: string;
  /** Of the canonical JSON of everything else. */
  readonly sha256: string;
}

export interface ShareRequest {
  readonly district: SharedTour['district'];
  readonly sharedOn: Day;
  readonly endsOn: Day;
  /** The speaker's notes go along; never to the public. */
  readonly withNotes: boolean;
}

/** A tour as it is given out. What the speaker wrote for himself stays behind unless it is asked for. */
export function shareTour(tour: Pick<Tour, 'id' | 'title' | 'audience' | 'stops'>, request: ShareRequest): SharedTour {
  const { district, sharedOn, endsOn } = request;
  const withNotes = request.withNotes && tour.audience !== 'public';
  const shared = {
    format: SHARED_TOUR_FORMAT,
    id: tour.id,
    title: tour.title,
    audience: tour.audience,
    stops: tour.stops.map((stop) => giveOut(stop, tour.audience, withNotes)),
    district: { id: district.id, name: district.name, timeZone: district.timeZone },
    sharedOn,
    endsOn,
    software: SOFTWARE_VERSION,
  } as const;
  return { ...shared, sha256: sha256(writeCanonicalJson(shared)) };
}

function giveOut({ chart, ...stop }: TourStop, audience: Audience, withNotes: boolean): TourStop {
  const isTold = chart && (audience !== 'public' || isForPublic(chart));
  return { ...stop, ...(isTold && { chart }), ...(!withNotes && { notes: '' }) };
}

/** `unreadable`: no such file, or one of another version · `altered`: not what was shared. */
export type SharedTourReading = { readonly tour: SharedTour } | { readonly fault: 'unreadable' | 'altered' };

/** Reads what a shared file says of itself. Never throws, whatever the file holds. */
export function readSharedTour(text: string): SharedTourReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'unreadable' };
  }
  if (!isCanonical(value, DEEPEST) || !isSharedTour(value)) return { fault: 'unreadable' };
  const { sha256: stated, ...rest } = value;
  return sha256(writeCanonicalJson(rest)) === stated ? { tour: value } : { fault: 'altered' };
}

/** Is the file past its end? Its end is a courtesy between people: nothing in a file can be taken back. */
export const isOver = ({ endsOn }: Pick<SharedTour, 'endsOn'>, today: Day): boolean => today > endsOn;

/** The snapshots that a tour needs and that are not there. */
export const missingOf = (tour: Pick<Tour, 'stops'>, there: ReadonlyMap<string, unknown>): readonly string[] =>
  snapshotsOfTour(tour).filter((name) => !there.has(name));

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: Members, names: readonly string[]): boolean => names.every((name) => typeof value[name] === 'string');
const areNumbers = (value: unknown, names: readonly string[]): boolean =>
  isMembers(value) && names.every((name) => Number.isFinite(value[name]));

function isSharedTour(value: unknown): value is SharedTour {
  if (!isMembers(value) || value.format !== SHARED_TOUR_FORMAT) return false;
  const { stops, district, audience, sharedOn, endsOn } = value;
  return (
    areTexts(value, ['id', 'title', 'software', 'sha256']) &&
    isMembers(district) &&
    areTexts(district, ['id', 'name', 'timeZone']) &&
    AUDIENCES.some((one) => one === audience) &&
    [sharedOn, endsOn].every((day) => typeof day === 'string' && isDay(day)) &&
    Array.isArray(stops) &&
    stops.length > 0 &&
    stops.length <= MOST_STOPS &&
    stops.every(isStop)
  );
}

function isStop(value: unknown): value is TourStop {
  if (!isMembers(value)) return false;
  const { figures, layers, beforeOn } = value;
  return (
    areTexts(value, ['id', 'snapshot_sha256', 'title', 'text', 'notes']) &&
    (beforeOn === undefined || (typeof beforeOn === 'string' && isDay(beforeOn))) &&
    areNumbers(value.camera, ['lon', 'lat', 'zoom', 'bearing', 'width_px']) &&
    Number.isFinite(value.flight_s) &&
    Array.isArray(layers) &&
    layers.every((one) => typeof one === 'string') &&
    Array.isArray(figures) &&
    figures.length <= MOST_FIGURES &&
    figures.every(isFigure) &&
    (value.picture === undefined || (isMembers(value.picture) && areTexts(value.picture, ['sha256', 'text']))) &&
    (value.chart === undefined || isChart(value.chart))
  );
}

/** As far as drawing depends on it: the hash has told already that it is what was shared. */
function isChart(value: unknown): value is TourChart {
  if (!isMembers(value)) return false;
  const { kind, weeks, parts, total, targets, amounts } = value;
  if (kind === 'ranking') return areTexts(value, ['level', 'column']);
  if (kind === 'waterfall')
    return areTexts(value, ['name', 'before', 'after']) && areNumbers(amounts, ['before', 'entered', 'released', 'after']);
  return kind === 'series' && areTexts(value, ['name']) && [weeks, parts, total, targets].every((one) => Array.isArray(one));
}

const isFigure = (value: unknown): boolean =>
  isMembers(value) &&
  areTexts(value, ['table', 'row', 'column']) &&
  (value.before === undefined || Number.isSafeInteger(value.before));
