import { create } from 'zustand';
import type { Bounds } from '../core/geodesy/plane.ts';

/** Degrees; the same shape as the map's own camera. */
export interface Camera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
}

interface CameraState {
  /** Null until the map has come to rest for the first time. */
  readonly camera: Camera | null;
  /** What the map shows, after its last movement. */
  readonly bounds: Bounds | null;
  /** Where a link or the browser's history wants the map to look; a new object for every wish. */
  readonly wanted: Camera | null;
}

/** Where the map looks; `camera` and `bounds` are written by the map alone, read by what depends on the extent (tables, legend, links). */
export const useCamera = create<CameraState>()(() => ({ camera: null, bounds: null, wanted: null }));
