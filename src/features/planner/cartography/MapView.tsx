import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createMapController } from '../../../map/create-map-controller.ts';
import type { MapController, ScreenPoint } from '../../../map/map-controller.ts';
import type { LonLat, MapFailure, MapHit } from '../../../map/map-scene.ts';
import { baseMapFailed } from '../../../state/base-maps.ts';
import { useCamera } from '../../../state/camera.ts';
import { useLegend } from '../../../state/legend.ts';
import { readTile } from '../../../state/tiles.ts';
import { useTools } from '../../../state/tools.ts';
import { useSession } from '../../../state/session.ts';
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

/** The map on the page: hands the scene over and passes on what people do with it. */
export function MapView({ onReady, onPick, onPointer, onFailure, label }: MapViewProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const controller = useRef<MapController | null>(null);
  const [pen, setPen] = useState<MapController | null>(null);
  const scene = useMapScene();
  useConflictsAndLegend();
  useDrawing(pen);
  useEditMode(pen);
  const handlers = useRef({ onReady, onPick, onPointer, onFailure });
  handlers.current = { onReady, onPick, onPointer, onFailure };
  const first = useRef(scene);
  const districtId = useSession((s) => s.summary?.district.id);
  const bounds = useSession((s) => s.summary?.settings.bounds);
  const opening = useRef({ bounds, label, northLabel: t('map.northUp') });
  opening.current = { bounds, label, northLabel: t('map.northUp') };

  useEffect(() => {
    const { bounds: view, ...labels } = opening.current;
    if (!frame.current || !view || !districtId) return;
    const made = createMapController(frame.current, {
      tiles: readTile,
      scene: first.current,
      view: useCamera.getState().wanted ?? view,
      ...labels,
      scaleBar: true,
      onClick: (hits, at) => handlers.current.onPick(hits, at),
      onMove: (camera) => {
        useCamera.setState({ camera, bounds: made.getBounds() });
        useLegend.setState({ detail: made.getDetail() });
      },
      onHover: (hits, at, point) => handlers.current.onPointer(hits, at, point),
      onFailure: (code, detail) =>
        code === 'base-map-failed' ? baseMapFailed(detail) : handlers.current.onFailure(code, detail),
      onSketch: (points, finished) => useTools.getState().setSketch(points, finished),
      onRecover: () => handlers.current.onFailure(null, ''),
    });
    controller.current = made;
    setPen(made);
    useCamera.setState({ camera: made.getCamera(), bounds: made.getBounds() });
    useLegend.setState({ detail: made.getDetail() });
    handlers.current.onReady(made);
    return () => {
      handlers.current.onReady(null);
      controller.current = null;
      setPen(null);
      made.destroy();
    };
    // One map for one district: the label and the scene are handed over below as they change.
  }, [districtId]);

  const wanted = useCamera((s) => s.wanted);
  useEffect(() => {
    if (wanted) controller.current?.flyTo(wanted);
  }, [wanted]);
  useEffect(() => {
    controller.current?.setScene(scene);
    const detail = controller.current?.getDetail();
    if (detail && detail !== useLegend.getState().detail) useLegend.setState({ detail });
  }, [scene]);
  useEffect(() => controller.current?.setLabel(label), [label]);

  return <div ref={frame} className="map-frame" data-testid="map" role="region" aria-label={t('app.name')} />;
}
