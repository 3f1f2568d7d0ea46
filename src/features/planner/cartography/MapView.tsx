import { useCallback, useRef, useState } from 'react';
import type { MapController, ScreenPoint } from '../../../map/map-controller.ts';
import type { LonLat, MapFailure, MapHit } from '../../../map/map-scene.ts';
import { useTools } from '../../../state/tools.ts';
import { DistrictMap } from '../../district-map/DistrictMap.tsx';
import { useConflictsAndLegend } from './use-conflicts-and-legend.ts';
import { useEditMode } from '../editing/use-edit-mode.ts';
import { useDrawing } from '../measuring/use-drawing.ts';
import { useMapScene } from './use-map-scene.ts';

interface MapViewProps {
  onReady(controller: MapController | null): void;
  onPick(hits: readonly MapHit[], at: LonLat): void;
  onPointer(hits: readonly MapHit[], at: LonLat | null, point: ScreenPoint | null): void;
  onFailure(code: MapFailure | null, detail: string): void;
  readonly label: string;
}

/** The planner's map, with the tools that draw on it. */
export function MapView({ onReady, onPick, onPointer, onFailure, label }: MapViewProps) {
  const [pen, setPen] = useState<MapController | null>(null);
  const handlers = useRef({ onReady });
  handlers.current = { onReady };
  const scene = useMapScene();
  useConflictsAndLegend();
  const ready = useCallback((made: MapController | null) => {
    setPen(made);
    handlers.current.onReady(made);
  }, []);
  return (
    <>
      <DistrictMap
        scene={scene}
        label={label}
        onReady={ready}
        onClick={onPick}
        onHover={onPointer}
        onFailure={onFailure}
        onSketch={(points, finished) => useTools.getState().setSketch(points, finished)}
        onRecover={() => onFailure(null, '')}
      />
      <DrawingHand pen={pen} />
    </>
  );
}

/** Apart from the map: what a hand draws changes with every move, and the scene does not. */
function DrawingHand({ pen }: { pen: MapController | null }) {
  useDrawing(pen);
  useEditMode(pen);
  return null;
}
