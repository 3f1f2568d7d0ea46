import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import {
  type Drawing,
  type EditStep,
  type EditTool,
  isSameVertex,
  leastOfStroke,
  listVertices,
  ringAt,
  STROKE,
  type VertexPlace,
} from '../../core/editing/drawing.ts';
import { enclose } from '../../core/editing/segments.ts';
import { SKETCH_SOURCE } from '../layers/sketch.layer.ts';
import type { LonLat } from '../map-scene.ts';
import { Aim, distance, lonLatOf, MOUSE_REACH_PX, roundPlace, SNAP_REACH_PX, type Snap, type SnapPlace } from './aim.ts';
import { editFeatures, type EditTexts } from './edit-features.ts';
import { type EditHandle, findEditHandle, middlesOfRings, type RingOnScreen, snapToOwn } from './edit-handles.ts';
import { listenToPen } from './listen-to-pen.ts';
import type { ScreenPoint } from './sketch-handles.ts';

/** What happened under the hands, to be said aloud; steps that were taken are said by whoever takes them. */
export type EditEvent = 'vertex-reached' | 'picked-up' | 'let-go' | 'nothing-here';

/** A drawing to work on. The mode holds none of it: steps go out, and the drawing after them comes back with the next request. */
export interface EditRequest {
  readonly drawing: Drawing;
  readonly chosen: VertexPlace | null;
  /** Places to look at. */
  readonly warnings: readonly LonLat[];
  /** Left out, nothing is snapped to, not even the shape itself. */
  readonly snap?: Snap;
  /** What would come of a step; null where it cannot be taken. */
  preview(step: EditStep): Drawing | null;
  /** Texts of a drawing; `next` is where its stroke would go on. Asked at each movement, so it must answer at once. */
  describe(drawing: Drawing, next: LonLat | null, focus: VertexPlace | null): EditTexts;
  onStep(step: EditStep): void;
  /** The step that would follow if what is held were put down now; null when nothing is held any more. */
  onHold(step: EditStep | null): void;
  onChoose(vertex: VertexPlace | null): void;
  onToggleSnapping(): void;
  onSay(event: EditEvent, vertex: VertexPlace | null): void;
}

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
const TOOL_KEYS: Readonly<Record<string, EditTool>> = { a: 'part', h: 'hole', c: 'cut', v: 'vertices', m: 'shift' };

/** Turns what hands and keys do on the map into steps of a drawing with parts and holes, and draws it. */
export class EditMode {
  private request: EditRequest | null = null;
  private hold: Hold | null = null;
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
    if (!this.request || event.target !== this.map.getCanvas() || !this.act(event)) return;
    event.preventDefault();
    // MapLibre's own keys would move the map as well.
    event.stopPropagation();
  }

  /** False where the key means nothing here. */
  private act(event: KeyboardEvent): boolean {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey) return false;
    if (this.aim.step(event)) return true;
    if (key === 'Enter' || key === ' ') return this.strike(key === 'Enter', !event.altKey);
    if (key === 'Escape') return this.escape();
    if (event.altKey) return false;
    if (key === 'n' || key === 'p') return this.reach(key === 'n' ? 1 : -1);
    if (key === 's') this.request?.onToggleSnapping();
    else if (key === 'Backspace') this.request?.onStep({ do: 'undo' });
    else if (key === 'f') this.request?.onStep({ do: 'close' });
    else if (key === 'Delete') this.remove();
    else if (key === 'i') this.insert();
    else if (key in TOOL_KEYS) this.request?.onStep({ do: 'take', tool: TOOL_KEYS[key] });
    else return false;
    return true;
  }

  /** Enter ends what the mouse has drawn; where keys aim it sets a vertex, or picks up what is under the crosshair and puts it down. */
  private strike(isEnter: boolean, snapping: boolean): boolean {
    const { drawing } = this.request as EditRequest;
    if (this.hold?.byKeys) {
      this.putDown(snapping);
      return true;
    }
    if (this.draws) {
      const least = leastOfStroke(drawing.tool) ?? 0;
      if (isEnter && !this.aim.byKeys && drawing.stroke.length >= least) this.request?.onStep({ do: 'close' });
      else {
        this.aim.useKeys(true);
        const at = this.aim.at();
        if (at) this.place(at, snapping);
      }
      return true;
    }
    this.aim.useKeys(true);
    return this.pickUp();
  }

  private pickUp(): boolean {
    const at = this.aim.at();
    if (!at) return false;
    const point = this.aim.project(at);
    const isWhole = this.request?.drawing.tool === 'shift';
    const handle = isWhole ? null : findEditHandle(this.rings(), point, SNAP_REACH_PX);
    if (!isWhole && !handle) {
      this.request?.onSay('nothing-here', null);
      return true;
    }
    this.hold = { handle, from: at, point, byKeys: true, at };
    if (handle?.kind === 'vertex') this.request?.onChoose(handle.vertex);
    this.request?.onSay('picked-up', handle?.vertex ?? null);
    this.redraw();
    return true;
  }

  private escape(): boolean {
    if (this.hold) {
      this.letGo();
      this.request?.onSay('let-go', null);
      return true;
    }
    if (this.request?.drawing.stroke.length) {
      this.request.onStep({ do: 'take', tool: 'vertices' });
      return true;
    }
    if (!this.request?.chosen) return false;
    this.request.onChoose(null);
    return true;
  }

  /** Brings the next vertex, or the one before, under the crosshair. */
  private reach(step: 1 | -1): boolean {
    const { drawing, chosen } = this.request as EditRequest;
    const all = listVertices(drawing);
    if (all.length === 0 || this.hold) return true;
    const now = all.findIndex((vertex) => isSameVertex(vertex, chosen));
    const vertex = now < 0 ? all[step > 0 ? 0 : all.length - 1] : all[(now + step + all.length) % all.length];
    const at = ringAt(drawing, vertex)?.[vertex.index];
    if (!at) return true;
    this.aim.useKeys(true);
    this.map.jumpTo({ center: [at[0], at[1]] });
    this.request?.onChoose(vertex);
    this.request?.onSay('vertex-reached', vertex);
    return true;
  }

  private remove(): void {
    const { chosen } = this.request as EditRequest;
    if (chosen && !this.hold) this.request?.onStep({ do: 'remove', vertex: chosen });
  }

  /** Picks up a new vertex in the middle of the side after the chosen one. */
  private insert(): void {
    const { drawing, chosen } = this.request as EditRequest;
    const ring = chosen && chosen.part !== STROKE ? ringAt(drawing, chosen) : undefined;
    if (!chosen || !ring || this.hold) return;
    const [from, to] = [ring[chosen.index], ring[(chosen.index + 1) % ring.length]];
    const middle: LonLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    this.aim.useKeys(true);
    this.map.jumpTo({ center: [middle[0], middle[1]] });
    const handle = { kind: 'middle', vertex: { ...chosen, index: chosen.index + 1 } } as const;
    this.hold = { handle, from: middle, point: this.aim.project(middle), byKeys: true, at: middle };
    this.request?.onSay('picked-up', handle.vertex);
    this.redraw();
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
