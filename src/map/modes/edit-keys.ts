import { type EditTool, isSameVertex, leastOfStroke, listVertices, ringAt, STROKE } from '../../core/editing/drawing.ts';
import type { LonLat } from '../map-scene.ts';
import type { Aim } from './aim.ts';
import type { EditHandle } from './edit-handles.ts';
import type { EditRequest } from './edit-request.ts';

/** What the keys may do with the drawing under the crosshair. */
interface EditHand {
  readonly aim: Aim;
  request(): EditRequest | null;
  /** By what something is held at this moment. */
  holding(): 'keys' | 'pointer' | null;
  handleUnder(at: LonLat): EditHandle | null;
  place(at: LonLat, snapping: boolean): void;
  /** Null picks up the whole. */
  pickUp(handle: Pick<EditHandle, 'kind' | 'vertex'> | null, at: LonLat): void;
  putDown(snapping: boolean): void;
  letGo(): void;
  centre(at: LonLat): void;
}

const TOOL_KEYS: Readonly<Record<string, EditTool>> = { a: 'part', h: 'hole', c: 'cut', v: 'vertices', m: 'shift' };

/** Everything that can be drawn and changed, with keys alone: the crosshair at the middle of the map is the hand. */
export class EditKeys {
  constructor(private readonly hand: EditHand) {}

  /** False where the key means nothing here. */
  press(event: KeyboardEvent): boolean {
    const request = this.hand.request();
    if (!request || event.ctrlKey || event.metaKey) return false;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (this.hand.aim.step(event)) return true;
    if (key === 'Enter' || key === ' ') return this.strike(request, key === 'Enter', !event.altKey);
    if (key === 'Escape') return this.escape(request);
    if (event.altKey) return false;
    if (key === 'n' || key === 'p') this.reach(request, key === 'n' ? 1 : -1);
    else if (key === 's') request.onToggleSnapping();
    else if (key === 'Backspace') request.onStep({ do: 'undo' });
    else if (key === 'f') request.onStep({ do: 'close' });
    else if (key === 'Delete') this.remove(request);
    else if (key === 'i') this.insert(request);
    else if (key in TOOL_KEYS) request.onStep({ do: 'take', tool: TOOL_KEYS[key] });
    else return false;
    return true;
  }

  /** Enter ends what the mouse has drawn; where keys aim it sets a vertex, or picks up what is under the crosshair and puts it down. */
  private strike({ drawing, onStep, onSay }: EditRequest, isEnter: boolean, snapping: boolean): true {
    const { aim } = this.hand;
    if (this.hand.holding() === 'keys') {
      this.hand.putDown(snapping);
      return true;
    }
    const least = leastOfStroke(drawing.tool);
    if (least !== null && isEnter && !aim.byKeys && drawing.stroke.length >= least) {
      onStep({ do: 'close' });
      return true;
    }
    aim.useKeys(true);
    const at = aim.at();
    if (!at) return true;
    if (least !== null) this.hand.place(at, snapping);
    else if (drawing.tool === 'shift') this.hand.pickUp(null, at);
    else {
      const handle = this.hand.handleUnder(at);
      if (handle) this.hand.pickUp(handle, at);
      else onSay('nothing-here', null);
    }
    return true;
  }

  private escape({ drawing, chosen, onSay, onStep, onChoose }: EditRequest): boolean {
    if (this.hand.holding()) {
      this.hand.letGo();
      onSay('let-go', null);
    } else if (drawing.stroke.length > 0) onStep({ do: 'take', tool: 'vertices' });
    else if (chosen) onChoose(null);
    else return false;
    return true;
  }

  /** Brings the next vertex, or the one before, under the crosshair. */
  private reach({ drawing, chosen, onChoose, onSay }: EditRequest, step: 1 | -1): void {
    const all = listVertices(drawing);
    if (all.length === 0 || this.hand.holding()) return;
    const now = all.findIndex((vertex) => isSameVertex(vertex, chosen));
    const vertex = now < 0 ? all[step > 0 ? 0 : all.length - 1] : all[(now + step + all.length) % all.length];
    const at = ringAt(drawing, vertex)?.[vertex.index];
    if (!at) return;
    this.hand.aim.useKeys(true);
    this.hand.centre(at);
    onChoose(vertex);
    onSay('vertex-reached', vertex);
  }

  private remove({ chosen, onStep }: EditRequest): void {
    if (chosen && !this.hand.holding()) onStep({ do: 'remove', vertex: chosen });
  }

  /** Picks up a new vertex in the middle of the side after the chosen one. */
  private insert({ drawing, chosen }: EditRequest): void {
    const ring = chosen && chosen.part !== STROKE ? ringAt(drawing, chosen) : undefined;
    if (!chosen || !ring || this.hand.holding()) return;
    const [from, to] = [ring[chosen.index], ring[(chosen.index + 1) % ring.length]];
    const middle: LonLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    this.hand.aim.useKeys(true);
    this.hand.centre(middle);
    this.hand.pickUp({ kind: 'middle', vertex: { ...chosen, index: chosen.index + 1 } }, middle);
  }
}
