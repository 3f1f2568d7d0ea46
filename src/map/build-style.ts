import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { emphasisLayers } from './layers/emphasis.layer.ts';
import { latinFirst } from './layers/fonts.ts';
import { GRATICULE_SOURCE, graticuleLayers } from './layers/graticule.layer.ts';
import { buildingLayers, GROUND_SHAPES_SOURCE, groundLayers } from './layers/ground.layer.ts';
import type { BaseAddress } from './base-tiles.ts';
import { baseMapLayers, baseMapSources } from './layers/base-map.layer.ts';
import { CONFLICT_GROUPS_SOURCE, CONFLICT_MARKS_SOURCE, CONFLICTS_SOURCE, conflictLayers } from './layers/conflicts.layer.ts';
import { FINDING_GROUPS_SOURCE, FINDING_MARKS_SOURCE } from './layers/findings.layer.ts';
import { signLayers } from './layers/signs.layer.ts';
import { CANDIDATE_MARKS_SOURCE, candidateLayers, candidateMarkLayers, CANDIDATES_SOURCE } from './layers/candidates.layer.ts';
import { MARKS_SOURCE, markLayers } from './layers/marks.layer.ts';
import { OUTLINE_LETTERS_SOURCE, outlineLayers, outlineLetterLayers, OUTLINES_SOURCE } from './layers/outlines.layer.ts';
import { OVERLAPS_SOURCE, overlapLayers } from './layers/overlaps.layer.ts';
import { PLOTS_SOURCE, plotEdgeLayers, plotFillLayers, plotLabelLayers } from './layers/plots.layer.ts';
import { PLACES_SOURCE, placeLayers } from './layers/places.layer.ts';
import { PLANE_GRID_SOURCE, planeGridLayers } from './layers/plane-grid.layer.ts';
import { RED_LINE_LABELS_SOURCE, RED_LINES_SOURCE, redLineLabelLayers, redLineLayers } from './layers/red-lines.layer.ts';
import { rowEdgeLayers, rowFillLayers, rowLabelLayers, rowSource } from './layers/rows.layer.ts';
import {
  PREVIEW_SOURCE,
  previewLayers,
  SELECTION_SIDES_SOURCE,
  SELECTION_SOURCE,
  selectionLayers,
  sideLabelLayers,
} from './layers/selection.layer.ts';
import {
  SIGHTING_GROUPS_SOURCE,
  SIGHTING_MARKERS_SOURCE,
  sightingLabelLayers,
  sightingLayers,
  SIGHTINGS_SOURCE,
} from './layers/sightings.layer.ts';
import { POSITION_SOURCE, positionLayers } from './layers/position.layer.ts';
import { SKETCH_SOURCE, sketchLayers } from './layers/sketch.layer.ts';
import { TARGETS_SOURCE, targetLayers, TRACK_SOURCE, trackLayers } from './layers/track.layer.ts';
import { UNIT_LABELS_SOURCE, unitEdgeLayers, unitLabelLayers, unitLayers, UNITS_SOURCE } from './layers/units.layer.ts';
import { GROUND_SOURCE, type MapScene, TILE_MAX_ZOOM } from './map-scene.ts';
import { type MapScale, USUAL_SCALE } from './map-scale.ts';
import { PALETTES } from './palette.ts';

/** What of the scene the style depends on; the rest is data in its sources. */
export type StyleScene = Pick<MapScene, 'theme' | 'locale' | 'ground' | 'baseMap' | 'layers' | 'emphasis'>;

/** Sources that hold live objects, updated by id. */
export const LIVE_SOURCES = [
  UNITS_SOURCE,
  UNIT_LABELS_SOURCE,
  RED_LINES_SOURCE,
  RED_LINE_LABELS_SOURCE,
  SIGHTINGS_SOURCE,
  SIGHTING_MARKERS_SOURCE,
  SIGHTING_GROUPS_SOURCE,
  CONFLICTS_SOURCE,
  CONFLICT_MARKS_SOURCE,
  CONFLICT_GROUPS_SOURCE,
  FINDING_MARKS_SOURCE,
  FINDING_GROUPS_SOURCE,
  OVERLAPS_SOURCE,
  GROUND_SHAPES_SOURCE,
  PLOTS_SOURCE,
  PREVIEW_SOURCE,
  OUTLINES_SOURCE,
  OUTLINE_LETTERS_SOURCE,
  SELECTION_SOURCE,
  SELECTION_SIDES_SOURCE,
  PLACES_SOURCE,
  GRATICULE_SOURCE,
  PLANE_GRID_SOURCE,
  MARKS_SOURCE,
  TRACK_SOURCE,
  TARGETS_SOURCE,
  POSITION_SOURCE,
  CANDIDATES_SOURCE,
  CANDIDATE_MARKS_SOURCE,
  SKETCH_SOURCE,
] as const;
export type LiveSource = (typeof LIVE_SOURCES)[number];

/** `(source, version, shapesOn)` → the address template that tiles of a source are asked for under. */
export type TileAddress = (source: string, version: number, shapesOn?: string) => string;

/** What of the map's frame the style depends on: the zooms of its hierarchy, and how base maps are asked for. */
export interface StyleFrame {
  readonly scale: MapScale;
  readonly base: BaseAddress | null;
}

const USUAL_FRAME: StyleFrame = { scale: USUAL_SCALE, base: null };

/** Marks far out stand for all within so many pixels; zooms beyond the last one have no groups. */
const GROUPS: Readonly<Partial<Record<LiveSource, { radius: number; until: number }>>> = {
  [SIGHTING_GROUPS_SOURCE]: { radius: 44, until: 15 },
  [CONFLICT_GROUPS_SOURCE]: { radius: 76, until: 16 },
  [FINDING_GROUPS_SOURCE]: { radius: 76, until: 16 },
};

/** Ems between the letters of a name that covers an area. Chinese bears room, Latin words fall apart. */
const NAME_SPACING = { 'zh-CN': 0.2, en: 0.04 } as const;

/**
 * The whole style, from the ground up. Symbol layers stand last because MapLibre places them from the top down: the marks of
 * builds, conflicts and findings, which stand whatever is in their way, then texts: red line before build before zone before parcel before
 * the ground's names. No text can hide a mark.
 */
export function buildStyle(scene: StyleScene, address: TileAddress, frame: StyleFrame = USUAL_FRAME): StyleSpecification {
  const { scale, base } = frame;
  const palette = PALETTES[scene.theme];
  const spacing = NAME_SPACING[scene.locale];
  const { layers, baseMap } = scene;
  const ground = baseMap && !baseMap.kept ? { ...scene.ground, visible: false } : scene.ground;
  const buildings = buildingLayers(ground, palette);
  const below = layers.filter((layer) => layer.kind === 'parcels');
  const above = layers.filter((layer) => layer.kind !== 'parcels');
  const style: StyleSpecification = {
    version: 8,
    sources: { ...(base ? baseMapSources(baseMap, base) : {}), ...buildSources(scene, address) },
    layers: [
      ...groundLayers(ground, palette),
      // Around the boxes of a base map on this device the ground is whole.
      ...(baseMap?.kept ? buildings : []),
      ...(base ? baseMapLayers(baseMap, palette) : []),
      ...below.flatMap((layer) => rowFillLayers(layer, palette, scale.parcelsFrom)),
      ...(ground.fromShapes ? plotFillLayers(palette, scale.parcelsFrom) : []),
      ...(baseMap?.kept ? [] : buildings),
      ...below.flatMap((layer) => rowEdgeLayers(layer, palette)),
      ...(ground.fromShapes ? plotEdgeLayers(palette) : []),
      ...below.flatMap((layer) =>
        emphasisLayers(
          layer,
          scene.emphasis?.find(({ layerId }) => layerId === layer.id),
          palette,
          scale.parcelsFrom,
        ),
      ),
      ...above.flatMap((layer) => [...rowFillLayers(layer, palette, scale.parcelsFrom), ...rowEdgeLayers(layer, palette)]),
      ...unitLayers(scale, palette),
      ...unitEdgeLayers(scale, palette),
      ...graticuleLayers(ground.graticule, palette),
      ...conflictLayers(palette),
      ...overlapLayers(palette),
      ...redLineLayers(palette),
      ...sightingLayers(palette),
      ...trackLayers(palette),
      ...previewLayers(palette),
      ...candidateLayers(palette),
      ...outlineLayers(palette),
      ...selectionLayers(palette),
      ...placeLayers(ground.visible && !baseMap, palette, spacing, scale),
      ...layers.flatMap((layer) => rowLabelLayers(layer, palette)),
      ...(ground.fromShapes ? plotLabelLayers(palette) : []),
      ...unitLabelLayers(scale, palette, spacing),
      ...sightingLabelLayers(palette),
      ...redLineLabelLayers(scale, palette),
      ...sideLabelLayers(palette),
      ...planeGridLayers(ground.grid !== undefined, palette),
      ...targetLayers(palette),
      ...positionLayers(palette),
      ...markLayers(palette),
      ...outlineLetterLayers(palette),
      ...sketchLayers(palette),
      ...candidateMarkLayers(palette),
      ...signLayers(scale, palette),
    ],
  };
  return scene.locale === 'en' ? { ...style, layers: style.layers.map(latinFirst) } : style;
}

function buildSources(scene: StyleScene, address: TileAddress): Record<string, SourceSpecification> {
  const sources: Record<string, SourceSpecification> = {};
  if (!scene.ground.fromShapes) {
    sources[GROUND_SOURCE] = {
      type: 'vector',
      tiles: [address(GROUND_SOURCE, scene.ground.version ?? 0)],
      minzoom: 8,
      maxzoom: TILE_MAX_ZOOM,
    };
  }
  for (const layer of scene.layers) {
    sources[rowSource(layer.id)] = {
      type: 'vector',
      tiles: [address(layer.id, layer.version, layer.shapesOn)],
      minzoom: 11,
      maxzoom: TILE_MAX_ZOOM,
    };
  }
  for (const id of LIVE_SOURCES) {
    const group = GROUPS[id];
    sources[id] = {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: [] },
      promoteId: 'id',
      tolerance: 0.2,
      ...(group ? { cluster: true, clusterRadius: group.radius, clusterMaxZoom: group.until } : {}),
    };
  }
  return sources;
}
