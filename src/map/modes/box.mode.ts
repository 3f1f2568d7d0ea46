import type { Feature } from 'geojson';
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { enclose } from '../../core/editing/segments.ts';
import type { LonLat } from '../map-scene.ts';
import { distance, lonLatOf } from './aim.ts';
import type { BoxHandle, BoxRequest } from './box-request.ts';
import { besideFeatures, inViolet } from './field-features.ts';
import type { Held } from './pen.ts';
import { RequestMode } from './request-mode.ts';
import { sketchFeatures } from './sketch-features.ts';
import type { ScreenPoint } from './sketch-handles.ts';

interface Hold extends Held {
  readonly handle: BoxHandle;
  from: LonLat;
}

/** How far ahead of the rectangle its turning handle stands, CSS pixels: a finger beside a corner does not meet it. */
const STALK_PX = 46;

/** A rectangle under a finger: moved by its inside, sized at its corners, turned by a handle ahead of it. */
export class BoxMode extends RequestMode<BoxRequest, Hold> {
  constructor(map: MapLibreMap, container: HTMLElement, host: { metresPerPixel(): number }) {
    super(map, container, host, '');
  }

  cursorAt(point: ScreenPoint): string {
    const handle = this.handleAt(point, this.pen.aim.reach_px());
    return handle === null ? '' : handle === 'whole' ? 'move' : 'grab';
  }

  grab(event: MapMouseEvent | MapTouchEvent, reach_px: number): boolean {
    const handle = this.handleAt(event.point, reach_px);
    if (!handle) return false;
    this.held = { handle, from: lonLatOf(event), point: event.point, byKeys: false, at: null };
    return true;
  }

  pulled(): void {
    this.pull(false);
  }

  release(): boolean {
    const hasMoved = this.held?.at !== null;
    if (hasMoved) this.pull(true);
    this.held = null;
    this.pen.cursor = '';
    return hasMoved;
  }

  features(): Feature[] {
    const { request } = this;
    if (!request) return [];
    const { corners, texts, beside } = request;
    const drawn = { shape: 'polygon', points: corners, finished: true, next: null, snap: null, middles: [] } as const;
    const [foot, head] = this.stalk().map((point) => this.pen.aim.unproject(point));
    const line = [foot, head].map(([lon, lat]) => [lon, lat]);
    return inViolet([
      ...besideFeatures(beside),
      { type: 'Feature', properties: { id: 'stalk', part: 'line' }, geometry: { type: 'LineString', coordinates: line } },
      ...sketchFeatures(drawn, texts).map((one) => ({ ...one, properties: { ...one.properties, coarse: 1 } })),
      {
        type: 'Feature',
        properties: { id: 'turn', part: 'vertex', chosen: 1, coarse: 1 },
        geometry: { type: 'Point', coordinates: line[1] },
      },
    ]);
  }

  private pull(done: boolean): void {
    const { held, request } = this;
    if (!held?.at || !request) return;
    request.onPull(held.handle, held.from, held.at, done);
  }

  private handleAt(point: ScreenPoint, reach_px: number): BoxHandle | null {
    const corners = this.onScreen();
    const [, head] = this.stalk();
    if (distance(head, point) <= reach_px) return 'turn';
    if (corners.some((corner) => distance(corner, point) <= reach_px)) return 'corner';
    const ring = corners.map(({ x, y }): [number, number] => [x, y]);
    return enclose([ring], [point.x, point.y]) ? 'whole' : null;
  }

  private onScreen(): ScreenPoint[] {
    return (this.request?.corners ?? []).map((corner) => this.pen.aim.project(corner));
  }

  /** From the middle of the side ahead, straight on. */
  private stalk(): readonly [ScreenPoint, ScreenPoint] {
    const [aheadRight, aheadLeft, , behindRight] = this.onScreen();
    const foot = { x: (aheadRight.x + aheadLeft.x) / 2, y: (aheadRight.y + aheadLeft.y) / 2 };
    const length = distance(behindRight, aheadRight);
    const share = STALK_PX / Math.max(1, length);
    return [foot, { x: foot.x + share * (aheadRight.x - behindRight.x), y: foot.y + share * (aheadRight.y - behindRight.y) }];
  }
}
