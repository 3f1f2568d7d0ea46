import type { Feature } from 'geojson';
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LonLat } from '../map-scene.ts';
import { distance, lonLatOf, roundPlace } from './aim.ts';
import { besideFeatures, type BesideShape, inViolet } from './field-features.ts';
import { type Held, Pen, type PenUser } from './pen.ts';
import { sketchFeatures } from './sketch-features.ts';
import type { ScreenPoint } from './sketch-handles.ts';

/** A stroke around something. */
export interface FreehandRequest {
  readonly beside: readonly BesideShape[];
  /** Degrees, not closed; at least three places. */
  onStroke(points: readonly LonLat[]): void;
}

interface Stroke extends Held {
  readonly places: LonLat[];
  last: ScreenPoint;
}

/** Nearer places of a stroke are one place, CSS pixels. */
const STEP_PX = 2;

/** One finger draws; two move the map. */
export class FreehandMode implements PenUser {
  held: Stroke | null = null;
  private request: FreehandRequest | null = null;
  private readonly pen: Pen;

  constructor(
    map: MapLibreMap,
    container: HTMLElement,
    private readonly host: { metresPerPixel(): number },
  ) {
    this.pen = new Pen(map, container, this);
  }

  get active(): boolean {
    return this.request !== null;
  }

  draw(request: FreehandRequest | null): void {
    const wasActive = this.active;
    this.request = request;
    if (!request) {
      this.held = null;
      if (wasActive) this.pen.end();
      return;
    }
    if (!wasActive) {
      this.pen.begin();
      this.pen.cursor = 'crosshair';
    }
    this.pen.redraw();
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

  snap(): undefined {
    return undefined;
  }

  wantsSnap(): boolean {
    return false;
  }

  click(): void {}

  cursorAt(): string {
    return 'crosshair';
  }

  grab(event: MapMouseEvent | MapTouchEvent): boolean {
    this.held = { places: [lonLatOf(event)], last: event.point, point: event.point, byKeys: false, at: null };
    return true;
  }

  pulled(): void {
    const { held } = this;
    if (!held?.at) return;
    const here = this.pen.aim.project(held.at);
    if (distance(here, held.last) < STEP_PX) return;
    held.places.push(held.at);
    held.last = here;
  }

  release(): boolean {
    const { held, request } = this;
    this.held = null;
    this.pen.cursor = 'crosshair';
    if (held && held.places.length > 2) request?.onStroke(held.places.map(roundPlace));
    this.pen.redraw();
    return held?.at !== null;
  }

  press(): boolean {
    return false;
  }

  moveMap(): void {
    this.pen.redraw();
  }

  features(): Feature[] {
    const points = this.held?.places ?? [];
    const drawn = { shape: 'polygon', points, finished: false, next: null, snap: null, middles: [] } as const;
    const stroke = sketchFeatures(drawn, null).filter(({ properties }) => properties?.part !== 'vertex');
    return inViolet([...besideFeatures(this.request?.beside ?? []), ...(points.length > 0 ? stroke : [])]);
  }
}
