import type { Feature } from 'geojson';
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LonLat } from '../map-scene.ts';
import { lonLatOf, MOUSE_REACH_PX, roundPlace, type Snap } from './aim.ts';
import { type Held, Pen, type PenUser } from './pen.ts';
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

interface Drag extends Held {
  readonly handle: Handle;
}

/**
 * Turns what hands do on the map into steps of the sketch, and draws it. Terra Draw has no drawing by keys and snaps to the
 * clipped geometry of tiles; a reducer with these few events is less than what it would take to bend it.
 */
export class SketchMode implements PenUser {
  held: Drag | null = null;
  private request: DrawRequest | null = null;
  private sketch: Sketch = beginSketch('line');
  private readonly pen: Pen;

  constructor(
    map: MapLibreMap,
    container: HTMLElement,
    private readonly host: SketchModeHost,
  ) {
    this.pen = new Pen(map, container, this);
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
      this.held = null;
      this.pen.aim.useKeys(false);
    }
    if (request) {
      this.pen.begin();
      this.pen.cursor = 'crosshair';
      this.pen.redraw();
    } else if (wasActive) this.pen.end();
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

  redraw(): void {
    this.pen.redraw();
  }

  destroy(): void {
    this.pen.destroy();
  }

  metresPerPixel(): number {
    return this.host.metresPerPixel();
  }

  snap(): Snap | undefined {
    return this.request?.snap;
  }

  wantsSnap(): boolean {
    return this.held !== null || !this.sketch.finished || this.sketch.shape === 'point';
  }

  click(event: MapMouseEvent): void {
    this.place(lonLatOf(event), !event.originalEvent.altKey);
  }

  cursorAt(point: ScreenPoint): string {
    return this.sketch.finished && this.handleAt(point, MOUSE_REACH_PX) ? 'grab' : 'crosshair';
  }

  grab(event: MapMouseEvent | MapTouchEvent, reach_px: number): boolean {
    const handle = this.sketch.finished ? this.handleAt(event.point, reach_px) : null;
    if (!handle) return false;
    this.held = { handle, point: event.point, byKeys: false, at: null };
    return true;
  }

  /** A click follows, which is no new stroke. */
  release(): boolean {
    const { held } = this;
    this.held = null;
    this.pen.cursor = 'crosshair';
    if (!held?.at) this.redraw();
    else this.putDown(held.handle, held.at);
    return true;
  }

  press(event: KeyboardEvent): boolean {
    const isUndo = event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z');
    if (isUndo) this.takeBack();
    else if (event.key === 'Enter' || event.key === ' ') this.strike(event.key === 'Enter', !event.altKey);
    else return this.pen.aim.step(event);
    return true;
  }

  moveMap(): void {
    this.redraw();
  }

  features(): Feature[] {
    const drawn = this.drawn();
    const all = drawn.next ? [...drawn.points, drawn.next] : drawn.points;
    const texts = all.length > 0 ? (this.request?.describe?.(all) ?? null) : null;
    return sketchFeatures(drawn, texts);
  }

  private apply(step: SketchStep): void {
    const next = sketchAfter(this.sketch, step);
    if (next !== this.sketch) {
      this.sketch = next;
      this.host.onSketch(next.points, next.finished);
    }
    this.redraw();
  }

  /** Adds a vertex once its stored neighbour is known. */
  private place(at: LonLat, snapping: boolean): void {
    const { request } = this;
    this.pen.afterwards(async () => {
      const { points, finished, shape } = this.sketch;
      const known = finished ? null : this.pen.endUnder(at, points, shape === 'polygon');
      const found = known || !snapping ? null : await this.pen.aim.ask(at);
      if (this.request?.shape === request?.shape && this.active)
        this.apply({ do: 'add', at: known ?? found?.at ?? roundPlace(at) });
    });
  }

  private putDown({ index, kind }: Handle, at: LonLat): void {
    const move = (to: LonLat) => this.apply({ do: kind === 'vertex' ? 'move' : 'insert', index, at: to });
    const { aim } = this.pen;
    if (!aim.snapping) return move(roundPlace(at));
    this.pen.afterwards(async () => move((await aim.ask(at))?.at ?? roundPlace(at)));
  }

  private handleAt(point: ScreenPoint, reach_px: number): Handle | null {
    return findHandle(this.onScreen(), this.sketch.shape, point, reach_px);
  }

  private onScreen(): ScreenPoint[] {
    return this.sketch.points.map((at) => this.pen.aim.project(at));
  }

  /** Enter ends what the mouse has drawn; where keys aim, it sets a vertex, and a second time on the same place ends. */
  private strike(isEnter: boolean, snapping: boolean): void {
    const { aim } = this.pen;
    if (isEnter && !aim.byKeys && canFinish(this.sketch)) return this.finish();
    aim.useKeys(true);
    const at = aim.at();
    if (at) this.place(at, snapping);
  }

  private drawn(): DrawnSketch {
    const { held, pen } = this;
    const { shape, finished } = this.sketch;
    const { points } = held?.at ? sketchAfter(this.sketch, this.dragStep(held.handle, held.at)) : this.sketch;
    const middles = finished && !held ? middlesOf(this.onScreen(), shape, 4 * MOUSE_REACH_PX) : [];
    return {
      shape,
      points,
      finished,
      next: finished || shape === 'point' || points.length === 0 ? null : pen.nextAfter(points.at(-1)),
      snap: pen.aim.near(),
      middles: middles.map((middle) => pen.aim.unproject(middle.at)),
    };
  }

  private dragStep({ kind, index }: Handle, at: LonLat): SketchStep {
    return { do: kind === 'vertex' ? 'move' : 'insert', index, at: this.pen.aim.snapped?.at ?? at };
  }
}
