import type { Feature } from 'geojson';
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { type EditStep, leastOfStroke } from '../../core/editing/drawing.ts';
import { enclose } from '../../core/editing/segments.ts';
import type { LonLat } from '../map-scene.ts';
import { distance, lonLatOf, MOUSE_REACH_PX, roundPlace, SNAP_REACH_PX, type Snap, type SnapPlace } from './aim.ts';
import { editFeatures } from './edit-features.ts';
import { type EditHandle, findEditHandle, middlesOfRings, type RingOnScreen, snapToOwn } from './edit-handles.ts';
import { EditKeys } from './edit-keys.ts';
import type { EditRequest } from './edit-request.ts';
import { besideFeatures, inViolet } from './field-features.ts';
import { type Held, Pen, type PenUser } from './pen.ts';
import type { ScreenPoint } from './sketch-handles.ts';

/** What is in the hand: a vertex, a new one on a side, or (null) the whole shape. */
interface Hold extends Held {
  readonly handle: Pick<EditHandle, 'kind' | 'vertex'> | null;
  readonly from: LonLat;
}

/** Where vertices lie closer, large handles would cover each other and the shape. */
const ROOM_FOR_FINGERS_PX = 30;

/** Turns what hands and keys do on the map into steps of a drawing with parts and holes, and draws it. */
export class EditMode implements PenUser {
  held: Hold | null = null;
  private request: EditRequest | null = null;
  private readonly keys: EditKeys;
  private readonly pen: Pen;

  constructor(
    map: MapLibreMap,
    container: HTMLElement,
    private readonly host: { metresPerPixel(): number },
  ) {
    this.pen = new Pen(map, container, this);
    const { aim } = this.pen;
    this.keys = new EditKeys({
      aim,
      request: () => this.request,
      holding: () => this.held && (this.held.byKeys ? 'keys' : 'pointer'),
      handleUnder: (at) => findEditHandle(this.rings(), aim.project(at), SNAP_REACH_PX),
      place: (at, snapping) => this.place(at, snapping),
      pickUp: (handle, at) => this.pickUp(handle, at),
      putDown: (snapping) => this.putDown(snapping),
      letGo: () => this.letGo(),
      centre: ([lon, lat]) => map.jumpTo({ center: [lon, lat] }),
    });
  }

  get active(): boolean {
    return this.request !== null;
  }

  edit(request: EditRequest | null): void {
    const wasActive = this.active;
    const tool = this.request?.drawing.tool;
    this.request = request;
    if (!request) {
      this.held = null;
      if (wasActive) this.pen.end();
      return;
    }
    if (!wasActive) this.pen.begin();
    if (request.drawing.tool !== tool) this.pen.cursor = this.draws ? 'crosshair' : '';
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

  wantsSnap(): boolean {
    return this.held !== null || this.draws;
  }

  snap(): Snap | undefined {
    const stored = this.request?.snap;
    if (!stored) return undefined;
    return async (at, radius_m) => nearer(this.ownSnap(at), await stored(at, radius_m), (place) => this.awayFrom(place, at));
  }

  click(event: MapMouseEvent): void {
    if (this.draws) return this.place(lonLatOf(event), !event.originalEvent.altKey);
    if (this.request?.drawing.tool !== 'vertices') return;
    const handle = findEditHandle(this.rings(), event.point, this.pen.aim.reach_px());
    this.request.onChoose(handle?.kind === 'vertex' ? handle.vertex : null);
  }

  cursorAt(point: ScreenPoint): string {
    if (this.draws) return 'crosshair';
    if (this.request?.drawing.tool === 'shift') return this.encloses(point) ? 'move' : '';
    return findEditHandle(this.rings(), point, MOUSE_REACH_PX) ? 'grab' : '';
  }

  grab(event: MapMouseEvent | MapTouchEvent, reach_px: number): boolean {
    if (this.draws) return false;
    const isWhole = this.request?.drawing.tool === 'shift';
    const handle = isWhole ? null : findEditHandle(this.rings(), event.point, reach_px);
    if (isWhole ? !this.encloses(event.point) : !handle) return false;
    this.held = { handle, from: lonLatOf(event), point: event.point, byKeys: false, at: null };
    if (handle?.kind === 'vertex') this.request?.onChoose(handle.vertex);
    return true;
  }

  pulled(): void {
    const step = this.heldStep();
    if (step) this.request?.onHold(step);
  }

  /** A click follows: of a drag it is nothing, of a mere press it chooses. */
  release(): boolean {
    const hasMoved = this.held?.at !== null;
    this.pen.cursor = '';
    this.putDown(this.pen.aim.snapping);
    return hasMoved;
  }

  press(event: KeyboardEvent): boolean {
    return this.keys.press(event);
  }

  moveMap(): void {
    if (this.held?.byKeys) {
      this.held.at = this.pen.aim.at();
      this.pulled();
    }
    this.pen.redraw();
  }

  features(): Feature[] {
    const { request, held, pen } = this;
    if (!request) return [];
    const step = this.heldStep();
    const drawing = (step && request.preview(step)) ?? request.drawing;
    const next = this.draws ? pen.nextAfter(drawing.stroke.at(-1)) : null;
    const rings = this.rings();
    const middles = drawing.tool === 'vertices' && !held ? middlesOfRings(rings, 4 * MOUSE_REACH_PX) : [];
    const focus = held?.handle?.vertex ?? request.chosen;
    const features = editFeatures(
      {
        drawing,
        next,
        chosen: focus,
        held: held !== null,
        snap: this.wantsSnap() ? pen.aim.near() : null,
        middles: middles.map((middle) => pen.aim.unproject(middle.at)),
        warnings: request.warnings,
        coarse: matchMedia('(pointer: coarse)').matches && spacing_px(rings) > ROOM_FOR_FINGERS_PX,
      },
      request.describe(drawing, next, focus),
    );
    return request.field ? inViolet([...besideFeatures(request.field.beside), ...features]) : features;
  }

  /** The tool at hand draws a stroke. */
  private get draws(): boolean {
    return this.request !== null && leastOfStroke(this.request.drawing.tool) !== null;
  }

  private ownSnap(at: LonLat): SnapPlace | null {
    // What is moved as a whole does not snap to itself.
    if (this.held && !this.held.handle) return null;
    const held = this.held?.handle?.kind === 'vertex' ? this.held.handle.vertex : null;
    return snapToOwn(this.rings(), this.pen.aim.project(at), SNAP_REACH_PX, held);
  }

  private awayFrom({ at }: SnapPlace, from: LonLat): number {
    const { aim } = this.pen;
    return distance(aim.project(at), aim.project(from));
  }

  private rings(): RingOnScreen[] {
    const { aim } = this.pen;
    return (this.request?.drawing.parts ?? []).flatMap((rings, part) =>
      rings.map((places, ring) => ({ part, ring, places, points: places.map((at) => aim.project(at)) })),
    );
  }

  /** Adds a vertex to the stroke once its stored neighbour is known. */
  private place(at: LonLat, snapping: boolean): void {
    this.pen.afterwards(async () => {
      const { stroke = [], tool = 'cut' } = this.request?.drawing ?? {};
      const known = this.pen.endUnder(at, stroke, tool !== 'cut');
      const found = known || !snapping ? null : await this.pen.aim.ask(at);
      if (this.draws) this.request?.onStep({ do: 'add', at: known ?? found?.at ?? roundPlace(at) });
    });
  }

  /** Whether the shape lies under a place of the screen. */
  private encloses({ x, y }: ScreenPoint): boolean {
    const rings = this.rings().map(({ points }) => points.map((point): [number, number] => [point.x, point.y]));
    return enclose(rings, [x, y]);
  }

  /** Ends a hold where it is, on the stored place near it. */
  private putDown(snapping: boolean): void {
    const { held } = this;
    if (!held) return;
    const { at } = held;
    if (!at) return this.letGo();
    this.pen.afterwards(async () => {
      const found = snapping ? await this.pen.aim.ask(at) : null;
      if (this.held !== held) return;
      const step = stepOf(held, found?.at ?? roundPlace(at));
      this.letGo();
      this.request?.onStep(step);
    });
  }

  private pickUp(handle: Hold['handle'], at: LonLat): void {
    this.held = { handle, from: at, point: this.pen.aim.project(at), byKeys: true, at };
    if (handle?.kind === 'vertex') this.request?.onChoose(handle.vertex);
    this.request?.onSay('picked-up', handle?.vertex ?? null);
    this.pen.redraw();
  }

  private letGo(): void {
    this.held = null;
    this.pen.aim.snapped = null;
    this.request?.onHold(null);
    this.pen.redraw();
  }

  private heldStep(): EditStep | null {
    const { held } = this;
    return held?.at ? stepOf(held, this.pen.aim.near()?.at ?? held.at) : null;
  }
}

/** Mean length of the sides on the screen. */
function spacing_px(rings: readonly RingOnScreen[]): number {
  const sides = rings.flatMap(({ points }) => points.map((point, n) => distance(point, points[(n + 1) % points.length])));
  return sides.reduce((sum, side) => sum + side, 0) / Math.max(1, sides.length);
}

function stepOf({ handle, from }: Hold, at: LonLat): EditStep {
  if (!handle) return { do: 'shift', from, to: at };
  return { do: handle.kind === 'vertex' ? 'move' : 'insert', vertex: handle.vertex, at };
}

/** A vertex goes before any edge, then the nearer one. */
function nearer(own: SnapPlace | null, stored: SnapPlace | null, away: (place: SnapPlace) => number): SnapPlace | null {
  if (!own || !stored) return own ?? stored;
  if (own.kind !== stored.kind) return own.kind === 'vertex' ? own : stored;
  return away(own) < away(stored) ? own : stored;
}
