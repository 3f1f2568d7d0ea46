import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { SKETCH_SOURCE } from '../layers/sketch.layer.ts';
import type { LonLat } from '../map-scene.ts';
import { type DrawnSketch, sketchFeatures, type SketchTexts } from './sketch-features.ts';
import { findHandle, type Handle, middlesOf, type ScreenPoint } from './sketch-handles.ts';
import { beginSketch, canFinish, type Sketch, sketchAfter, type SketchShape, type SketchStep } from './sketch-reducer.ts';

/** What has to be drawn, and what the screen adds to it. */
export interface DrawRequest {
  readonly shape: SketchShape;
  /** Texts along the sides and for the whole; asked at each movement, so it must answer at once. */
  readonly describe?: (points: readonly LonLat[]) => SketchTexts;
  /** The stored vertex or edge near a place; null where there is none within the radius. */
  readonly snap?: (at: LonLat, radius_m: number) => Promise<SnapPlace | null>;
}

export interface SnapPlace {
  readonly at: LonLat;
  readonly kind: 'vertex' | 'edge';
}

interface SketchModeHost {
  metresPerPixel(): number;
  onSketch(points: readonly LonLat[], finished: boolean): void;
}

const MOUSE_REACH_PX = 8;
const FINGER_REACH_PX = 22;
const SNAP_REACH_PX = 12;
const STEP_PX = 24;
const FINE_STEP_PX = 2;
/** Decimals of a degree that are kept: a tenth of a millimetre. */
const DIGITS = 1e9;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Class of the map's element while it is drawn with keys: shows the crosshair. */
const BY_KEYS = 'chidu-map-by-keys';

interface Drag {
  readonly handle: Handle;
  readonly from: ScreenPoint;
  at: LonLat | null;
}

/**
 * Turns what hands do on the map into steps of the sketch, and draws it. Terra Draw has no drawing by keys and snaps to the
 * clipped geometry of tiles; a reducer with these few events is less than what it would take to bend it.
 */
export class SketchMode {
  private request: DrawRequest | null = null;
  private sketch: Sketch = beginSketch('line');
  /** Where the pointer is, or null while keys aim with the middle of the map. */
  private pointer: LonLat | null = null;
  private byKeys = false;
  private seenAt: ScreenPoint = { x: Number.NaN, y: Number.NaN };
  private snapped: SnapPlace | null = null;
  private freehandSnap = true;
  private drag: Drag | null = null;
  private dragEnded = false;
  private frame = 0;
  private asking = false;
  private queue: Promise<void> = Promise.resolve();
  private readonly stopListening: () => void;

  constructor(
    private readonly map: MapLibreMap,
    private readonly container: HTMLElement,
    private readonly host: SketchModeHost,
  ) {
    this.stopListening = this.listen();
  }

  get active(): boolean {
    return this.request !== null;
  }

  /** Begins a new sketch, goes on with the one of the same shape, or (null) puts the pen down. */
  draw(request: DrawRequest | null): void {
    const begins = request?.shape !== this.request?.shape;
    this.request = request;
    if (begins) {
      this.sketch = beginSketch(request?.shape ?? 'line');
      this.drag = null;
      this.aimByKeys(false);
    }
    this.map.getCanvas().style.cursor = request ? 'crosshair' : '';
    if (request) this.map.doubleClickZoom.disable();
    else this.map.doubleClickZoom.enable();
    this.redraw();
  }

  /** Takes over vertices from elsewhere: typed ones, or none. No `onSketch` follows. */
  set(points: readonly LonLat[], finished: boolean): void {
    this.sketch = sketchAfter(this.sketch, { do: 'replace', points, finished });
    this.redraw();
  }

  finish(): void {
    this.apply({ do: 'finish' });
  }

  takeBack(): void {
    this.apply({ do: 'take-back' });
  }

  /** After the style was loaded anew. */
  redraw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.stopListening();
  }

  private apply(step: SketchStep): void {
    const next = sketchAfter(this.sketch, step);
    if (next !== this.sketch) {
      this.sketch = next;
      this.host.onSketch(next.points, next.finished);
    }
    this.redraw();
  }

  private listen(): () => void {
    const { map } = this;
    const subscriptions = [
      map.on('click', (event) => this.click(event)),
      map.on('mousemove', (event) => this.movePointer(event)),
      map.on('mouseout', () => this.leave()),
      map.on('mousedown', (event) => this.grab(event, MOUSE_REACH_PX)),
      map.on('touchstart', (event) => event.points.length === 1 && this.grab(event, FINGER_REACH_PX)),
      map.on('touchmove', (event) => this.drag && this.pull(event)),
      map.on('touchend', () => this.release()),
      map.on('move', () => this.active && this.redraw()),
    ];
    const released = () => this.release();
    const pressed = (event: KeyboardEvent) => this.press(event);
    document.addEventListener('mouseup', released);
    this.container.addEventListener('keydown', pressed, true);
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
      document.removeEventListener('mouseup', released);
      this.container.removeEventListener('keydown', pressed, true);
    };
  }

  private click(event: MapMouseEvent): void {
    if (!this.active) return;
    if (this.dragEnded) {
      this.dragEnded = false;
      return;
    }
    this.aimByKeys(false);
    this.place(lonLatOf(event), !event.originalEvent.altKey);
  }

  /** Adds a vertex once its stored neighbour is known; clicks that follow wait, so that their order stands. */
  private place(at: LonLat, snapping: boolean): void {
    const { request } = this;
    this.queue = this.queue.then(async () => {
      const known = this.vertexUnder(at);
      const found = known || !snapping ? null : await this.askSnap(at);
      if (this.request?.shape === request?.shape && this.active) this.apply({ do: 'add', at: known ?? found?.at ?? rounded(at) });
    });
  }

  /** The vertex that a click is meant to end on: the last one, or a ring's first. */
  private vertexUnder(at: LonLat): LonLat | null {
    const { points, finished, shape } = this.sketch;
    if (finished || points.length === 0) return null;
    const ends = shape === 'polygon' && points.length > 2 ? [points[points.length - 1], points[0]] : [points[points.length - 1]];
    const reach = matchMedia('(pointer: coarse)').matches ? FINGER_REACH_PX : MOUSE_REACH_PX;
    const here = this.map.project([at[0], at[1]]);
    return ends.find((end) => distance(this.map.project([end[0], end[1]]), here) < reach) ?? null;
  }

  private async askSnap(at: LonLat): Promise<SnapPlace | null> {
    const radius_m = SNAP_REACH_PX * this.host.metresPerPixel();
    return (await this.request?.snap?.(at, radius_m).catch(() => null)) ?? null;
  }

  private movePointer(event: MapMouseEvent): void {
    if (!this.active) return;
    if (this.drag) return this.pull(event);
    // A map that moves under a resting mouse makes such events too.
    if (distance(event.point, this.seenAt) === 0) return;
    this.seenAt = event.point;
    this.aimByKeys(false);
    this.pointer = lonLatOf(event);
    this.freehandSnap = !event.originalEvent.altKey;
    const handle = this.sketch.finished ? this.handleAt(event.point, MOUSE_REACH_PX) : null;
    this.map.getCanvas().style.cursor = handle ? 'grab' : 'crosshair';
    this.lookForSnap();
    this.redraw();
  }

  private leave(): void {
    if (!this.active || this.byKeys) return;
    this.pointer = null;
    this.snapped = null;
    this.redraw();
  }

  /** Where the next vertex would fall. */
  private aim(): LonLat | null {
    if (this.byKeys) {
      const { lng, lat } = this.map.getCenter();
      return [lng, lat];
    }
    return this.pointer;
  }

  /** One question at a time; the answer to an old place is asked again for the new one. */
  private lookForSnap(): void {
    const wanted = this.drag !== null || !this.sketch.finished || this.sketch.shape === 'point';
    if (!wanted || !this.freehandSnap || !this.request?.snap) this.snapped = null;
    else if (!this.asking) void this.snapAtAim();
  }

  private async snapAtAim(): Promise<void> {
    this.asking = true;
    let asked: LonLat | null = null;
    for (let at = this.aim(); at && !isSame(at, asked) && !this.map.isMoving(); at = this.aim()) {
      asked = at;
      this.snapped = await this.askSnap(at);
      this.redraw();
    }
    this.asking = false;
  }

  private handleAt(point: ScreenPoint, reach_px: number): Handle | null {
    return findHandle(this.onScreen(), this.sketch.shape, point, reach_px);
  }

  private onScreen(): ScreenPoint[] {
    return this.sketch.points.map(([lon, lat]) => this.map.project([lon, lat]));
  }

  private grab(event: MapMouseEvent | MapTouchEvent, reach_px: number): void {
    this.dragEnded = false;
    if (!this.active || !this.sketch.finished) return;
    const handle = this.handleAt(event.point, reach_px);
    if (!handle) return;
    // The map would otherwise be dragged along.
    event.preventDefault();
    this.drag = { handle, from: event.point, at: null };
    this.map.getCanvas().style.cursor = 'grabbing';
  }

  private pull(event: MapMouseEvent | MapTouchEvent): void {
    if (!this.drag) return;
    event.preventDefault();
    if (!this.drag.at && distance(event.point, this.drag.from) < 3) return;
    this.drag.at = lonLatOf(event);
    this.pointer = this.drag.at;
    this.freehandSnap = !event.originalEvent.altKey;
    this.lookForSnap();
    this.redraw();
  }

  private release(): void {
    const { drag } = this;
    if (!drag) return;
    this.drag = null;
    // A click follows, which is no new stroke.
    this.dragEnded = true;
    this.map.getCanvas().style.cursor = 'crosshair';
    const { at } = drag;
    if (!at) return this.redraw();
    const { index, kind } = drag.handle;
    const move = (to: LonLat) => this.apply({ do: kind === 'vertex' ? 'move' : 'insert', index, at: to });
    if (!this.freehandSnap) return move(rounded(at));
    this.queue = this.queue.then(async () => move((await this.askSnap(at))?.at ?? rounded(at)));
  }

  private press(event: KeyboardEvent): void {
    if (!this.active || event.target !== this.map.getCanvas()) return;
    const isUndo = event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z');
    if (isUndo) this.takeBack();
    else if (event.key in ARROWS && !event.ctrlKey && !event.metaKey) this.stepMap(ARROWS[event.key], event.shiftKey);
    else if (event.key === 'Enter' || event.key === ' ') this.strike(event.key === 'Enter', !event.altKey);
    else return;
    event.preventDefault();
    // MapLibre's own keys would move the map as well.
    event.stopPropagation();
  }

  private stepMap([x, y]: readonly [number, number], fine: boolean): void {
    this.aimByKeys(true);
    const step = fine ? FINE_STEP_PX : STEP_PX;
    this.map.panBy([x * step, y * step], { animate: false });
    this.lookForSnap();
    this.redraw();
  }

  /** Enter ends what the mouse has drawn; where keys aim, it sets a vertex, and a second time on the same place ends. */
  private strike(isEnter: boolean, snapping: boolean): void {
    if (isEnter && !this.byKeys && canFinish(this.sketch)) return this.finish();
    this.aimByKeys(true);
    const at = this.aim();
    if (at) this.place(at, snapping);
  }

  private aimByKeys(byKeys: boolean): void {
    this.byKeys = byKeys;
    if (!byKeys && !this.active) this.pointer = null;
    this.container.classList.toggle(BY_KEYS, byKeys && this.active);
  }

  private paint(): void {
    const source = this.map.getSource<GeoJSONSource>(SKETCH_SOURCE);
    if (!source) return;
    const drawn = this.drawn();
    const all = drawn.next ? [...drawn.points, drawn.next] : drawn.points;
    const texts = all.length > 0 ? (this.request?.describe?.(all) ?? null) : null;
    // A map that is just being taken down takes no more data.
    source.setData({ type: 'FeatureCollection', features: sketchFeatures(drawn, texts) }).catch(() => {});
  }

  private drawn(): DrawnSketch {
    const { shape, finished } = this.sketch;
    if (!this.active) return { shape, points: [], finished, next: null, snap: null, middles: [] };
    const held = this.drag?.at ? sketchAfter(this.sketch, this.dragStep(this.drag.handle, this.drag.at)) : this.sketch;
    const aim = this.aim();
    const snap = this.snapNear(aim);
    const next = finished || shape === 'point' || !aim ? null : (snap?.at ?? aim);
    const last = held.points.at(-1);
    const here = next && last && distance(this.projected(next), this.projected(last)) < 2;
    const middles = finished && !this.drag ? middlesOf(this.onScreen(), shape, 4 * MOUSE_REACH_PX) : [];
    return {
      shape,
      points: held.points,
      finished,
      next: held.points.length > 0 && !here ? next : null,
      snap,
      middles: middles.map(({ at }) => {
        const { lng, lat } = this.map.unproject([at.x, at.y]);
        return [lng, lat];
      }),
    };
  }

  /** The last answer, unless the aim has gone on since. */
  private snapNear(aim: LonLat | null): SnapPlace | null {
    const { snapped } = this;
    if (!aim || !snapped) return null;
    return distance(this.projected(snapped.at), this.projected(aim)) <= 1.5 * SNAP_REACH_PX ? snapped : null;
  }

  private dragStep({ kind, index }: Handle, at: LonLat): SketchStep {
    return { do: kind === 'vertex' ? 'move' : 'insert', index, at: this.snapped?.at ?? at };
  }

  private projected([lon, lat]: LonLat): ScreenPoint {
    return this.map.project([lon, lat]);
  }
}

const lonLatOf = ({ lngLat }: MapMouseEvent | MapTouchEvent): LonLat => [lngLat.lng, lngLat.lat];
const isSame = (a: LonLat, b: LonLat | null): boolean => a[0] === b?.[0] && a[1] === b[1];
const rounded = ([lon, lat]: LonLat): LonLat => [Math.round(lon * DIGITS) / DIGITS, Math.round(lat * DIGITS) / DIGITS];
const distance = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a.x - b.x, a.y - b.y);
