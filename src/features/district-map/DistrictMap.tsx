import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createMapController } from '../../map/create-map-controller.ts';
import type { MapController, MapControllerOptions } from '../../map/map-controller.ts';
import type { MapScene } from '../../map/map-scene.ts';
import { keptTiles } from '../../state/base-map-areas.ts';
import { baseMapFailed } from '../../state/base-maps.ts';
import { useCamera } from '../../state/camera.ts';
import { useLegend } from '../../state/legend.ts';
import { useSession } from '../../state/session.ts';
import { readTile } from '../../state/tiles.ts';
import './district-map.css';

type Callbacks = Pick<MapControllerOptions, 'onClick' | 'onHover' | 'onSketch' | 'onFailure' | 'onRecover' | 'padding'>;

interface DistrictMapProps extends Callbacks {
  readonly scene: MapScene;
  /** What the map shows, read aloud. */
  readonly label: string;
  /** The map that stands, null when it goes: one for one district. */
  onReady(controller: MapController | null): void;
}

/** The map of the open district on the page: hands the scene over, passes on what people do with it, and keeps the camera's store. */
export function DistrictMap({ scene, label, onReady, ...callbacks }: DistrictMapProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const controller = useRef<MapController | null>(null);
  const handlers = useRef({ onReady, ...callbacks });
  handlers.current = { onReady, ...callbacks };
  const districtId = useSession((s) => s.summary?.district.id);
  const bounds = useSession((s) => s.summary?.settings.bounds);
  const opening = useRef({ scene, bounds, label, northLabel: '' });
  opening.current = { scene, bounds, label, northLabel: t('map.northUp') };

  useEffect(() => {
    const { bounds: view, ...shown } = opening.current;
    if (!frame.current || !view || !districtId) return;
    const made = createMapController(frame.current, {
      tiles: readTile,
      keptTiles,
      view: useCamera.getState().wanted ?? view,
      ...shown,
      padding: handlers.current.padding,
      scaleBar: true,
      onClick: (hits, at) => handlers.current.onClick?.(hits, at),
      onMove: (camera) => {
        useCamera.setState({ camera, bounds: made.getBounds() });
        useLegend.setState({ detail: made.getDetail() });
      },
      onHover: (hits, at, point) => handlers.current.onHover?.(hits, at, point),
      onFailure: (code, detail) =>
        code === 'base-map-failed' ? baseMapFailed(detail) : handlers.current.onFailure?.(code, detail),
      onSketch: (points, finished) => handlers.current.onSketch?.(points, finished),
      onRecover: () => handlers.current.onRecover?.(),
    });
    controller.current = made;
    useCamera.setState({ camera: made.getCamera(), bounds: made.getBounds() });
    useLegend.setState({ detail: made.getDetail() });
    handlers.current.onReady(made);
    return () => {
      handlers.current.onReady(null);
      controller.current = null;
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
