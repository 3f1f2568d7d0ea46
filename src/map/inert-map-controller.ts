import type { Bounds } from '../core/geodesy/plane.ts';
import { metresPerPixel } from './ground-resolution.ts';
import type { MapController, MapControllerOptions } from './map-controller.ts';
import type { MapCamera } from './map-scene.ts';

/** A screen without a map goes on: its lists and figures need none. */
export function inertMapController({ view }: MapControllerOptions): MapController {
  const isCamera = 'lon' in view;
  const camera: MapCamera = isCamera
    ? view
    : { lon: (view[0] + view[2]) / 2, lat: (view[1] + view[3]) / 2, zoom: 12, bearing: 0 };
  const bounds: Bounds = isCamera ? [view.lon, view.lat, view.lon, view.lat] : view;
  const nothing = () => {};
  return {
    setScene: nothing,
    setPadding: nothing,
    setLabel: nothing,
    draw: nothing,
    setSketch: nothing,
    finishSketch: nothing,
    takeBack: nothing,
    edit: nothing,
    shapeBox: nothing,
    drawFreehand: nothing,
    showPart: nothing,
    focus: nothing,
    flyTo: nothing,
    jumpTo: nothing,
    fitBounds: nothing,
    zoomBy: nothing,
    getCamera: () => camera,
    getBounds: () => bounds,
    getSeenBounds: () => bounds,
    getDetail: () => 'parcels',
    metresPerPixel: () => metresPerPixel(camera),
    snapshot: () => Promise.reject(new Error('no-map')),
    resize: nothing,
    destroy: nothing,
  };
}
