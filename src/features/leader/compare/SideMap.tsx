import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createMapController } from '../../../map/create-map-controller.ts';
import type { MapController } from '../../../map/map-controller.ts';
import type { MapCamera, MapScene } from '../../../map/map-scene.ts';
import { keptTiles } from '../../../state/base-map-areas.ts';
import { useCamera } from '../../../state/camera.ts';
import { useSession } from '../../../state/session.ts';
import { readTile } from '../../../state/tiles.ts';
import '../../district-map/district-map.css';

interface SideMapProps {
  readonly scene: MapScene;
  /** What the map shows, read aloud. */
  readonly label: string;
  /** Of two maps one alone has the bar. */
  readonly scaleBar: boolean;
  /** Where the other map looks already. */
  readonly view?: MapCamera;
  onReady(controller: MapController | null): void;
  /** Every frame of a movement. */
  onMoving(camera: MapCamera): void;
}

/** One of the maps of a comparison. The camera's store is kept by whichever came to rest last: both look at the same place. */
export function SideMap({ scene, label, scaleBar, view, onReady, onMoving }: SideMapProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const controller = useRef<MapController | null>(null);
  const handlers = useRef({ onReady, onMoving });
  handlers.current = { onReady, onMoving };
  const districtId = useSession((s) => s.summary?.district.id);
  const bounds = useSession((s) => s.summary?.settings.bounds);
  const opening = useRef({ scene, bounds, label, view, scaleBar, northLabel: '' });
  opening.current = { scene, bounds, label, view, scaleBar, northLabel: t('map.northUp') };
  useEffect(() => {
    const { bounds: whole, view: other, ...shown } = opening.current;
    if (!frame.current || !whole || !districtId) return;
    const { camera, wanted } = useCamera.getState();
    const made = createMapController(frame.current, {
      tiles: readTile,
      keptTiles,
      wholeFrames: true,
      ...shown,
      view: other ?? camera ?? wanted ?? whole,
      onMoving: (at) => handlers.current.onMoving(at),
      onMove: (at) => useCamera.setState({ camera: at, bounds: made.getBounds() }),
    });
    controller.current = made;
    handlers.current.onReady(made);
    return () => {
      handlers.current.onReady(null);
      controller.current = null;
      made.destroy();
    };
    // One map for one district: the label and the scene are handed over below as they change.
  }, [districtId]);
  useEffect(() => controller.current?.setScene(scene), [scene]);
  useEffect(() => controller.current?.setLabel(label, t('map.northUp')), [label, t]);
  return <div ref={frame} className="map-frame" />;
}
