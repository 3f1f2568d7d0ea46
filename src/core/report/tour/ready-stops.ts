import type { Position } from 'geojson';
import type { Bounds } from '../../geodesy/plane.ts';
import type { FigureRef, TourCamera } from '../../register/tour.ts';
import type { TourRanking } from '../../register/tour-chart.ts';
import type { FigureRow } from '../figures/figure-table.ts';
import type { Snapshot, SnapshotRedLine, SnapshotUnit } from '../snapshot/snapshot.ts';
import { findFigure } from './read-figure.ts';
import { rankShares } from './rank-shares.ts';

/** What leaders ask, one question a stop: where it stands, what changed, where it is stuck, who is ahead, the builds, whether it is true. */
export const READY_STOPS = ['standing', 'change', 'stuck', 'ahead', 'builds', 'trust'] as const;
export type ReadyStopKind = (typeof READY_STOPS)[number];

/** A stop that nobody has to make: its place, its numbers and its chart follow from the snapshot. */
export interface ReadyStop {
  readonly kind: ReadyStopKind;
  /** What it speaks of; more than one where several share the first place. */
  readonly places: readonly Pick<FigureRow, 'key' | 'name' | 'nameEn'>[];
  readonly camera: TourCamera;
  readonly figures: readonly FigureRef[];
  /** `redLineId` null: the district. */
  readonly chart: TourRanking | { readonly kind: 'series' | 'waterfall'; readonly redLineId: string | null } | null;
}

type Read = Pick<Snapshot, 'district' | 'figures' | 'layers' | 'audience'>;
type Row = Pick<FigureRow, 'key' | 'name' | 'nameEn' | 'level'>;

const CLEARED = 'land-handed-over';
const LEFT = 'footprint';

/**
 * The tour of a snapshot that a leader can be shown without anybody's work, of what the audience may see: a question without a number
 * to answer it is left out. The words are the screen's.
 */
export function readyStops(snapshot: Read): readonly ReadyStop[] {
  const rows = snapshot.figures.find(({ key }) => key === 'clearance')?.rows ?? [];
  const whole = rows.find(({ level }) => level === 'district');
  if (!whole) return [];
  const told = (table: string, row: string, columns: readonly string[]): FigureRef[] =>
    columns.map((column) => ({ table, row, column })).filter((ref) => numberOf(ref, snapshot) !== null);
  const isPublic = snapshot.audience === 'public';
  const stuck = mostOf(rows.filter(isStuckPlace(rows, snapshot)), (row) => numberOf(ref('clearance', row, LEFT), snapshot));
  const ahead = aheadOf(snapshot);
  const builds = mostOf(
    rows.filter(({ level }) => level === 'zone'),
    (row) => openCases(row, snapshot),
  );
  const of = (row: Row): Pick<ReadyStop, 'places' | 'camera'> => ({ places: [row], camera: cameraOf(row.key, snapshot) });
  const stops: readonly (ReadyStop | null)[] = [
    {
      kind: 'standing',
      ...of(whole),
      figures: told('clearance', whole.key, ['signed', CLEARED, LEFT]),
      // The public is told no weeks beside its snapshots.
      chart: isPublic ? null : { kind: 'series', redLineId: null },
    },
    isPublic
      ? null
      : {
          kind: 'change',
          ...of(whole),
          figures: told('clearance', whole.key, ['paid', 'vacated', 'demolished']),
          chart: { kind: 'waterfall', redLineId: null },
        },
    stuck && {
      kind: 'stuck',
      ...of(stuck),
      figures: told('clearance', stuck.key, ['signed', 'demolished', LEFT]),
      chart: isPublic || stuck.level !== 'red-line' ? null : { kind: 'series', redLineId: stuck.key },
    },
    ahead.length > 0
      ? {
          kind: 'ahead',
          places: ahead,
          camera: cameraOf(ahead.length === 1 ? ahead[0].key : whole.key, snapshot),
          figures: told('clearance', ahead[0].key, ['signed', 'demolished', CLEARED]),
          chart: { kind: 'ranking', level: 'zone', column: CLEARED },
        }
      : null,
    { kind: 'builds', ...of(builds ?? whole), figures: told('cases', (builds ?? whole).key, BUILDS), chart: null },
    { kind: 'trust', ...of(whole), figures: told('clearance', whole.key, ['households', 'floor', 'land']), chart: null },
  ];
  return stops.filter((stop) => stop !== null && stop.figures.length > 0) as readonly ReadyStop[];
}

const BUILDS = ['cases-found', 'cases-verified', 'cases-closed'];

const ref = (table: string, { key }: Row, column: string): FigureRef => ({ table, row: key, column });

function numberOf(wanted: FigureRef, snapshot: Read): number | null {
  const value = findFigure(wanted, snapshot)?.value;
  return typeof value === 'number' ? value : null;
}

/** Red lines where the audience sees any, else zones. */
function isStuckPlace(rows: readonly Row[], { layers }: Read): (row: Row) => boolean {
  const hasLines = layers.redLines.length > 0 && rows.some(({ level }) => level === 'red-line');
  return ({ level }) => level === (hasLines ? 'red-line' : 'zone');
}

/** Violations that are not closed; null where that is not told. */
function openCases(row: Row, snapshot: Read): number | null {
  const [verified, closed] = ['cases-verified', 'cases-closed'].map((column) => numberOf(ref('cases', row, column), snapshot));
  return verified === null || closed === null ? null : verified - closed;
}

/** The first of those with most of something; null where none has any, or nothing is told. */
function mostOf(rows: readonly Row[], amount: (row: Row) => number | null): Row | null {
  const [first] = rows
    .flatMap((row) => {
      const value = amount(row);
      return value === null || value <= 0 ? [] : [{ row, value }];
    })
    .toSorted((a, b) => b.value - a.value);
  return first?.row ?? null;
}

/** Zones on the first place; none where nobody is ahead of anybody. */
function aheadOf(snapshot: Read): ReadyStop['places'] {
  const ranked = rankShares({ level: 'zone', column: CLEARED }, snapshot).filter(({ share }) => share !== null);
  const first = ranked.filter(({ rank, share }) => rank === 1 && share !== 0);
  return first.length === ranked.length ? [] : first.map(({ row }) => row);
}

/** Screen that the ground is fitted into, CSS pixels: twice as broad as high, which leaves a margin on most. */
const WIDTH_px = 1000;
const HEIGHT_px = 500;
/** Of the room that the place fills. */
const FILLED = 0.8;
const WORLD_px = 512;
const CLOSEST = 17;

function cameraOf(key: string, { district, layers }: Read): TourCamera {
  const areas = [...layers.units, ...layers.redLines].filter(({ id }) => id === key);
  // The district itself is as large as its zones: its bounds have water around them.
  const [west, south, east, north] = boundsOf(key === district.id ? layers.units : areas) ?? district.bounds;
  const across = (WORLD_px * (east - west)) / 360;
  const up = WORLD_px * (mercatorShare(north) - mercatorShare(south));
  const zoom = Math.log2(FILLED * Math.min(WIDTH_px / across, HEIGHT_px / up));
  return { lon: (west + east) / 2, lat: (south + north) / 2, zoom: Math.min(CLOSEST, zoom), bearing: 0, width_px: WIDTH_px };
}

/** Null without areas. */
function boundsOf(areas: readonly (SnapshotUnit | SnapshotRedLine)[]): Bounds | null {
  const rings = areas.flatMap(({ shape }): readonly Position[][] =>
    shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat(),
  );
  if (rings.length === 0) return null;
  const [lons, lats] = [0, 1].map((axis) => rings.flatMap((ring) => ring.map((at) => at[axis])));
  const least = (list: readonly number[]) => list.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least(lons), least(lats), most(lons), most(lats)];
}

/** Distance from the equator in Web Mercator as a share of the world's width, north positive. */
const mercatorShare = (lat: number): number => Math.atanh(Math.sin((lat * Math.PI) / 180)) / (2 * Math.PI);
