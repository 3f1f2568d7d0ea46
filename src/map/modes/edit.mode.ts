import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { type EditStep, leastOfStroke } from '../../core/editing/drawing.ts';
import { enclose } from '../../core/editing/segments.ts';
import { SKETCH_SOURCE } from '../layers/sketch.layer.ts';
import type { LonLat } from '../map-scene.ts';
import { Aim, distance, lonLatOf, MOUSE_REACH_PX, roundPlace, SNAP_REACH_PX, type Snap, type SnapPlace } from './aim.ts';
import { editFeatures } from './edit-features.ts';
import { type EditHandle, findEditHandle, middlesOfRings, type RingOnScreen, snapToOwn } from './edit-handles.ts';
import { EditKeys } from './edit-keys.ts';
import type { EditRequest } from './edit-request.ts';
import { listenToPen } from './listen-to-pen.ts';
import type { ScreenPoint } from './sketch-handles.ts';

/** What is in the hand: a vertex, a new one on a side, or (null) the whole shape. */
interface Hold {
  readonly handle: Pick<EditHandle, 'kind' | 'vertex'> | null;
  readonly from: LonLat;
  readonly point: ScreenPoint;
  readonly byKeys: boolean;
  at: LonLat | null;
}

/** Where vertices lie closer, large handles would cover each other and the shape. */
const ROOM_FOR_FINGERS_PX = 30;

/** Turns what hands and keys do on the map into steps of a drawing with parts and holes, and draws it. */
export class EditMode {
  private request: EditRequest | null = null;
  private hold: Hold | null = null;
  private readonly keys: EditKeys;
  private dragEnded = false;
  private frame = 0;
  private queue: Promise<void> = Promise.resolve();
  private readonly aim: Aim;
  private readonly stopListening: () => void;

  constructor(
    private readonly map: MapLibreMap,
    container: HTMLElement,
    host: { metresPerPixel(): number },
  ) {
    this.aim = new Aim(map, container, {
      metresPerPixel: () => host.metresPerPixel(),
      snap: () => this.snap(),
      wantsSnap: () => this.hold !== null || this.draws,
      isDrawing: () => this.active,
      redraw: () => this.redraw(),
    });
    this.keys = new EditKeys({
      aim: this.aim,
      request: () => this.request,
      holding: () => this.hold && (this.hold.byKeys ? 'keys' : 'pointer'),
      handleUnder: (at) => findEditHandle(this.rings(), this.aim.project(at), SNAP_REACH_PX),
      place: (at, snapping) => this.place(at, snapping),
      pickUp: (handle, at) => this.pickUp(handle, at),
      putDown: (snapping) => this.putDown(snapping),
      letGo: () => this.letGo(),
      centre: ([lon, lat]) => map.jumpTo({ center: [lon, lat] }),
    });
    this.stopListening = listenToPen(map, container, {
      click: (event) => this.click(event),
      movePointer: (event) => this.movePointer(event),
      leave: () => this.active && this.aim.leave(),
      grab: (event, reach_px) => this.grab(event, reach_px),
      pull: (event) => this.pull(event),
      release: () => this.release(),
      press: (event) => this.press(event),
      moveMap: () => this.moveMap(),
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
      if (!wasActive) return;
      this.hold = null;
      this.aim.useKeys(false);
      this.map.getCanvas().style.cursor = '';
      this.map.doubleClickZoom.enable();
      cancelAnimationFrame(this.frame);
      this.paint();
      return;
    }
    if (!wasActive) this.map.doubleClickZoom.disable();
    if (request.drawing.tool !== tool) this.map.getCanvas().style.cursor = this.draws ? 'crosshair' : '';
    this.redraw();
  }

  redraw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.stopListening();
  }

  /** The tool at hand draws a stroke. */
  private get draws(): boolean {
    return this.request !== null && leastOfStroke(this.request.drawing.tool) !== null;
  }

  private snap(): Snap | undefined {
    const stored = this.request?.snap;
    if (!stored) return undefined;
    return async (at, radius_m) => nearer(this.ownSnap(at), await stored(at, radius_m), (place) => this.awayFrom(place, at));
  }

  private ownSnap(at: LonLat): SnapPlace | null {
    // What is moved as a whole does not snap to itself.
    if (this.hold && !this.hold.handle) return null;
    const held = this.hold?.handle?.kind === 'vertex' ? this.hold.handle.vertex : null;
    return snapToOwn(this.rings(), this.aim.project(at), SNAP_REACH_PX, held);
  }

  private awayFrom({ at }: SnapPlace, from: LonLat): number {
    return distance(this.aim.project(at), this.aim.project(from));
  }

  private rings(): RingOnScreen[] {
    return (this.request?.drawing.parts ?? []).flatMap((rings, part) =>
      rings.map((places, ring) => ({ part, ring, places, points: places.map((at) => this.aim.project(at)) })),
    );
  }

  private click(event: MapMouseEvent): void {
    if (!this.request) return;
    if (this.dragEnded) {
      this.dragEnded = false;
      return;
    }
    this.aim.useKeys(false);
    if (this.draws) return this.place(lonLatOf(event), !event.originalEvent.altKey);
    if (this.request.drawing.tool !== 'vertices') return;
    const handle = findEditHandle(this.rings(), event.point, this.aim.reach_px());
    this.request.onChoose(handle?.kind === 'vertex' ? handle.vertex : null);
  }

  /** Adds a vertex to the stroke once its stored neighbour is known; clicks that follow wait, so that their order stands. */
  private place(at: LonLat, snapping: boolean): void {
    this.queue = this.queue.then(async () => {
      const known = this.endUnder(at);
      const found = known || !snapping ? null : await this.aim.ask(at);
      if (this.draws) this.request?.onStep({ do: 'add', at: known ?? found?.at ?? roundPlace(at) });
    });
  }

  /** The vertex of the stroke that a click is meant to end on: its last, or a ring's first. */
  private endUnder(at: LonLat): LonLat | null {
    const { stroke = [], tool = 'cut' } = this.request?.drawing ?? {};
    const ends = [...stroke.slice(-1), ...(tool !== 'cut' && stroke.length > 2 ? [stroke[0]] : [])];
    const here = this.aim.project(at);
    return ends.find((end) => distance(this.aim.project(end), here) < this.aim.reach_px()) ?? null;
  }

  private movePointer(event: MapMouseEvent): void {
    if (!this.request) return;
    if (this.hold && !this.hold.byKeys) return this.pull(event);
    if (this.hold || !this.aim.follow(event)) return;
    this.map.getCanvas().style.cursor = this.cursorAt(event.point);
    this.aim.lookForSnap();
    this.redraw();
  }

  private cursorAt(point: ScreenPoint): string {
    if (this.draws) return 'crosshair';
    if (this.request?.drawing.tool === 'shift') return this.holds(point) ? 'move' : '';
    return findEditHandle(this.rings(), point, MOUSE_REACH_PX) ? 'grab' : '';
  }

  /** Whether the shape lies under a place of the screen. */
  private holds({ x, y }: ScreenPoint): boolean {
    const rings = this.rings().map(({ points }) => points.map((point): [number, number] => [point.x, point.y]));
    return enclose(rings, [x, y]);
  }

  private grab(event: MapMouseEvent | MapTouchEvent, reach_px: number): void {
    this.dragEnded = false;
    if (!this.request || this.hold || this.draws) return;
    const isWhole = this.request.drawing.tool === 'shift';
    const handle = isWhole ? null : findEditHandle(this.rings(), event.point, reach_px);
    if (isWhole ? !this.holds(event.point) : !handle) return;
    // The map would otherwise be dragged along.
    event.preventDefault();
    this.hold = { handle, from: lonLatOf(event), point: event.point, byKeys: false, at: null };
    if (handle?.kind === 'vertex') this.request.onChoose(handle.vertex);
    this.map.getCanvas().style.cursor = 'grabbing';
  }

  private pull(event: MapMouseEvent | MapTouchEvent): void {
    const { hold } = this;
    if (!hold || hold.byKeys) return;
    event.preventDefault();
    if (!hold.at && distance(event.point, hold.point) < 3) return;
    hold.at = lonLatOf(event);
    this.aim.pull(event);
    this.aim.lookForSnap();
    this.tellHold();
    this.redraw();
  }

  private release(): void {
    const { hold } = this;
    if (!hold || hold.byKeys) return;
    this.map.getCanvas().style.cursor = '';
    // A click follows: of a drag it is nothing, of a mere press it chooses.
    this.dragEnded = hold.at !== null;
    this.putDown(this.aim.snapping);
  }

  /** Ends a hold where it is, on the stored place near it. */
  private putDown(snapping: boolean): void {
    const { hold } = this;
    if (!hold) return;
    const { at } = hold;
    if (!at) return this.letGo();
    this.queue = this.queue.then(async () => {
      const found = snapping ? await this.aim.ask(at) : null;
      if (this.hold !== hold) return;
      const step = stepOf(hold, found?.at ?? roundPlace(at));
      this.letGo();
      this.request?.onStep(step);
    });
  }

  private pickUp(handle: Hold['handle'], at: LonLat): void {
    this.hold = { handle, from: at, point: this.aim.project(at), byKeys: true, at };
    if (handle?.kind === 'vertex') this.request?.onChoose(handle.vertex);
    this.request?.onSay('picked-up', handle?.vertex ?? null);
    this.redraw();
  }

  private letGo(): void {
    this.hold = null;
    this.aim.snapped = null;
    this.request?.onHold(null);
    this.redraw();
  }

  private tellHold(): void {
    const step = this.heldStep();
    if (step) this.request?.onHold(step);
  }

  private heldStep(): EditStep | null {
    const { hold } = this;
    return hold?.at ? stepOf(hold, this.aim.near()?.at ?? hold.at) : null;
  }

  private moveMap(): void {
    if (!this.active) return;
    if (this.hold?.byKeys) {
      this.hold.at = this.aim.at();
      this.tellHold();
    }
    this.redraw();
  }

  private press(event: KeyboardEvent): void {
    if (!this.request || event.target !== this.map.getCanvas() || !this.keys.press(event)) return;
    event.preventDefault();
    // MapLibre's own keys would move the map as well.
    event.stopPropagation();
  }

  private paint(): void {
    const source = this.map.getSource<GeoJSONSource>(SKETCH_SOURCE);
    if (!source) return;
    // A map that is just being taken down takes no more data.
    source.setData({ type: 'FeatureCollection', features: this.features() }).catch(() => {});
  }

  private features() {
    if (!this.request) return [];
    const step = this.heldStep();
    const drawing = (step && this.request.preview(step)) ?? this.request.drawing;
    const at = this.aim.at();
    const snap = this.draws || this.hold ? this.aim.near() : null;
    const next = this.draws && at ? (snap?.at ?? at) : null;
    const last = drawing.stroke.at(-1);
    const isHere = next && last && distance(this.aim.project(next), this.aim.project(last)) < 2;
    const shownNext = isHere ? null : next;
    const rings = this.rings();
    const middles = drawing.tool === 'vertices' && !this.hold ? middlesOfRings(rings, 4 * MOUSE_REACH_PX) : [];
    const focus = this.hold?.handle?.vertex ?? this.request.chosen;
    return editFeatures(
      {
        drawing,
        next: shownNext,
        chosen: focus,
        held: this.hold !== null,
        snap,
        middles: middles.map((middle) => this.aim.unproject(middle.at)),
        warnings: this.request.warnings,
        coarse: matchMedia('(pointer: coarse)').matches && spacing_px(rings) > ROOM_FOR_FINGERS_PX,
      },
      this.request.describe(drawing, shownNext, focus),
    );
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
