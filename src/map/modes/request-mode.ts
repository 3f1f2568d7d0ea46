import type { Feature } from 'geojson';
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { type Held, Pen, type PenUser } from './pen.ts';
import type { ScreenPoint } from './sketch-handles.ts';

/** A mode of the field: works while it is asked to, by a finger alone; neither clicks nor keys nor neighbours' corners mean anything to it. */
export abstract class RequestMode<R, H extends Held> implements PenUser {
  held: H | null = null;
  protected request: R | null = null;
  protected readonly pen: Pen;

  constructor(
    map: MapLibreMap,
    container: HTMLElement,
    private readonly host: { metresPerPixel(): number },
    private readonly restingCursor: string,
  ) {
    this.pen = new Pen(map, container, this);
  }

  get active(): boolean {
    return this.request !== null;
  }

  /** Begins to work on a request, goes on with the next one, ends with null. */
  take(request: R | null): void {
    const wasActive = this.active;
    this.request = request;
    if (!request) {
      this.held = null;
      if (wasActive) this.pen.end();
      return;
    }
    if (!wasActive) {
      this.pen.begin();
      this.pen.cursor = this.restingCursor;
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

  press(): boolean {
    return false;
  }

  moveMap(): void {
    this.pen.redraw();
  }

  abstract cursorAt(point: ScreenPoint): string;
  abstract grab(event: MapMouseEvent | MapTouchEvent, reach_px: number): boolean;
  abstract pulled(): void;
  abstract release(): boolean;
  abstract features(): Feature[];
}
