import { useEffect, useMemo } from 'react';
import { boxShape } from '../../../map/box-shape.ts';
import type { MapScene } from '../../../map/map-scene.ts';
import { strokeBox, useBaseMapChoice } from '../../../state/patrol/base-map-choice.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { usePatrolMap } from '../patrol-map-context.ts';

/** The box that is being chosen, drawn on the map; a finger's stroke is taken while one is drawn that way. */
export function useBaseMapChoiceScene(): Pick<MapScene, 'preview'> & Partial<Pick<MapScene, 'marks'>> {
  const choice = useBaseMapChoice((s) => s.choice);
  const map = usePatrolMap();
  const isStroke = choice?.drawing === 'stroke';
  const isDrawing = (choice?.drawing ?? null) !== null;
  const box = choice?.box;
  const corner = choice?.corner;
  useEffect(() => {
    if (!map || !isStroke) return;
    map.drawFreehand({ beside: [], onStroke: strokeBox });
    return () => map.drawFreehand(null);
  }, [map, isStroke]);
  useEffect(() => {
    if (box && !isDrawing && usePatrolScreen.getState().height === 'peek') usePatrolScreen.getState().setHeight('half');
  }, [box, isDrawing]);
  return useMemo(
    () => ({
      preview: box ? [{ id: 'base-map-box', shape: boxShape(box) }] : [],
      ...(corner && { marks: [{ id: 'base-map-corner', at: corner, text: '' }] }),
    }),
    [box, corner],
  );
}
