import { GPUInitializationError, Map as MapLibreMap, prewarm, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Bounds } from '../core/geodesy/plane.ts';
import { LOCAL_FONT } from './layers/fonts.ts';
import './map.css';
import { inertMapController } from './inert-map-controller.ts';
import { FIT_MARGIN_px, LiveMapController, sizeOf } from './live-map-controller.ts';
import type { MapController, MapControllerOptions } from './map-controller.ts';
import { type MapCamera, TILE_MAX_ZOOM } from './map-scene.ts';
import { ScenePainter } from './scene-painter.ts';
import { openTileChannel } from './tile-protocol.ts';

setWorkerUrl(workerUrl);
// Its worker starts while the district is still being read, and stays from one district to the next.
prewarm();

const MIN_ZOOM = 3;
const MAX_ZOOM = 21;
const FADE_ms = 120;

/** Puts a map into `container`. Where it cannot draw, `onFailure` says why and the returned controller stays inert. */
export function createMapController(container: HTMLElement, options: MapControllerOptions): MapController {
  const onBaseFailure = (_: string, failure: string) => options.onFailure?.('base-map-failed', failure);
  const channel = openTileChannel(options.tiles, onBaseFailure, options.keptTiles);
  const painter = new ScenePainter(
    options.scene,
    channel,
    sizeOf(container),
    (error) => options.onFailure?.('drawing-failed', String(error)),
    !options.wholeFrames,
  );
  let map: MapLibreMap;
  try {
    map = new MapLibreMap({
      container,
      style: painter.firstStyle,
      ...firstView(options.view),
      ...(options.magnified && { pixelRatio: devicePixelRatio * options.magnified }),
      attributionControl: false,
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      maxPitch: 0,
      touchPitch: false,
      pitchWithRotate: false,
      renderWorldCopies: false,
      // Enlarged tiles are not split: a split parcel would get its number once per piece.
      zoomLevelsToOverscale: MAX_ZOOM - TILE_MAX_ZOOM,
      fadeDuration: options.wholeFrames || matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FADE_ms,
      localIdeographFontFamily: LOCAL_FONT,
      locale: { 'Map.Title': options.label },
      // The style is ours and checked by a test; MapLibre's own check costs time on every change of theme.
      validateStyle: false,
    });
  } catch (error) {
    channel.close();
    const code = error instanceof GPUInitializationError ? 'webgl2-missing' : 'drawing-failed';
    queueMicrotask(() => options.onFailure?.(code, String(error)));
    return inertMapController(options);
  }
  container.classList.add('chidu-map');
  return new LiveMapController(map, container, painter, options, () => channel.close());
}

function firstView(view: MapCamera | Bounds) {
  if ('lon' in view) return { center: [view.lon, view.lat] as [number, number], zoom: view.zoom, bearing: view.bearing };
  const [west, south, east, north] = view;
  return { bounds: [west, south, east, north] as [number, number, number, number], fitBoundsOptions: { padding: FIT_MARGIN_px } };
}
