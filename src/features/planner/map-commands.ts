import { createContext, useContext } from 'react';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { MapController } from '../../map/map-controller.ts';

/** What any part of the screen may ask of the map. */
export interface MapCommands {
  /** Null until the map stands. */
  controller(): MapController | null;
  /** Shows a box in the middle of what the panels leave of the map; as near as streets are read, or `nearest` where given. */
  go(bounds: Bounds, nearest?: number): void;
}

/** Zoom at which the few metres of a shed, and what was torn down of it, can be told apart. */
export const NEAREST_ZOOM = 21;

const nowhere: MapCommands = { controller: () => null, go: () => {} };

export const MapCommandsContext = createContext<MapCommands>(nowhere);

export const useMapCommands = (): MapCommands => useContext(MapCommandsContext);
