import type { Feature } from 'geojson';
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LonLat } from '../map-scene.ts';
import { distance, lonLatOf, roundPlace } from './aim.ts';
import { besideFeatures, type BesideShape, inViolet } from './field-features.ts';
import type { Held } from './pen.ts';
import { RequestMode } from './request-mode.ts';
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
const CURSOR = 'crosshair';

/** One finger draws; two move the map. */
export class FreehandMode extends RequestMode<FreehandRequest, Stroke> {
  constructor(map: MapLibreMap, container: HTMLElement, host: { metresPerPixel(): number }) {
    super(map, container, host, CURSOR);
  }

  cursorAt(): string {
    return CURSOR;
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
    this.pen.cursor = CURSOR;
    if (held && held.places.length > 2) request?.onStroke(held.places.map(roundPlace));
    this.pen.redraw();
    return held?.at !== null;
  }

  features(): Feature[] {
    const points = this.held?.places ?? [];
    const drawn = { shape: 'polygon', points, finished: false, next: null, snap: null, middles: [] } as const;
    const stroke = sketchFeatures(drawn, null).filter(({ properties }) => properties?.part !== 'vertex');
    return inViolet([...besideFeatures(this.request?.beside ?? []), ...(points.length > 0 ? stroke : [])]);
  }
}
