import type { Feature, Geometry, Position } from 'geojson';
import { findLabelAnchor } from '../label-anchor.ts';
import type { LonLat } from '../map-scene.ts';
import type { SketchShape } from './sketch-reducer.ts';

/** Texts of a sketch, formatted by the screen: one for each side in order (a ring's closing side last), and one for the whole. */
export interface SketchTexts {
  readonly sides: readonly string[];
  readonly total: string | null;
}

export interface DrawnSketch {
  readonly shape: SketchShape;
  readonly points: readonly LonLat[];
  readonly finished: boolean;
  /** Where the next vertex would fall. */
  readonly next: LonLat | null;
  /** The stored place that the next vertex would snap to. */
  readonly snap: { readonly at: LonLat; readonly kind: 'vertex' | 'edge' } | null;
  readonly middles: readonly LonLat[];
}

/** What of the sketch a feature is; the layers of `sketch.layer.ts` filter by it. */
export type SketchPart = 'area' | 'line' | 'next' | 'vertex' | 'middle' | 'side' | 'total' | 'snap' | 'warning';

/** The sketch as features: the shape, the sides still to come, the handles and the texts. */
export function sketchFeatures(drawn: DrawnSketch, texts: SketchTexts | null): Feature[] {
  const { shape, points, finished, next, snap, middles } = drawn;
  const features: Feature[] = [];
  const push = (part: SketchPart, geometry: Geometry, more: Record<string, string | number> = {}) =>
    features.push({ type: 'Feature', properties: { id: `${part}/${features.length}`, part, ...more }, geometry });
  const all = next ? [...points, next] : points;
  const isRing = shape === 'polygon' && all.length > 2;
  if (isRing) push('area', { type: 'Polygon', coordinates: [closed(all)] });
  const sure = finished && isRing ? closed(points) : points.map(positionOf);
  if (sure.length > 1) push('line', { type: 'LineString', coordinates: sure });
  if (next && points.length > 0) {
    const ends = isRing ? [points[points.length - 1], next, points[0]] : [points[points.length - 1], next];
    push('next', { type: 'LineString', coordinates: ends.map(positionOf) });
  }
  for (const at of middles) push('middle', pointAt(at));
  points.forEach((at, n) => push('vertex', pointAt(at), { last: n === points.length - 1 && !finished ? 1 : 0 }));
  if (snap) push('snap', pointAt(snap.at), { kind: snap.kind });
  texts?.sides.forEach((text, n) => {
    const [from, to] = [all[n], all[(n + 1) % all.length]];
    if (text !== '' && from && to)
      push('side', { type: 'LineString', coordinates: [positionOf(from), positionOf(to)] }, { text });
  });
  const anchor = isRing ? findLabelAnchor({ type: 'Polygon', coordinates: [closed(all)] }) : all.at(-1);
  if (texts?.total && anchor) push('total', pointAt(anchor), { text: texts.total, inside: isRing ? 1 : 0 });
  return features;
}

const positionOf = ([lon, lat]: LonLat): Position => [lon, lat];
const closed = (points: readonly LonLat[]): Position[] => [...points, points[0]].map(positionOf);
const pointAt = (at: LonLat | Position): Geometry => ({ type: 'Point', coordinates: [at[0], at[1]] });
