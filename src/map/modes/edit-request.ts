import type { Drawing, EditStep, VertexPlace } from '../../core/editing/drawing.ts';
import type { LonLat } from '../map-scene.ts';
import type { Snap } from './aim.ts';
import type { EditTexts } from './edit-features.ts';
import type { BesideShape } from './field-features.ts';

/** What happened under the hands, to be said aloud; steps that were taken are said by whoever takes them. */
export type EditEvent = 'vertex-reached' | 'picked-up' | 'let-go' | 'nothing-here';

/** A drawing to work on. The mode holds none of it: steps go out, and the drawing after them comes back with the next request. */
export interface EditRequest {
  readonly drawing: Drawing;
  readonly chosen: VertexPlace | null;
  /** Places to look at. */
  readonly warnings: readonly LonLat[];
  /** Marked in the field: drawn in the colour of builds, with what belongs to it. */
  readonly field?: { readonly beside: readonly BesideShape[] };
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
