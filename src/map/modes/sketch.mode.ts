import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { SKETCH_SOURCE } from '../layers/sketch.layer.ts';
import type { LonLat } from '../map-scene.ts';
import { Aim, distance, lonLatOf, MOUSE_REACH_PX, roundPlace, type Snap } from './aim.ts';
import { listenToPen } from './listen-to-pen.ts';
import { type DrawnSketch, sketchFeatures, type SketchTexts } from './sketch-features.ts';
import { findHandle, type Handle, middlesOf, type ScreenPoint } from './sketch-handles.ts';
import { beginSketch, canFinish, type Sketch, sketchAfter, type SketchShape, type SketchStep } from './sketch-reducer.ts';

/** What has to be drawn, and what the screen adds to it. */
export interface DrawRequest {
  readonly shape: SketchShape;
  /** Texts along the sides and for the whole; asked at each movement, so it must answer at once. */
  readonly describe?: (points: readonly LonLat[]) => SketchTexts;
  readonly snap?: Snap;
}

interface SketchModeHost {
  metresPerPixel(): number;
  onSketch(points: readonly LonLat[], finished: boolean): void;
}

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
  private drag: Drag | null = null;
  private dragEnded = false;
  private frame = 0;
  private queue: Promise<void> = Promise.resolve();
  private readonly aim: Aim;
  private readonly stopListening: () => void;

  constructor(
    private readonly map: MapLibreMap,
    container: HTMLElement,
    private readonly host: SketchModeHost,
  ) {
    this.aim = new Aim(map, container, {
      metresPerPixel: () => host.metresPerPixel(),
      snap: () => this.request?.snap,
      wantsSnap: () => this.drag !== null || !this.sketch.finished || this.sketch.shape === 'point',
      isDrawing: () => this.active,
      redraw: () => this.redraw(),
    });
    this.stopListening = listenToPen(map, container, {
      click: (event) => this.click(event),
      movePointer: (event) => this.movePointer(event),
      leave: () => this.active && this.aim.leave(),
      grab: (event, reach_px) => this.grab(event, reach_px),
      pull: (event) => this.pull(event),
      release: () => this.release(),
      press: (event) => this.press(event),
      moveMap: () => this.active && this.redraw(),
    });
  }

  get active(): boolean {
    return this.request !== null;
  }

  /** Begins a new sketch, goes on with the one of the same shape, or (null) puts the pen down. */
  draw(request: DrawRequest | null): void {
    const wasActive = this.active;
    const begins = request?.shape !== this.request?.shape;
    this.request = request;
    if (begins) {
      this.sketch = beginSketch(request?.shape ?? 'line');
      this.drag = null;
      this.aim.useKeys(false);
    }
    if (!wasActive && !request) return;
    this.map.getCanvas().style.cursor = request ? 'crosshair' : '';
    if (request) this.map.doubleClickZoom.disable();
    else this.map.doubleClickZoom.enable();
    if (request) return this.redraw();
    // At once: another mode may draw in the same place next.
    cancelAnimationFrame(this.frame);
    this.paint();
  }

  /** Takes over vertices from elsewhere: typed ones, or none. No `onSketch` follows. */
  set(points: readonly LonLat[], finished: boolean): void {
    this.sketch = sketchAfter(this.sketch, { do: 'replace', points, finished });
    if (this.active) this.redraw();
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

  private click(event: MapMouseEvent): void {
    if (!this.active) return;
    if (this.dragEnded) {
      this.dragEnded = false;
      return;
    }
    this.aim.useKeys(false);
    this.place(lonLatOf(event), !event.originalEvent.altKey);
  }

  /** Adds a vertex once its stored neighbour is known; clicks that follow wait, so that their order stands. */
  private place(at: LonLat, snapping: boolean): void {
    const { request } = this;
    this.queue = this.queue.then(async () => {
      const known = this.vertexUnder(at);
      const found = known || !snapping ? null : await this.aim.ask(at);
      if (this.request?.shape === request?.shape && this.active)
        this.apply({ do: 'add', at: known ?? found?.at ?? roundPlace(at) });
    });
  }

  /** The vertex that a click is meant to end on: the last one, or a ring's first. */
  private vertexUnder(at: LonLat): LonLat | null {
    const { points, finished, shape } = this.sketch;
    if (finished || points.length === 0) return null;
    const ends = shape === 'polygon' && points.length > 2 ? [points[points.length - 1], points[0]] : [points[points.length - 1]];
    const here = this.aim.project(at);
    return ends.find((end) => distance(this.aim.project(end), here) < this.aim.reach_px()) ?? null;
  }

  private movePointer(event: MapMouseEvent): void {
    if (!this.active) return;
    if (this.drag) return this.pull(event);
    if (!this.aim.follow(event)) return;
    const handle = this.sketch.finished ? this.handleAt(event.point, MOUSE_REACH_PX) : null;
    this.map.getCanvas().style.cursor = handle ? 'grab' : 'crosshair';
    this.aim.lookForSnap();
    this.redraw();
  }

  private handleAt(point: ScreenPoint, reach_px: number): Handle | null {
    return findHandle(this.onScreen(), this.sketch.shape, point, reach_px);
  }

  private onScreen(): ScreenPoint[] {
    return this.sketch.points.map((at) => this.aim.project(at));
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
    this.aim.pull(event);
    this.aim.lookForSnap();
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
    if (!this.aim.snapping) return move(roundPlace(at));
    this.queue = this.queue.then(async () => move((await this.aim.ask(at))?.at ?? roundPlace(at)));
  }

  private press(event: KeyboardEvent): void {
    if (!this.active || event.target !== this.map.getCanvas()) return;
    const isUndo = event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z');
    if (isUndo) this.takeBack();
    else if (event.key === 'Enter' || event.key === ' ') this.strike(event.key === 'Enter', !event.altKey);
    else if (!this.aim.step(event)) return;
    event.preventDefault();
    // MapLibre's own keys would move the map as well.
    event.stopPropagation();
  }

  /** Enter ends what the mouse has drawn; where keys aim, it sets a vertex, and a second time on the same place ends. */
  private strike(isEnter: boolean, snapping: boolean): void {
    if (isEnter && !this.aim.byKeys && canFinish(this.sketch)) return this.finish();
    this.aim.useKeys(true);
    const at = this.aim.at();
    if (at) this.place(at, snapping);
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
    const at = this.aim.at();
    const snap = this.aim.near();
    const next = finished || shape === 'point' || !at ? null : (snap?.at ?? at);
    const last = held.points.at(-1);
    const here = next && last && distance(this.aim.project(next), this.aim.project(last)) < 2;
    const middles = finished && !this.drag ? middlesOf(this.onScreen(), shape, 4 * MOUSE_REACH_PX) : [];
    return {
      shape,
      points: held.points,
      finished,
      next: held.points.length > 0 && !here ? next : null,
      snap,
      middles: middles.map((middle) => this.aim.unproject(middle.at)),
    };
  }

  private dragStep({ kind, index }: Handle, at: LonLat): SketchStep {
    return { do: kind === 'vertex' ? 'move' : 'insert', index, at: this.aim.snapped?.at ?? at };
  }
}
