import { type Drawing, ringAt, STROKE, type VertexPlace } from '../../../core/editing/drawing.ts';
import { toGeometry } from '../../../core/editing/drawn-geometry.ts';
import type { DistrictPlane } from '../../../core/geodesy/district-plane.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { measureLine } from '../../../core/measure/measure-line.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { findLabelAnchor } from '../../../map/label-anchor.ts';
import type { LonLat } from '../../../map/map-scene.ts';
import type { EditTexts } from '../../../map/modes/edit-features.ts';
import type { DrawingReport } from '../../../workers/calls/editing.ts';
import { formatLength } from '../measuring/describe-sketch.ts';

/** Beyond, sides are too many to be read. */
const MOST_SIDES = 60;

interface Describing {
  readonly plane: DistrictPlane;
  readonly sigma_m: number;
  readonly decimals: number;
  /** The engine's last word on the drawing. */
  readonly report: DrawingReport | null;
}

/** Lengths of the sides that grow or move, and the area of the whole where it can be recorded. */
export function describeDrawing(
  drawing: Drawing,
  next: LonLat | null,
  focus: VertexPlace | null,
  { plane, sigma_m, decimals, report }: Describing,
): EditTexts {
  const pairs = [...sidesOfStroke(drawing, next), ...sidesAt(drawing, focus)].slice(0, MOST_SIDES);
  const sides = pairs.map(([from, to]) => {
    const { planar_m, geodesic_m, sigma_m: sigma } = measureLine(plane, [from, to], { sigma_m });
    return { from, to, text: formatLength(planar_m ?? geodesic_m, sigma) };
  });
  const area = report?.status === 'ok' ? report.area : null;
  const record = area && (area.record === 'planar' ? (area.planar ?? area.ellipsoidal) : area.ellipsoidal);
  const anchor = record && drawing.parts.length > 0 ? findLabelAnchor(toGeometry(drawing.parts)) : null;
  if (!record || !anchor) return { sides, total: null };
  const text = `${formatArea(record.value_cm2, 'm2', supportedDecimals(record.sigma_m2, decimals))} m²`;
  return { sides, total: { at: [anchor[0], anchor[1]], text } };
}

function sidesOfStroke({ stroke }: Drawing, next: LonLat | null): (readonly [LonLat, LonLat])[] {
  const all = next ? [...stroke, next] : stroke;
  return all.slice(1).map((to, n) => [all[n], to] as const);
}

function sidesAt(drawing: Drawing, focus: VertexPlace | null): (readonly [LonLat, LonLat])[] {
  const ring = focus && focus.part !== STROKE ? ringAt(drawing, focus) : undefined;
  const at = focus && ring?.[focus.index];
  if (!ring || !at) return [];
  const { length } = ring;
  return [
    [ring[(focus.index + length - 1) % length], at],
    [at, ring[(focus.index + 1) % length]],
  ];
}
