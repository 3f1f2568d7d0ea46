import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { Bounds } from '../core/geodesy/plane.ts';
import { boxShape } from './box-shape.ts';
import type { LiveSource } from './build-style.ts';
import { findLabelAnchor } from './label-anchor.ts';
import { labelText } from './label-text.ts';
import type {
  MapCandidate,
  MapConflict,
  MapFinding,
  MapMark,
  MapOutline,
  MapOverlap,
  MapPlace,
  MapPreview,
  MapRedLine,
  MapScene,
  MapSelection,
  MapSighting,
  MapUnit,
} from './map-scene.ts';

export interface LiveFeature extends Feature<Geometry> {
  readonly properties: { readonly id: string } & Readonly<Record<string, string | number | boolean>>;
}

type ScenePart =
  | 'units'
  | 'redLines'
  | 'sightings'
  | 'overlaps'
  | 'conflicts'
  | 'findings'
  | 'selection'
  | 'preview'
  | 'places'
  | 'marks'
  | 'outlines'
  | 'candidates';
type SceneObject =
  | MapCandidate
  | MapConflict
  | MapFinding
  | MapUnit
  | MapRedLine
  | MapSighting
  | MapOverlap
  | MapSelection
  | MapPreview
  | MapPlace
  | MapMark
  | MapOutline;

interface PartFeatures {
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

/** Which source draws which part of the scene, and as what. */
export const SCENE_FEATURES: readonly PartFeatures[] = [
  {
    source: 'units',
    part: 'units',
    list: (scene) =>
      scene.units.map((unit) => ({
        id: unit.id,
        from: unit,
        make: () =>
          feature(unit.id, unit.shape, {
            level: unit.level,
            ...(unit.unresolvedShare === undefined ? {} : { share: unit.unresolvedShare }),
          }),
      })),
  },
  {
    source: 'unit-labels',
    part: 'units',
    list: (scene) =>
      scene.units.map((unit) => ({
        id: unit.id,
        from: unit,
        make: () => {
          const [figure, beside] = unit.figures;
          return atAnchor(unit.id, unit.shape, {
            level: unit.level,
            name: labelText(unit.name),
            order: -(unit.unresolvedShare ?? 0),
            ...(figure === undefined ? {} : { figure }),
            ...(beside === undefined ? {} : { beside }),
            builds: unit.builds ?? 0,
            conflicts: unit.conflicts ?? 0,
          });
        },
      })),
  },
  {
    source: 'red-lines',
    part: 'redLines',
    list: (scene) =>
      scene.redLines.map((redLine) => ({
        id: redLine.id,
        from: redLine,
        make: () => feature(redLine.id, wind(redLine.shape), { revised: redLine.revised, overdue: redLine.overdue }),
      })),
  },
  {
    source: 'red-line-labels',
    part: 'redLines',
    list: (scene) =>
      scene.redLines.map((redLine, order) => ({
        id: redLine.id,
        from: redLine,
        make: () =>
          atAnchor(redLine.id, redLine.shape, {
            name: labelText(redLine.name),
            order,
            ...(redLine.figure === undefined ? {} : { figure: redLine.figure }),
          }),
      })),
  },
  {
    source: 'sightings',
    part: 'sightings',
    list: (scene) =>
      scene.sightings.map((sighting) => ({
        id: sighting.id,
        from: sighting,
        make: () => (sighting.shape ? feature(sighting.id, sighting.shape, {}) : null),
      })),
  },
  {
    source: 'sighting-markers',
    part: 'sightings',
    list: (scene) => scene.sightings.map((sighting) => ({ id: sighting.id, from: sighting, make: () => sightingMark(sighting) })),
  },
  {
    source: 'sighting-groups',
    part: 'sightings',
    list: (scene) =>
      scene.sightings
        .filter(({ shape }) => shape !== null)
        .map((sighting) => ({ id: sighting.id, from: sighting, make: () => sightingMark(sighting) })),
  },
  {
    source: 'conflicts',
    part: 'conflicts',
    list: (scene) =>
      (scene.conflicts ?? []).map((conflict) => ({
        id: conflict.id,
        from: conflict,
        make: () =>
          conflict.shape && feature(conflict.id, conflict.shape, { kind: conflict.kind, accepted: conflict.accepted ?? false }),
      })),
  },
  { source: 'conflict-marks', part: 'conflicts', list: listConflictMarks },
  { source: 'conflict-groups', part: 'conflicts', list: listConflictMarks },
  { source: 'finding-marks', part: 'findings', list: listFindingMarks },
  { source: 'finding-groups', part: 'findings', list: listFindingMarks },
  {
    source: 'overlaps',
    part: 'overlaps',
    list: (scene) =>
      scene.overlaps.map((overlap) => ({
        id: overlap.id,
        from: overlap,
        make: () => feature(overlap.id, overlap.shape, { kind: overlap.kind }),
      })),
  },
  {
    source: 'selection',
    part: 'selection',
    list: (scene) =>
      scene.selection.map((selected) => ({
        id: selected.id,
        from: selected,
        make: () => feature(selected.id, selected.shape, {}),
      })),
  },
  {
    source: 'selection-sides',
    part: 'selection',
    list: (scene) =>
      scene.selection.flatMap((selected) =>
        (selected.sides ?? []).map((side, index) => ({
          id: `${selected.id}/${index}`,
          from: selected,
          make: () =>
            feature(`${selected.id}/${index}`, { type: 'LineString', coordinates: [side.from, side.to] }, { text: side.text }),
        })),
      ),
  },
  {
    source: 'preview',
    part: 'preview',
    list: (scene) =>
      scene.preview.map((shown) => ({ id: shown.id, from: shown, make: () => feature(shown.id, shown.shape, {}) })),
  },
  {
    source: 'marks',
    part: 'marks',
    list: (scene) =>
      (scene.marks ?? []).map((mark) => ({
        id: mark.id,
        from: mark,
        make: () => feature(mark.id, { type: 'Point', coordinates: [mark.at[0], mark.at[1]] }, { text: mark.text }),
      })),
  },
  {
    source: 'outlines',
    part: 'outlines',
    list: (scene) =>
      (scene.outlines ?? []).map((outline) => ({
        id: outline.id,
        from: outline,
        make: () => feature(outline.id, outline.shape, { style: outline.style }),
      })),
  },
  {
    source: 'outline-letters',
    part: 'outlines',
    list: (scene) =>
      (scene.outlines ?? []).flatMap((outline) => {
        const { id, letter, shape } = outline;
        return letter && shape.type !== 'LineString' ? [{ id, from: outline, make: () => atAnchor(id, shape, { letter }) }] : [];
      }),
  },
  {
    source: 'candidates',
    part: 'candidates',
    list: (scene) =>
      (scene.candidates ?? []).flatMap((one) => [
        { id: one.id, from: one, make: () => feature(one.id, boxShape(one.box), { role: one.role }) },
        ...(one.from ? [{ id: `${one.id}/distance`, from: one, make: () => distanceLine(one, one.from) }] : []),
      ]),
  },
  {
    source: 'candidate-marks',
    part: 'candidates',
    list: (scene) =>
      (scene.candidates ?? []).map((one) => ({
        id: one.id,
        from: one,
        make: () =>
          feature(
            one.id,
            { type: 'Point', coordinates: one.role === 'district' ? [one.box[0], one.box[3]] : middleOf(one.box) },
            { role: one.role, letter: one.letter, text: one.text },
          ),
      })),
  },
  {
    source: 'places',
    part: 'places',
    list: (scene) =>
      (scene.places ?? []).map((place) => ({
        id: place.id,
        from: place,
        make: () =>
          feature(
            place.id,
            { type: 'Point', coordinates: place.at },
            {
              kind: place.kind,
              name: labelText(place.name),
              turn: place.turn ?? 0,
            },
          ),
      })),
  },
];

function sightingMark({ id, no, at, overdue, conflict = false, shape }: MapSighting): LiveFeature {
  return feature(id, { type: 'Point', coordinates: at }, { no: labelText(no), overdue, conflict, gone: shape === null });
}

/** A build in the way has its own mark already. */
function listConflictMarks(scene: MapScene): SceneFeature[] {
  const claims = (scene.conflicts ?? []).filter(({ kind }) => kind === 'conflict');
  return claims.map((conflict) => ({
    id: conflict.id,
    from: conflict,
    make: () => feature(conflict.id, { type: 'Point', coordinates: conflict.at }, { side: conflict.side_m }),
  }));
}

function listFindingMarks(scene: MapScene): SceneFeature[] {
  return (scene.findings ?? []).map((finding) => ({
    id: finding.id,
    from: finding,
    make: () =>
      feature(finding.id, { type: 'Point', coordinates: finding.at }, { severity: finding.severity, accepted: finding.accepted }),
  }));
}

function distanceLine({ id, box }: MapCandidate, from: MapCandidate['from']): LiveFeature | null {
  return from
    ? feature(`${id}/distance`, { type: 'LineString', coordinates: [[...from], middleOf(box)] }, { role: 'distance' })
    : null;
}

const middleOf = ([west, south, east, north]: Bounds): Position => [(west + east) / 2, (south + north) / 2];

function feature(id: string, geometry: Geometry, properties: Record<string, string | number | boolean>): LiveFeature {
  return { type: 'Feature', geometry, properties: { ...properties, id } };
}

function atAnchor(
  id: string,
  shape: Polygon | MultiPolygon,
  properties: Record<string, string | number | boolean>,
): LiveFeature | null {
  const anchor = findLabelAnchor(shape);
  return anchor && feature(id, { type: 'Point', coordinates: anchor }, properties);
}

/** Shells counter-clockwise, holes clockwise: a line offset then always falls inside. */
function wind(shape: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const windPart = (rings: Position[][]) =>
    rings.map((ring, index) => (isCounterClockwise(ring) === (index === 0) ? ring : ring.toReversed()));
  return shape.type === 'Polygon'
    ? { type: 'Polygon', coordinates: windPart(shape.coordinates) }
    : { type: 'MultiPolygon', coordinates: shape.coordinates.map(windPart) };
}

function isCounterClockwise(ring: readonly Position[]): boolean {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) twice += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return twice > 0;
}
