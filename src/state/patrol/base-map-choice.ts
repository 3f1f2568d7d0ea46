import { create } from 'zustand';
import { boxOf, type SizeRefusal } from '../../core/base-map/kept-area.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { BaseMap } from '../../core/register/base-map.ts';
import type { CodedError } from '../../core/register/coded-error.ts';
import type { BaseMapPlan } from '../../workers/calls/base-map.ts';
import type { Progress } from '../../workers/rpc.ts';

/** How the box is drawn: two taps for its corners, or one stroke of a finger across it. */
export type BoxMethod = 'corners' | 'stroke';

/** An area that is being chosen. */
export interface BaseMapChoice {
  readonly map: BaseMap;
  readonly file: File | null;
  readonly box: Bounds | null;
  /** The box is being drawn on the map. */
  readonly drawing: BoxMethod | null;
  readonly corner: readonly [number, number] | null;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly planning: { readonly progress: Progress | null; readonly stop: AbortController } | null;
  readonly plan: BaseMapPlan | null;
  readonly refusal: SizeRefusal | null;
  readonly replaces?: string;
}

interface ChoosingState {
  readonly choice: BaseMapChoice | null;
  readonly failure: CodedError | null;
}

export const useBaseMapChoice = create<ChoosingState>()(() => ({ choice: null, failure: null }));

/** Changes what is being chosen; nothing where nothing is. */
export function changeChoice(part: Partial<BaseMapChoice>): void {
  useBaseMapChoice.setState(({ choice }) => ({ choice: choice && { ...choice, ...part } }));
}

/** What was worked out no longer holds once the area is another. */
export function reshapeChoice(part: Partial<BaseMapChoice>): void {
  useBaseMapChoice.getState().choice?.planning?.stop.abort();
  changeChoice({ ...part, plan: null, planning: null, refusal: null });
  useBaseMapChoice.setState({ failure: null });
}

export const chooseBox = (box: Bounds): void => reshapeChoice({ box, drawing: null, corner: null });
export const drawBox = (drawing: BoxMethod | null): void => changeChoice({ drawing, corner: null });

/** A corner was tapped; the second one makes the box. */
export function tapCorner(at: readonly [number, number]): void {
  const { choice } = useBaseMapChoice.getState();
  if (choice?.drawing !== 'corners') return;
  if (choice.corner) chooseBox(boxOf(choice.corner, at));
  else changeChoice({ corner: at });
}

/** A stroke was drawn: the box around it. */
export function strokeBox(points: readonly (readonly [number, number])[]): void {
  if (points.length < 2) return;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  chooseBox(boxOf([Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]));
}
