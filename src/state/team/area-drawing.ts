import type { MultiPolygon, Polygon } from 'geojson';
import { create } from 'zustand';
import {
  beginDrawing,
  type Drawing,
  type DrawnPart,
  type EditRefusal,
  type EditStep,
  momentOf,
  ringAt,
  takeStep,
  toPlane,
  type VertexPlace,
} from '../../core/editing/drawing.ts';
import { toGeometry, toParts } from '../../core/editing/drawn-geometry.ts';
import { type FaultCode, findFaults } from '../../core/editing/find-faults.ts';
import { createDistrictPlane, type DistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { Plane } from '../../core/geodesy/plane.ts';
import { measureShape } from '../../core/report/dated-shapes.ts';

interface AreaDrawing {
  /** Null: nothing is being drawn. */
  readonly plane: DistrictPlane | null;
  readonly drawing: Drawing;
  readonly chosen: VertexPlace | null;
  readonly refusal: EditRefusal | null;
  /** What happened last, to be said aloud; `n` counts up so that the same can be said twice. */
  readonly said: { readonly n: number; readonly what: string };
}

const IDLE: AreaDrawing = { plane: null, drawing: beginDrawing(), chosen: null, refusal: null, said: { n: 0, what: '' } };

/** The land of a patrol while an administrator draws it. */
export const useAreaDrawing = create<AreaDrawing>()(() => IDLE);

/** Begins anew, or with the shape that stands. */
export function beginArea(shape: Polygon | MultiPolygon | null, plane: Plane): void {
  useAreaDrawing.setState({ ...IDLE, plane: createDistrictPlane(plane), drawing: beginDrawing(shape ? toParts(shape) : []) });
}

export const endArea = (): void => useAreaDrawing.setState(IDLE);

export const sayOfArea = (what: string): void => useAreaDrawing.setState(({ said }) => ({ said: { n: said.n + 1, what } }));

export const chooseAreaVertex = (chosen: VertexPlace | null): void => useAreaDrawing.setState({ chosen });

/** Takes a step; where it cannot be taken, why not stands in `refusal` and the drawing stays. */
export function takeAreaStep(step: EditStep): void {
  const { plane, drawing, chosen } = useAreaDrawing.getState();
  if (!plane) return;
  const next = takeStep(drawing, step, plane);
  if (typeof next === 'string') {
    useAreaDrawing.setState({ refusal: next });
    return sayOfArea(next);
  }
  if (next === drawing) return useAreaDrawing.setState({ refusal: null });
  const kept = step.do === 'insert' ? step.vertex : step.do === 'move' ? chosen : null;
  const isClosed = next.stroke.length === 0 && drawing.stroke.length > 0 && (step.do === 'add' || step.do === 'close');
  useAreaDrawing.setState({ drawing: next, refusal: null, chosen: kept && ringAt(next, kept)?.[kept.index] ? kept : null });
  sayOfArea(isClosed ? `closed-${drawing.tool}` : step.do === 'take' ? `tool-${step.tool}` : step.do);
}

/** What would come of a step; null where it cannot be taken. */
export function previewAreaStep(step: EditStep): Drawing | null {
  const { plane, drawing } = useAreaDrawing.getState();
  const next = plane && takeStep(drawing, step, plane);
  return next === null || typeof next === 'string' ? null : next;
}

/** Takes everything off, as one step that can be taken back. */
export function clearArea(): void {
  const { drawing } = useAreaDrawing.getState();
  const past = [...drawing.past, momentOf(drawing)];
  useAreaDrawing.setState({ drawing: { ...beginDrawing(), past }, chosen: null, refusal: null });
}

/** Faults with which sums of land, and what lies within, would be in doubt. */
const GRAVE: ReadonlySet<FaultCode> = new Set([
  'self-crossing',
  'hole-crosses',
  'hole-outside',
  'holes-overlap',
  'parts-overlap',
]);

export interface DrawnArea {
  /** As it is assigned: lon/lat, rings closed and turned as they are recorded. */
  readonly shape: Polygon | MultiPolygon;
  /** By the statutory measure (ellipsoidal), as the server judges it. */
  readonly area_m2: number;
  /** Why it cannot be assigned as it is. */
  readonly faults: readonly FaultCode[];
  /** Where, lon/lat. */
  readonly faultsAt: readonly (readonly [lon: number, lat: number])[];
}

/** What is drawn, measured; null where no part is closed yet. */
export function areaOf(parts: readonly DrawnPart[], plane: DistrictPlane): DrawnArea | null {
  if (parts.length === 0) return null;
  const shape = toGeometry(parts);
  const faults = findFaults(parts.map((part) => toPlane(part, plane))).filter(({ code }) => GRAVE.has(code));
  return {
    shape,
    area_m2: measureShape({ coordinates: shape }, plane).ellipsoidal.value_cm2 / 1e4,
    faults: [...new Set(faults.map(({ code }) => code))],
    faultsAt: faults.map(({ at }) => {
      const [lon, lat] = plane.toLonLat(Float64Array.of(...at));
      return [lon, lat] as const;
    }),
  };
}
