import type { Feature, Geometry, Position } from 'geojson';
import { type Drawing, isSameVertex, leastOfStroke, STROKE, type VertexPlace } from '../../core/editing/drawing.ts';
import type { LonLat } from '../map-scene.ts';
import type { SnapPlace } from './aim.ts';
import type { SketchPart } from './sketch-features.ts';

/** Texts of a drawing, formatted by the screen: along some sides, and for the whole. */
export interface EditTexts {
  readonly sides: readonly { readonly from: LonLat; readonly to: LonLat; readonly text: string }[];
  readonly total: { readonly at: LonLat; readonly text: string } | null;
}

export interface ShownDrawing {
  readonly drawing: Drawing;
  /** Where the next vertex of the stroke would fall. */
  readonly next: LonLat | null;
  readonly chosen: VertexPlace | null;
  readonly held: boolean;
  readonly snap: SnapPlace | null;
  readonly middles: readonly LonLat[];
  readonly warnings: readonly LonLat[];
  /** Fingers point: handles are drawn larger. */
  readonly coarse: boolean;
}

/** A drawing as features of the sketch's layers: its parts, the stroke to come, handles, places to look at and texts. */
export function editFeatures(shown: ShownDrawing, texts: EditTexts | null): Feature[] {
  const { drawing, next, chosen, held, snap, middles, warnings } = shown;
  const { parts, stroke, tool } = drawing;
  const coarse = shown.coarse ? 1 : 0;
  const features: Feature[] = [];
  const push = (part: SketchPart, geometry: Geometry, more: Record<string, string | number> = {}) =>
    features.push({ type: 'Feature', properties: { id: `${part}/${features.length}`, part, ...more }, geometry });
  const handle = (at: LonLat, vertex: VertexPlace, isLast = false) => {
    const isChosen = isSameVertex(chosen, vertex);
    push('vertex', pointAt(at), { last: isLast ? 1 : 0, chosen: isChosen ? 1 : 0, held: isChosen && held ? 1 : 0, coarse });
  };
  for (const rings of parts) push('area', { type: 'Polygon', coordinates: rings.map(closed) });
  const isRing = tool === 'part' || tool === 'hole';
  const ahead = next && stroke.length > 0 ? [...stroke, next] : stroke;
  if (tool === 'part' && ahead.length > 2) push('area', { type: 'Polygon', coordinates: [closed(ahead)] });
  for (const ring of parts.flat()) push('line', { type: 'LineString', coordinates: closed(ring) });
  if (stroke.length > 1) push('line', { type: 'LineString', coordinates: stroke.map(positionOf) });
  if (next && stroke.length > 0) {
    const closes = isRing && stroke.length >= (leastOfStroke(tool) ?? 0) - 1;
    const ends = [stroke[stroke.length - 1], next, ...(closes ? [stroke[0]] : [])];
    push('next', { type: 'LineString', coordinates: ends.map(positionOf) });
  }
  for (const at of middles) push('middle', pointAt(at), { coarse });
  if (tool === 'vertices' || chosen)
    parts.forEach((rings, part) => rings.forEach((ring, r) => ring.forEach((at, index) => handle(at, { part, ring: r, index }))));
  stroke.forEach((at, index) => handle(at, { part: STROKE, ring: 0, index }, index === stroke.length - 1));
  for (const at of warnings) push('warning', pointAt(at));
  if (snap) push('snap', pointAt(snap.at), { kind: snap.kind });
  for (const { from, to, text } of texts?.sides ?? [])
    push('side', { type: 'LineString', coordinates: [positionOf(from), positionOf(to)] }, { text });
  if (texts?.total) push('total', pointAt(texts.total.at), { text: texts.total.text, inside: 1 });
  return features;
}

const positionOf = ([lon, lat]: LonLat): Position => [lon, lat];
const closed = (points: readonly LonLat[]): Position[] => [...points, points[0]].map(positionOf);
const pointAt = ([lon, lat]: LonLat): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
