import type { Feature, Geometry, MultiPolygon, Point, Polygon } from 'geojson';
import type { LiveSource } from './build-style.ts';
import { findLabelAnchor } from './label-anchor.ts';
import type {
  MapCandidate,
  MapConflict,
  MapFinding,
  MapGroundShape,
  MapMark,
  MapOutline,
  MapOverlap,
  MapPlace,
  MapPlot,
  MapPosition,
  MapPreview,
  MapRedLine,
  MapScene,
  MapSelection,
  MapSighting,
  MapTarget,
  MapTrackPart,
  MapUnit,
} from './map-scene.ts';

export interface LiveFeature extends Feature<Geometry> {
  readonly properties: { readonly id: string } & Readonly<Record<string, string | number | boolean>>;
}

type ScenePart =
  | 'units'
  | 'redLines'
  | 'sightings'
  | 'plots'
  | 'groundShapes'
  | 'overlaps'
  | 'conflicts'
  | 'findings'
  | 'selection'
  | 'preview'
  | 'places'
  | 'marks'
  | 'position'
  | 'track'
  | 'targets'
  | 'outlines'
  | 'candidates';
type SceneObject =
  | MapCandidate
  | MapConflict
  | MapFinding
  | MapUnit
  | MapRedLine
  | MapSighting
  | MapPlot
  | MapGroundShape
  | MapOverlap
  | MapSelection
  | MapPreview
  | MapPlace
  | MapMark
  | MapPosition
  | MapTrackPart
  | MapTarget
  | MapOutline;

/** What one source is made from. */
export interface PartFeatures {
  readonly source: LiveSource;
  /** The part of the scene that the source is made from; unchanged identity means unchanged source. */
  readonly part: ScenePart;
  readonly list: (scene: MapScene) => readonly SceneFeature[];
}

/** A feature to be made from `from`; equal `from` means an equal feature, so it need not be made again. */
export interface SceneFeature {
  readonly id: string;
  readonly from: SceneObject;
  readonly make: () => LiveFeature | null;
}

/** A feature with its id among the properties, where MapLibre looks for it. */
export function feature(id: string, geometry: Geometry, properties: Record<string, string | number | boolean>): LiveFeature {
  return { type: 'Feature', geometry, properties: { ...properties, id } };
}

const anchors = new WeakMap<Polygon | MultiPolygon, Point | null>();

/** A point where the name of a shape stands, the same object for the same shape; null where it has no such place. */
export function atAnchor(
  id: string,
  shape: Polygon | MultiPolygon,
  properties: Record<string, string | number | boolean>,
): LiveFeature | null {
  let anchor = anchors.get(shape);
  if (anchor === undefined) {
    const at = findLabelAnchor(shape);
    anchor = at && { type: 'Point', coordinates: at };
    anchors.set(shape, anchor);
  }
  return anchor && feature(id, anchor, properties);
}
