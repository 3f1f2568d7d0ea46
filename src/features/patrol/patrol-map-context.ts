import { createContext, use } from 'react';
import type { MapController } from '../../map/map-controller.ts';

export const PatrolMapContext = createContext<MapController | null>(null);

/** The patrol's map; null while there is none. */
export const usePatrolMap = (): MapController | null => use(PatrolMapContext);
