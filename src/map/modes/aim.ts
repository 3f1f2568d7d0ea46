import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LonLat } from '../map-scene.ts';
import type { ScreenPoint } from './sketch-handles.ts';

/** A stored place that a vertex can go to. */
export interface SnapPlace {
  readonly at: LonLat;
  readonly kind: 'vertex' | 'edge';
}

/** The stored vertex or edge near a place; null where there is none within the radius. */
export type Snap = (at: LonLat, radius_m: number) => Promise<SnapPlace | null>;

export const MOUSE_REACH_PX = 8;
/** Half of what a finger needs: 44 px. */
export const FINGER_REACH_PX = 22;
export const SNAP_REACH_PX = 12;
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

interface AimHost {
  metresPerPixel(): number;
  /** Undefined where nothing is to be found. */
  snap(): Snap | undefined;
  /** Whether the place aimed at may become a vertex. */
  wantsSnap(): boolean;
  /** Something is drawn: without it the crosshair is not shown. */
  isDrawing(): boolean;
  redraw(): void;
}

/** Where the next stroke would fall: under the pointer, or, once an arrow key was pressed, at the middle of the map; and what it would snap to. */
export class Aim {
  /** Where the pointer is; null outside the map. */
  pointer: LonLat | null = null;
  byKeys = false;
  /** Alt held down turns snapping off for the stroke at hand. */
  snapping = true;
  snapped: SnapPlace | null = null;
  private seenAt: ScreenPoint = { x: Number.NaN, y: Number.NaN };
  private asking = false;

  constructor(
    private readonly map: MapLibreMap,
    private readonly container: HTMLElement,
    private readonly host: AimHost,
  ) {}

  /** Null where neither pointer nor keys aim. */
  at(): LonLat | null {
    if (!this.byKeys) return this.pointer;
    const { lng, lat } = this.map.getCenter();
    return [lng, lat];
  }

  /** Follows the pointer; false where a map that moves under a resting mouse made the event. */
  follow(event: MapMouseEvent): boolean {
    if (distance(event.point, this.seenAt) === 0) return false;
    this.seenAt = event.point;
    this.useKeys(false);
    this.pull(event);
    return true;
  }

  /** Follows what is dragged. */
  pull(event: MapMouseEvent | MapTouchEvent): void {
    this.pointer = lonLatOf(event);
    this.snapping = !event.originalEvent.altKey;
  }

  leave(): void {
    if (this.byKeys) return;
    this.pointer = null;
    this.snapped = null;
    this.host.redraw();
  }

  useKeys(byKeys: boolean): void {
    this.byKeys = byKeys;
    if (!byKeys && !this.host.isDrawing()) this.pointer = null;
    this.container.classList.toggle(BY_KEYS, byKeys && this.host.isDrawing());
  }

  /** Moves the map below the crosshair where the key is an arrow. */
  step({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (!(key in ARROWS) || ctrlKey || metaKey) return false;
    this.useKeys(true);
    const [x, y] = ARROWS[key];
    const step = shiftKey ? FINE_STEP_PX : STEP_PX;
    this.map.panBy([x * step, y * step], { animate: false });
    this.lookForSnap();
    this.host.redraw();
    return true;
  }

  /** One question at a time; the answer to an old place is asked again for the new one. */
  lookForSnap(): void {
    if (!this.snapping || !this.host.snap() || !this.host.wantsSnap()) this.snapped = null;
    else if (!this.asking) void this.snapHere();
  }

  async ask(at: LonLat): Promise<SnapPlace | null> {
    const radius_m = SNAP_REACH_PX * this.host.metresPerPixel();
    return (
      (await this.host
        .snap()?.(at, radius_m)
        .catch(() => null)) ?? null
    );
  }

  /** The last answer, unless the aim has gone on since. */
  near(): SnapPlace | null {
    const [at, { snapped }] = [this.at(), this];
    if (!at || !snapped) return null;
    return distance(this.project(snapped.at), this.project(at)) <= 1.5 * SNAP_REACH_PX ? snapped : null;
  }

  /** Within reach of a mouse, or of a finger where that is what points. */
  reach_px(): number {
    return matchMedia('(pointer: coarse)').matches ? FINGER_REACH_PX : MOUSE_REACH_PX;
  }

  project([lon, lat]: LonLat): ScreenPoint {
    return this.map.project([lon, lat]);
  }

  unproject({ x, y }: ScreenPoint): LonLat {
    const { lng, lat } = this.map.unproject([x, y]);
    return [lng, lat];
  }

  private async snapHere(): Promise<void> {
    this.asking = true;
    let asked: LonLat | null = null;
    for (let at = this.at(); at && !isSamePlace(at, asked) && !this.map.isMoving(); at = this.at()) {
      asked = at;
      this.snapped = await this.ask(at);
      this.host.redraw();
    }
    this.asking = false;
  }
}

export const lonLatOf = ({ lngLat }: MapMouseEvent | MapTouchEvent): LonLat => [lngLat.lng, lngLat.lat];
export const isSamePlace = (a: LonLat, b: LonLat | null): boolean => a[0] === b?.[0] && a[1] === b[1];
export const roundPlace = ([lon, lat]: LonLat): LonLat => [Math.round(lon * DIGITS) / DIGITS, Math.round(lat * DIGITS) / DIGITS];
export const distance = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a.x - b.x, a.y - b.y);
