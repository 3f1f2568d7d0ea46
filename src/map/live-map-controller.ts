import { type Map as MapLibreMap, ScaleControl } from 'maplibre-gl';
import type { Bounds } from '../core/geodesy/plane.ts';
import { metresPerPixel } from './ground-resolution.ts';
import { DrawnPart, type PartOfWidth } from './drawn-part.ts';
import type { MapController, MapControllerOptions, ViewPadding } from './map-controller.ts';
import type { MapDetail } from './map-scale.ts';
import type { LonLat, MapCamera, MapScene, MapTheme } from './map-scene.ts';
import { BoxMode } from './modes/box.mode.ts';
import type { BoxRequest } from './modes/box-request.ts';
import type { EditRequest } from './modes/edit-request.ts';
import { EditMode } from './modes/edit.mode.ts';
import { FreehandMode, type FreehandRequest } from './modes/freehand.mode.ts';
import { type DrawRequest, SketchMode } from './modes/sketch.mode.ts';
import { NorthControl } from './north-control.ts';
import { PALETTES } from './palette.ts';
import { readHits } from './read-hits.ts';
import type { ScenePainter } from './scene-painter.ts';
import { seenBounds } from './seen-bounds.ts';
import { provideImages } from './style-images.ts';
import { WholeFrames } from './whole-frames.ts';

export const FIT_MARGIN_px = 24;
const MOVE_ms = 180;
const POINTER_px = 4;
const FINGER_px = 12;
/** In the browser's own time line: the first frame that has every tile of its view. */
const DRAWN_MARK = 'chidu-map-drawn';
/** The letter on the arrow, read aloud where the screen gives no word. */
const NORTH = 'N';

/** A map that draws. */
export class LiveMapController implements MapController {
  private readonly north: NorthControl;
  private largest: { readonly width: number; readonly height: number };
  private window = { width: innerWidth, height: innerHeight };
  private readonly sketching: SketchMode;
  private readonly editing: EditMode;
  private readonly boxing: BoxMode;
  private readonly freehand: FreehandMode;
  private readonly whole: WholeFrames | null;
  private readonly part: DrawnPart;
  private ready = false;
  private hoverFrame = 0;
  /** Nobody has moved the map yet: it still shows the box it opened with. */
  private untouched = true;
  private padding: ViewPadding | null = null;
  /** A finger was down last: the mouse events that follow it are made up by the browser. */
  private touched = false;

  constructor(
    private readonly map: MapLibreMap,
    private readonly container: HTMLElement,
    private readonly painter: ScenePainter,
    private readonly options: MapControllerOptions,
    private readonly closeTiles: () => void,
  ) {
    this.largest = sizeOf(container);
    this.north = new NorthControl(options.northLabel ?? NORTH);
    map.addControl(this.north, 'top-right');
    if (options.scaleBar) map.addControl(new ScaleControl({ maxWidth: 110, unit: 'metric' }), 'bottom-right');
    provideImages(map);
    this.whole = options.wholeFrames ? new WholeFrames(map) : null;
    this.part = new DrawnPart(map);
    this.tint(options.scene.theme);
    if (options.padding) this.fitFirst(options.padding);
    this.sketching = new SketchMode(map, container, {
      metresPerPixel: () => this.metresPerPixel(),
      onSketch: (points, finished) => options.onSketch?.(points, finished),
    });
    const host = { metresPerPixel: () => this.metresPerPixel() };
    this.editing = new EditMode(map, container, host);
    this.boxing = new BoxMode(map, container, host);
    this.freehand = new FreehandMode(map, container, host);
    this.listenToDrawing();
    this.listenToPeople();
  }

  setScene(scene: MapScene): void {
    const change = () => this.painter.setScene(this.map, scene, this.ready);
    if (this.whole) this.whole.change(change);
    else change();
    this.tint(scene.theme);
  }

  setPadding(padding: ViewPadding): void {
    // A panel that opens also lays the page out anew: a movement under way would be cut short by that.
    this.padding = padding;
    if (this.untouched) return this.fitFirst(padding);
    this.map.easeTo({ padding, duration: MOVE_ms });
    this.insetControls(padding);
  }

  /** A movement that begins while panels still open must not leave the map with half of what they cover. */
  private settlePadding(): void {
    if (this.padding && this.map.isMoving()) this.map.setPadding(this.padding);
  }

  setLabel(label: string, northLabel: string = NORTH): void {
    this.map.getCanvas().setAttribute('aria-label', label);
    this.north.setLabel(northLabel);
  }

  draw(request: DrawRequest | null): void {
    this.sketching.draw(request);
  }

  setSketch(points: readonly LonLat[], finished: boolean): void {
    this.sketching.set(points, finished);
  }

  finishSketch(): void {
    this.sketching.finish();
  }

  takeBack(): void {
    this.sketching.takeBack();
  }

  edit(request: EditRequest | null): void {
    this.editing.edit(this.sketching.active ? null : request);
  }

  shapeBox(request: BoxRequest | null): void {
    this.boxing.take(request);
  }

  drawFreehand(request: FreehandRequest | null): void {
    this.freehand.take(request);
  }

  showPart(part: PartOfWidth | null): void {
    this.part.show(part);
  }

  focus(): void {
    this.map.getCanvas().focus({ preventScroll: true });
  }

  flyTo({ lon, lat, zoom, bearing }: Partial<MapCamera>, duration_ms?: number): void {
    this.untouched = false;
    this.settlePadding();
    const { lng, lat: middle } = this.map.getCenter();
    const camera = {
      center: [lon ?? lng, lat ?? middle] as [number, number],
      zoom: zoom ?? this.map.getZoom(),
      bearing: bearing ?? this.map.getBearing(),
    };
    if (duration_ms === undefined) this.map.easeTo({ ...camera, duration: MOVE_ms });
    else if (duration_ms === 0) this.map.jumpTo(camera);
    else this.map.flyTo({ ...camera, duration: duration_ms });
  }

  jumpTo({ lon, lat, zoom, bearing }: MapCamera): void {
    this.untouched = false;
    this.map.jumpTo({ center: [lon, lat], zoom, bearing });
  }

  fitBounds([west, south, east, north]: Bounds, maxZoom = 18): void {
    this.untouched = false;
    this.settlePadding();
    this.map.fitBounds([west, south, east, north], { padding: FIT_MARGIN_px, maxZoom, duration: MOVE_ms });
  }

  zoomBy(steps: number): void {
    this.untouched = false;
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: MOVE_ms });
  }

  getCamera(): MapCamera {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat, zoom: this.map.getZoom(), bearing: this.map.getBearing() };
  }

  getBounds(): Bounds {
    const [[west, south], [east, north]] = this.map.getBounds().toArray();
    return [west, south, east, north];
  }

  getSeenBounds(): Bounds {
    const { clientWidth: width, clientHeight: height } = this.container;
    const none = { top: 0, right: 0, bottom: 0, left: 0 };
    return seenBounds({ width, height }, this.padding ?? none, (x, y) => this.map.unproject([x, y]).toArray());
  }

  metresPerPixel(): number {
    return metresPerPixel(this.getCamera());
  }

  async snapshot(): Promise<Blob> {
    if (!this.ready) throw new Error('no-map');
    // The drawing buffer holds the picture only until the frame ends.
    await new Promise<void>((resolve) => {
      this.map.once('render', () => resolve());
      this.map.triggerRepaint();
    });
    return new Promise((resolve, reject) => {
      this.map.getCanvas().toBlob((blob) => (blob ? resolve(blob) : reject(new Error('snapshot-failed'))), 'image/png');
    });
  }

  resize(): void {
    this.map.resize();
  }

  getDetail(): MapDetail {
    return this.painter.detailAt(this.map.getZoom());
  }

  destroy(): void {
    cancelAnimationFrame(this.hoverFrame);
    this.sketching.destroy();
    this.editing.destroy();
    this.boxing.destroy();
    this.freehand.destroy();
    this.whole?.stop();
    this.map.remove();
    this.closeTiles();
    this.container.classList.remove('chidu-map');
  }

  private listenToDrawing(): void {
    const { map, options } = this;
    map.on('style.load', () => {
      this.ready = true;
      this.painter.repaint(map);
      const drawing = [this.editing, this.boxing, this.freehand].find(({ active }) => active);
      if (drawing) drawing.redraw();
      else this.sketching.redraw();
    });
    const markDrawn = () => {
      if (!this.ready || !map.areTilesLoaded()) return;
      map.off('render', markDrawn);
      performance.mark(DRAWN_MARK);
    };
    map.on('render', markDrawn);
    map.on('idle', () => options.onIdle?.());
    map.on('resize', () => this.follow());
    map.on('webglcontextlost', () => {
      this.ready = false;
      options.onFailure?.('context-lost', '');
    });
    map.on('webglcontextrestored', () => options.onRecover?.());
    map.on('error', (event) => {
      const isTile = 'tile' in event || 'sourceId' in event;
      options.onFailure?.(isTile ? 'tile-failed' : 'drawing-failed', event.error.message);
    });
    if (options.onMoving) map.on('move', () => options.onMoving?.(this.getCamera()));
    map.on('moveend', () => {
      if (this.ready) this.painter.paintGraticule(map);
      options.onMove?.(this.getCamera());
    });
  }

  private listenToPeople(): void {
    const { map, options } = this;
    map.on('click', (event) => {
      // While something is drawn a click is a vertex, never a choice.
      if (!this.isDrawing()) options.onClick?.(this.hitsAt(event.point), [event.lngLat.lng, event.lngLat.lat]);
    });
    map.on('mousemove', (event) => {
      cancelAnimationFrame(this.hoverFrame);
      this.hoverFrame = requestAnimationFrame(() => this.hover(event.point, [event.lngLat.lng, event.lngLat.lat]));
    });
    map.on('mouseout', () => {
      cancelAnimationFrame(this.hoverFrame);
      options.onHover?.([], null, null);
    });
    // On the way down: a mode of drawing keeps its keys from coming up again.
    for (const touch of ['wheel', 'pointerdown', 'keydown'] as const) {
      this.container.addEventListener(touch, () => (this.untouched = false), { capture: true, passive: true, once: true });
    }
    for (const type of ['pointerdown', 'pointermove'] as const)
      map.getCanvas().addEventListener(type, ({ pointerType }) => {
        this.touched = pointerType === 'touch';
      });
    map.getCanvas().addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || this.isDrawing()) return;
      const { lng, lat } = map.getCenter();
      options.onClick?.(this.hitsAt(map.project([lng, lat])), [lng, lat]);
    });
  }

  private isDrawing(): boolean {
    return [this.sketching, this.editing, this.boxing, this.freehand].some(({ active }) => active);
  }

  private hover(point: { readonly x: number; readonly y: number }, at: LonLat): void {
    if (this.isDrawing()) return this.options.onHover?.([], at, null);
    // Asking for hits while the map moves would cost the frames of the movement.
    const hits = this.map.isMoving() || this.touched ? [] : this.hitsAt(point);
    this.map.getCanvas().style.cursor = hits.length > 0 ? 'pointer' : '';
    const { clientWidth: width, clientHeight: height } = this.container;
    this.options.onHover?.(hits, at, { x: point.x, y: point.y, width, height });
  }

  private hitsAt(point: { readonly x: number; readonly y: number }) {
    return this.ready ? readHits(this.map, point, matchMedia('(pointer: coarse)').matches ? FINGER_px : POINTER_px) : [];
  }

  private insetControls(padding: ViewPadding): void {
    for (const [side, size] of Object.entries(padding)) this.container.style.setProperty(`--map-inset-${side}`, `${size}px`);
  }

  private fitFirst(padding: ViewPadding): void {
    this.map.setPadding(padding);
    this.insetControls(padding);
    if ('lon' in this.options.view) return;
    const [west, south, east, north] = this.options.view;
    this.map.fitBounds([west, south, east, north], { padding: FIT_MARGIN_px, animate: false });
  }

  private tint(theme: MapTheme): void {
    this.container.style.setProperty('--map-ink', PALETTES[theme].ink);
    this.container.style.setProperty('--map-halo', PALETTES[theme].halo);
  }

  /** Panels that open beside the map take room from it but not from what it tells: only the window's own size counts then. */
  private follow(): void {
    const now = sizeOf(this.container);
    const isSameWindow = this.window.width === innerWidth && this.window.height === innerHeight;
    this.window = { width: innerWidth, height: innerHeight };
    this.largest = isSameWindow
      ? { width: Math.max(now.width, this.largest.width), height: Math.max(now.height, this.largest.height) }
      : now;
    this.painter.resize(this.map, this.largest, this.ready);
    // The page lays itself out after the map stands: what was to be seen whole stays whole until somebody moves it.
    const { view } = this.options;
    if (this.untouched && !('lon' in view)) {
      const [west, south, east, north] = view;
      this.map.fitBounds([west, south, east, north], { padding: FIT_MARGIN_px, animate: false });
    }
  }
}

export function sizeOf({ clientWidth, clientHeight }: HTMLElement): { width: number; height: number } {
  return { width: clientWidth, height: clientHeight };
}
