import { formatArea } from '../../../core/measure/decimal.ts';
import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import type { TourLayer } from '../../../core/register/tour.ts';
import { readFigure } from '../../../core/report/tour/read-figure.ts';
import { groupThousands } from '../../district-map/group-thousands.ts';
import type { Snapshot, SnapshotUnit } from '../../../core/report/snapshot/snapshot.ts';
import {
  EMPTY_SCENE,
  type MapGroundShape,
  type MapPlace,
  type MapPlot,
  type MapRedLine,
  type MapScene,
  type MapSighting,
  type MapTheme,
  type MapUnit,
} from '../../../map/map-scene.ts';

export interface SnapshotLook {
  readonly layers: readonly TourLayer[];
  readonly theme: MapTheme;
  readonly locale: 'zh-CN' | 'en';
  /** Unit of the areas on the cards of zones and townships. */
  readonly muUnit: string;
}

type SceneParts = Required<Pick<MapScene, 'groundShapes' | 'plots' | 'places' | 'units' | 'redLines' | 'sightings'>> & {
  /** Beside the names of places: a village that is one of them is named once. */
  readonly unitsBesidePlaces: readonly MapUnit[];
};

const made = new WeakMap<Snapshot, Map<string, SceneParts>>();

/** What the map draws of a snapshot: its own layers and nothing of the district as it is now. */
export function sceneOfSnapshot(snapshot: Snapshot, { layers, theme, locale, muUnit }: SnapshotLook): MapScene {
  const parts = partsOf(snapshot, locale, muUnit);
  const shown = <T>(layer: TourLayer, list: readonly T[]): readonly T[] => (layers.includes(layer) ? list : []);
  return {
    ...EMPTY_SCENE,
    theme,
    locale,
    ground: {
      visible: true,
      fromShapes: true,
      surround: snapshot.layers.surround === 'water' ? 'water' : 'land',
      graticule: false,
    },
    extent: snapshot.district.bounds,
    groundShapes: parts.groundShapes,
    plots: shown('plots', parts.plots),
    places: shown('names', parts.places),
    units: shown('units', layers.includes('names') ? parts.unitsBesidePlaces : parts.units),
    redLines: shown('red-lines', parts.redLines),
    sightings: shown('sightings', parts.sightings),
  };
}

/** The same objects for the same snapshot: what did not change between two stops is not drawn anew. */
function partsOf(snapshot: Snapshot, locale: SnapshotLook['locale'], muUnit: string): SceneParts {
  const ofSnapshot = made.get(snapshot) ?? new Map<string, SceneParts>();
  made.set(snapshot, ofSnapshot);
  const known = ofSnapshot.get(locale);
  if (known) return known;
  const { ground, places, units, redLines, plots, sightings } = snapshot.layers;
  const nameOf = ({ name, nameEn }: { readonly name: string; readonly nameEn?: string }) =>
    locale === 'en' ? (nameEn ?? name) : name;
  const drawn = units.map((one) => drawUnit(snapshot, one, nameOf(one), { muUnit, locale }));
  const named = new Set(places.map(nameOf));
  const parts: SceneParts = {
    groundShapes: ground.map((one, n): MapGroundShape => ({ id: `g${n}`, class: one.class, shape: one.shape })),
    places: places.map(
      (one, n): MapPlace => ({
        id: `n${n}`,
        kind: one.kind,
        name: nameOf(one),
        at: one.at,
        ...(one.turn !== undefined && { turn: one.turn }),
      }),
    ),
    units: drawn,
    unitsBesidePlaces: drawn.map((one) => (one.level === 'village' && named.has(one.name) ? { ...one, name: '' } : one)),
    redLines: redLines.map(
      (one): MapRedLine => ({ id: one.id, name: nameOf(one), revised: one.revised, overdue: false, shape: one.shape }),
    ),
    plots: plots.map(
      (one, n): MapPlot => ({
        id: `p${n}`,
        status: ITEM_STATUSES.indexOf(one.status),
        ...(one.no !== undefined && { no: one.no }),
        shape: one.shape,
      }),
    ),
    sightings: sightings
      .filter(({ shape }) => shape !== null)
      .map((one, n): MapSighting => ({ id: `s${n}`, no: one.no ?? '', at: one.at, shape: one.shape, overdue: false })),
  };
  ofSnapshot.set(locale, parts);
  return parts;
}

/** A zone or township with the land in it that is not cleared, as far as that is a figure of the snapshot. */
function drawUnit(
  snapshot: Snapshot,
  { id, level, shape }: SnapshotUnit,
  name: string,
  { muUnit, locale }: Pick<SnapshotLook, 'muUnit' | 'locale'>,
): MapUnit {
  const footprint = readFigure({ table: 'clearance', row: id, column: 'footprint' }, snapshot)?.value;
  const land = readFigure({ table: 'clearance', row: id, column: 'land' }, snapshot)?.value;
  const isKnown = typeof footprint === 'number' && typeof land === 'number' && land > 0;
  return {
    id,
    level,
    name,
    figures: isKnown ? [`${groupThousands(formatArea(footprint, 'mu', 1), locale)} ${muUnit}`] : [],
    ...(isKnown && { unresolvedShare: footprint / land }),
    shape,
  };
}
