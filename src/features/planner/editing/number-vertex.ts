import { type Drawing, listVertices, ringAt, STROKE, type VertexPlace } from '../../../core/editing/drawing.ts';
import type { SketchPoint } from '../../../state/tools.ts';

/** A vertex with what people call it: `7`, or `2-7` for the seventh of the second ring; those of a stroke `+1`, `+2`. */
export interface NumberedVertex {
  readonly vertex: VertexPlace;
  readonly no: string;
  readonly at: SketchPoint;
}

export function numberVertices(drawing: Drawing): NumberedVertex[] {
  const rings = drawing.parts.flatMap((part, p) => part.map((_, r) => `${p}/${r}`));
  return listVertices(drawing).map((vertex) => {
    const { part, ring, index } = vertex;
    const at = ringAt(drawing, vertex)?.[index] ?? [0, 0];
    if (part === STROKE) return { vertex, no: `+${index + 1}`, at };
    return { vertex, no: rings.length > 1 ? `${rings.indexOf(`${part}/${ring}`) + 1}-${index + 1}` : String(index + 1), at };
  });
}
