import { Map as MapLibreMap } from 'maplibre-gl';
import { LOCAL_FONT } from './layers/fonts.ts';
import { type LonLat, type MapScene, TILE_MAX_ZOOM, type TileProvider } from './map-scene.ts';
import { zoomOfScale } from './print-scale.ts';
import { ScenePainter } from './scene-painter.ts';
import { provideImages } from './style-images.ts';
import { openTileChannel } from './tile-protocol.ts';

export interface PictureRequest {
  readonly scene: MapScene;
  readonly tiles: TileProvider;
  readonly centre: LonLat;
  /** n of 1:n at the centre, along the parallel. */
  readonly scale: number;
  readonly width_mm: number;
  readonly height_mm: number;
  readonly dpi: number;
  readonly signal: AbortSignal;
}

export interface MapPicture {
  /** PNG. */
  readonly blob: Blob;
  /** What the device could draw: less than asked for where its canvas is too small. */
  readonly dpi: number;
}

const CSS_DPI = 96;
const MM_PER_INCH = 25.4;
const LARGEST_CANVAS = 16_384;

/**
 * Draws a scene off screen at print resolution, north up. Takes seconds at 300 dpi.
 * @throws Error `cancelled`, or what the drawing failed of
 */
export async function renderPicture(request: PictureRequest): Promise<MapPicture> {
  const { scene, centre, scale, dpi, signal } = request;
  const container = document.createElement('div');
  const [width, height] = [request.width_mm, request.height_mm].map((mm) => Math.round((mm * CSS_DPI) / MM_PER_INCH));
  container.style.cssText = `position:fixed;left:-99999px;top:0;width:${width}px;height:${height}px;`;
  container.setAttribute('aria-hidden', 'true');
  document.body.append(container);
  const channel = openTileChannel(request.tiles);
  let map: MapLibreMap | null = null;
  try {
    const drawn = await new Promise<MapLibreMap>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('cancelled')));
      const painter = new ScenePainter(scene, channel, { width, height }, reject);
      map = new MapLibreMap({
        container,
        style: painter.firstStyle,
        center: [centre[0], centre[1]],
        zoom: zoomOfScale(scale, centre[1]),
        interactive: false,
        attributionControl: false,
        renderWorldCopies: false,
        fadeDuration: 0,
        maxZoom: 24,
        zoomLevelsToOverscale: 24 - TILE_MAX_ZOOM,
        localIdeographFontFamily: LOCAL_FONT,
        validateStyle: false,
        pixelRatio: dpi / CSS_DPI,
        maxCanvasSize: [LARGEST_CANVAS, LARGEST_CANVAS],
        canvasContextAttributes: { preserveDrawingBuffer: true },
      });
      const drawing = map;
      provideImages(drawing);
      drawing.on('error', (event) => reject(event.error));
      drawing.on('style.load', () => {
        painter.repaint(drawing);
        drawing.once('idle', () => resolve(drawing));
      });
    });
    const canvas = drawn.getCanvas();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (signal.aborted) throw new Error('cancelled');
    if (!blob) throw new Error('picture-failed');
    return { blob, dpi: (canvas.width / width) * CSS_DPI };
  } finally {
    // Assigned inside the promise, where the compiler does not follow.
    (map as MapLibreMap | null)?.remove();
    channel.close();
    container.remove();
  }
}
