import type { MultiPolygon, Polygon, Position } from 'geojson';
import { GROUND_SHAPES_SOURCE } from './layers/ground.layer.ts';
import { PLOTS_SOURCE } from './layers/plots.layer.ts';
import { labelText } from './label-text.ts';
import { atAnchor, feature, type LiveFeature, type PartFeatures, type SceneFeature } from './live-feature.ts';
import type { MapScene, MapSighting } from './map-scene.ts';

/** What the record holds: units, red lines, sightings, and where they meet or contradict each other. */
export const RECORD_FEATURES: readonly PartFeatures[] = [
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
    source: GROUND_SHAPES_SOURCE,
    part: 'groundShapes',
    list: (scene) =>
      (scene.groundShapes ?? []).map((one) => ({
        id: one.id,
        from: one,
        make: () => feature(one.id, one.shape, { class: one.class }),
      })),
  },
  {
    source: PLOTS_SOURCE,
    part: 'plots',
    list: (scene) =>
      (scene.plots ?? []).map((plot) => ({
        id: plot.id,
        from: plot,
        make: () =>
          feature(plot.id, plot.shape, { status: plot.status, ...(plot.no === undefined ? {} : { no: labelText(plot.no) }) }),
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

const wound = new WeakMap<Polygon | MultiPolygon, Polygon | MultiPolygon>();

/** Shells counter-clockwise, holes clockwise: a line offset then always falls inside. The same object for the same shape. */
function wind(shape: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const known = wound.get(shape);
  if (known) return known;
  const made = windRings(shape);
  wound.set(shape, made);
  return made;
}

function windRings(shape: Polygon | MultiPolygon): Polygon | MultiPolygon {
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
