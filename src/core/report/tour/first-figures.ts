import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { FigureRef, TourCamera, TourStop } from '../../register/tour.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { findFigure } from './read-figure.ts';

type Area = Polygon | MultiPolygon;
type Named = Pick<FigureRef, 'table' | 'column'>;

const clearance = (column: string): Named => ({ table: 'clearance', column });
const cases = (column: string): Named => ({ table: 'cases', column });

/** What a leader asks of a place, in this order: where it stands, where it is stuck, its builds. */
const QUESTIONS: readonly (readonly Named[])[] = [
  [clearance('signed'), clearance('land-handed-over'), clearance('footprint')],
  [clearance('paid'), clearance('vacated'), clearance('demolished')],
  [cases('cases-found'), cases('cases-verified'), cases('cases-closed')],
];

/** Part of the map’s width that a place fills at least: a zone beside others is not what is looked at. */
const LEAST_OF_WIDTH = 0.75;
/** CSS pixels of the world's width at zoom 0. */
const WORLD_px = 512;

/**
 * The numbers that a new stop begins with: of the smallest zone, township or red line that fills the map where it has any to tell, else of the
 * district; and of what the earlier stops of the same snapshot do not tell of it yet.
 * @param stops of the tour, in any order
 */
export function firstFigures(
  snapshot: Pick<Snapshot, 'district' | 'figures' | 'layers'>,
  snapshot_sha256: string,
  camera: TourCamera,
  stops: readonly Pick<TourStop, 'snapshot_sha256' | 'figures'>[],
): readonly FigureRef[] {
  const told = new Set(stops.flatMap((stop) => (stop.snapshot_sha256 === snapshot_sha256 ? stop.figures.map(nameOf) : [])));
  const rows = [...placesInView(snapshot, camera), snapshot.district.id];
  const offered = rows.map((row) =>
    QUESTIONS.map((columns) =>
      columns.map((column): FigureRef => ({ ...column, row })).filter((ref) => isTold(ref, snapshot)),
    ).filter((refs) => refs.length > 0),
  );
  const [questions = []] = offered.filter((one) => one.length > 0);
  return questions.find((refs) => !refs.every((ref) => told.has(nameOf(ref)))) ?? questions[0] ?? [];
}

const nameOf = ({ table, row, column }: FigureRef): string => `${table}/${row}/${column}`;

const isTold = (ref: FigureRef, snapshot: Pick<Snapshot, 'figures'>): boolean =>
  typeof findFigure(ref, snapshot)?.value === 'number';

/** Rows of the places that hold the map's middle and fill its width, the smallest first. */
function placesInView({ layers }: Pick<Snapshot, 'layers'>, { lon, lat, zoom, width_px }: TourCamera): readonly string[] {
  const width_deg = (360 * width_px) / (WORLD_px * 2 ** zoom);
  const units = layers.units.filter(({ level }) => level !== 'village');
  return [...units, ...layers.redLines]
    .map(({ id, shape }) => ({ id, shape, width: widthOf(shape) }))
    .filter(({ shape, width }) => width >= LEAST_OF_WIDTH * width_deg && holds(shape, lon, lat))
    .sort((a, b) => a.width - b.width)
    .map(({ id }) => id);
}

const ringsOf = (shape: Area): readonly Position[][] => (shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat());

/** Degrees of longitude. */
function widthOf(shape: Area): number {
  const lons = ringsOf(shape).flatMap((ring) => ring.map(([lon]) => lon));
  return lons.reduce((most, one) => Math.max(most, one), -Infinity) - lons.reduce((least, one) => Math.min(least, one), Infinity);
}

/** Even-odd over all rings: a place in a hole is outside. */
function holds(shape: Area, lon: number, lat: number): boolean {
  let isInside = false;
  for (const ring of ringsOf(shape))
    for (let n = 1; n < ring.length; n++) {
      const [ax, ay] = ring[n - 1];
      const [bx, by] = ring[n];
      if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
    }
  return isInside;
}
