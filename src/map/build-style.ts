import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { emphasisLayers } from './layers/emphasis.layer.ts';
import { GRATICULE_SOURCE, graticuleLayers } from './layers/graticule.layer.ts';
import { buildingLayers, groundLayers } from './layers/ground.layer.ts';
import { OVERLAPS_SOURCE, overlapLayers } from './layers/overlaps.layer.ts';
import { PLACES_SOURCE, placeLayers } from './layers/places.layer.ts';
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
  SIGHTING_MARKERS_SOURCE,
  sightingLabelLayers,
  sightingLayers,
  sightingMarkerLayers,
  SIGHTINGS_SOURCE,
} from './layers/sightings.layer.ts';
import { UNIT_LABELS_SOURCE, unitEdgeLayers, unitLabelLayers, unitLayers, UNITS_SOURCE } from './layers/units.layer.ts';
import { GROUND_SOURCE, type MapScene, TILE_MAX_ZOOM } from './map-scene.ts';
import { PALETTES } from './palette.ts';

/** What of the scene the style depends on; the rest is data in its sources. */
export type StyleScene = Pick<MapScene, 'theme' | 'locale' | 'ground' | 'layers' | 'emphasis'>;

/** Sources that hold live objects, updated by id. */
export const LIVE_SOURCES = [
  UNITS_SOURCE,
  UNIT_LABELS_SOURCE,
  RED_LINES_SOURCE,
  RED_LINE_LABELS_SOURCE,
  SIGHTINGS_SOURCE,
  SIGHTING_MARKERS_SOURCE,
  OVERLAPS_SOURCE,
  PREVIEW_SOURCE,
  SELECTION_SOURCE,
  SELECTION_SIDES_SOURCE,
  PLACES_SOURCE,
  GRATICULE_SOURCE,
] as const;
export type LiveSource = (typeof LIVE_SOURCES)[number];

/** `(source, version)` → the address template that tiles of a source are asked for under. */
export type TileAddress = (source: string, version: number) => string;

/** Ems between the letters of a name that covers an area. Chinese bears room, Latin words fall apart. */
const NAME_SPACING = { 'zh-CN': 0.2, en: 0.04 } as const;

/**
 * The whole style, from the ground up. Symbol layers stand last because MapLibre places texts from the top down:
 * red line before build before zone before parcel before the ground's names.
 */
export function buildStyle(scene: StyleScene, address: TileAddress): StyleSpecification {
  const palette = PALETTES[scene.theme];
  const spacing = NAME_SPACING[scene.locale];
  const { ground, layers } = scene;
  const below = layers.filter((layer) => layer.kind === 'parcels');
  const above = layers.filter((layer) => layer.kind !== 'parcels');
  return {
    version: 8,
    sources: buildSources(scene, address),
    layers: [
      ...groundLayers(ground, palette),
      ...below.flatMap((layer) => rowFillLayers(layer, palette)),
      ...buildingLayers(ground, palette),
      ...below.flatMap((layer) => rowEdgeLayers(layer, palette)),
      ...below.flatMap((layer) =>
        emphasisLayers(
          layer,
          scene.emphasis?.find(({ layerId }) => layerId === layer.id),
          palette,
        ),
      ),
      ...above.flatMap((layer) => [...rowFillLayers(layer, palette), ...rowEdgeLayers(layer, palette)]),
      ...unitLayers(palette),
      ...unitEdgeLayers(palette),
      ...graticuleLayers(ground.graticule, palette),
      ...overlapLayers(palette),
      ...redLineLayers(palette),
      ...sightingLayers(palette),
      ...previewLayers(palette),
      ...selectionLayers(palette),
      ...sightingMarkerLayers(palette),
      ...placeLayers(ground.visible, palette, spacing),
      ...layers.flatMap((layer) => rowLabelLayers(layer, palette)),
      ...unitLabelLayers(palette, spacing),
      ...sightingLabelLayers(palette),
      ...redLineLabelLayers(palette),
      ...sideLabelLayers(palette),
    ],
  };
}

function buildSources(scene: StyleScene, address: TileAddress): Record<string, SourceSpecification> {
  const sources: Record<string, SourceSpecification> = {
    [GROUND_SOURCE]: {
      type: 'vector',
      tiles: [address(GROUND_SOURCE, scene.ground.version ?? 0)],
      minzoom: 8,
      maxzoom: TILE_MAX_ZOOM,
    },
  };
  for (const layer of scene.layers) {
    sources[rowSource(layer.id)] = {
      type: 'vector',
      tiles: [address(layer.id, layer.version)],
      minzoom: 11,
      maxzoom: TILE_MAX_ZOOM,
    };
  }
  for (const id of LIVE_SOURCES) {
    sources[id] = { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id', tolerance: 0.2 };
  }
  return sources;
}
