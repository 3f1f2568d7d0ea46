import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { SKETCH_SOURCE } from '../layers/sketch.layer.ts';
import type { LonLat } from '../map-scene.ts';
import { Aim, distance, lonLatOf, type Snap } from './aim.ts';
import { listenToPen } from './listen-to-pen.ts';
import type { ScreenPoint } from './sketch-handles.ts';

/** What is in the hand. */
export interface Held {
  /** Where it was taken hold of. */
  readonly point: ScreenPoint;
  readonly byKeys: boolean;
  /** Where it is; null until it has moved. */
  at: LonLat | null;
}

/** What a mode of drawing makes of hands and keys. Nothing is asked while it is not active. */
export interface PenUser {
  readonly active: boolean;
  readonly held: Held | null;
  metresPerPixel(): number;
  /** Undefined where nothing is snapped to. */
  snap(): Snap | undefined;
  /** Whether the place aimed at may become a vertex. */
  wantsSnap(): boolean;
  click(event: MapMouseEvent): void;
  cursorAt(point: ScreenPoint): string;
  /** Takes hold of what is within reach; false where there is nothing. */
  grab(event: MapMouseEvent | MapTouchEvent, reach_px: number): boolean;
  /** What is held has moved. */
  pulled?(): void;
  /** Lets go of what the pointer holds; true where the click that follows means nothing. */
  release(): boolean;
  /** False where the key means nothing here. */
  press(event: KeyboardEvent): boolean;
  moveMap(): void;
  features(): Feature[];
}

/** Farther than a hand trembles (CSS pixels). */
const TREMBLE_PX = 3;

/** What all modes of drawing share: the aim, what is heard of hands and keys, the order of answers, and the painting. */
export class Pen {
  readonly aim: Aim;
  private dragEnded = false;
  private frame = 0;
  private queue: Promise<void> = Promise.resolve();
  private readonly stopListening: () => void;

  constructor(
    private readonly map: MapLibreMap,
    container: HTMLElement,
    private readonly user: PenUser,
  ) {
    this.aim = new Aim(map, container, {
      metresPerPixel: () => user.metresPerPixel(),
      snap: () => user.snap(),
      wantsSnap: () => user.wantsSnap(),
      isDrawing: () => user.active,
      redraw: () => this.redraw(),
    });
    this.stopListening = listenToPen(map, container, {
      click: (event) => this.click(event),
      movePointer: (event) => this.movePointer(event),
      leave: () => user.active && this.aim.leave(),
      grab: (event, reach_px) => this.grab(event, reach_px),
      pull: (event) => this.pull(event),
      release: () => this.release(),
      press: (event) => this.press(event),
      moveMap: () => user.active && user.moveMap(),
    });
  }

  set cursor(cursor: string) {
    this.map.getCanvas().style.cursor = cursor;
  }

  /** A double click ends a stroke and must not zoom. */
  begin(): void {
    this.map.doubleClickZoom.disable();
  }

  /** Paints at once: another mode may draw in the same place next. */
  end(): void {
    this.aim.useKeys(false);
    this.cursor = '';
    this.map.doubleClickZoom.enable();
    cancelAnimationFrame(this.frame);
    this.paint();
  }

  /** Also after the style was loaded anew. */
  redraw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.stopListening();
  }

  /** Runs after all that was asked before, so that the order of clicks stands. */
  afterwards(task: () => Promise<void> | void): void {
    this.queue = this.queue.then(task);
  }

  /** The end of a stroke that a click is meant to end on: its last vertex, or a ring's first. */
  endUnder(at: LonLat, stroke: readonly LonLat[], isRing: boolean): LonLat | null {
    const ends = [...stroke.slice(-1), ...(isRing && stroke.length > 2 ? [stroke[0]] : [])];
    const here = this.aim.project(at);
    return ends.find((end) => distance(this.aim.project(end), here) < this.aim.reach_px()) ?? null;
  }

  /** Where a stroke would go on from its last vertex; null where the aim is on that vertex still. */
  nextAfter(last: LonLat | undefined): LonLat | null {
    const next = this.aim.near()?.at ?? this.aim.at();
    if (!next || !last) return next;
    return distance(this.aim.project(next), this.aim.project(last)) < 2 ? null : next;
  }

  private click(event: MapMouseEvent): void {
    if (!this.user.active) return;
    if (this.dragEnded) {
      this.dragEnded = false;
      return;
    }
    this.aim.useKeys(false);
    this.user.click(event);
  }

  private movePointer(event: MapMouseEvent): void {
    const { user } = this;
    if (!user.active) return;
    if (user.held) return this.pull(event);
    if (!this.aim.follow(event)) return;
    this.cursor = user.cursorAt(event.point);
    this.aim.lookForSnap();
    this.redraw();
  }

  private grab(event: MapMouseEvent | MapTouchEvent, reach_px: number): void {
    this.dragEnded = false;
    const { user } = this;
    if (!user.active || user.held || !user.grab(event, reach_px)) return;
    // The map would otherwise be dragged along.
    event.preventDefault();
    this.cursor = 'grabbing';
  }

  private pull(event: MapMouseEvent | MapTouchEvent): void {
    const { held } = this.user;
    if (!held || held.byKeys) return;
    event.preventDefault();
    if (!held.at && distance(event.point, held.point) < TREMBLE_PX) return;
    held.at = lonLatOf(event);
    this.aim.pull(event);
    this.aim.lookForSnap();
    this.user.pulled?.();
    this.redraw();
  }

  private release(): void {
    const { held } = this.user;
    if (held && !held.byKeys) this.dragEnded = this.user.release();
  }

  private press(event: KeyboardEvent): void {
    if (!this.user.active || event.target !== this.map.getCanvas() || !this.user.press(event)) return;
    event.preventDefault();
    // MapLibre's own keys would move the map as well.
    event.stopPropagation();
  }

  private paint(): void {
    // A map that is just being taken down takes no more data.
    this.map
      .getSource<GeoJSONSource>(SKETCH_SOURCE)
      ?.setData({ type: 'FeatureCollection', features: this.user.active ? this.user.features() : [] })
      .catch(() => {});
  }
}
