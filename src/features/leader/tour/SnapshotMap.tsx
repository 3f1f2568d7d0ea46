import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourCamera, TourLayer } from '../../../core/register/tour.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { createMapController } from '../../../map/create-map-controller.ts';
import type { MapController, ViewPadding } from '../../../map/map-controller.ts';
import { cameraOnScreen, inRoom, roomOf } from './camera-on-screen.ts';
import { sceneOfSnapshot } from './snapshot-scene.ts';

interface SnapshotMapProps {
  readonly snapshot: Snapshot;
  readonly layers: readonly TourLayer[];
  readonly theme: 'light' | 'dark';
  /** Where to look; null: the whole district. A new object is a new wish. */
  readonly camera: TourCamera | null;
  /** Of the way to `camera`; 0 cuts. */
  readonly flight_ms: number;
  /** What stands over the map. */
  readonly padding: ViewPadding;
  /** The page shows it so many times as large; 1 where absent. Fixed while it stands. */
  readonly magnified?: number;
  readonly label: string;
  onMove?(camera: TourCamera): void;
  onFailure?(): void;
}

const NO_TILES = async (): Promise<ArrayBuffer> => new ArrayBuffer(0);

/** The map of a snapshot, and of nothing else. */
export function SnapshotMap({
  snapshot,
  layers,
  theme,
  camera,
  flight_ms,
  padding,
  label,
  magnified,
  ...callbacks
}: SnapshotMapProps) {
  const { t, i18n } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<MapController | null>(null);
  const handlers = useRef(callbacks);
  handlers.current = callbacks;
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const muUnit = t('tour.count.cm2');
  const scene = useMemo(
    () => sceneOfSnapshot(snapshot, { layers, theme, locale, muUnit }),
    [snapshot, layers, theme, locale, muUnit],
  );
  const { top, right, bottom, left } = padding;
  const opening = useRef({ scene, camera, padding, label, magnified, bounds: snapshot.district.bounds });
  opening.current = { scene, camera, padding, label, magnified, bounds: snapshot.district.bounds };
  const drawn = useRef<TourCamera | null>(camera);
  /** When the flight to `drawn` ends, and the width in which the map is looked at since. */
  const arrivesAt = useRef(0);
  const room = useRef(0);

  useEffect(() => {
    const container = frame.current;
    if (!container) return;
    const { bounds, camera: first, ...shown } = opening.current;
    const made = createMapController(container, {
      tiles: NO_TILES,
      view: first ? cameraOnScreen(first, roomOf(container, shown.padding)) : bounds,
      ...shown,
      onMove: ({ lon, lat, zoom, bearing }) =>
        handlers.current.onMove?.({ lon, lat, zoom, bearing, width_px: roomOf(container, opening.current.padding) }),
      onFailure: (code) => {
        if (code === 'webgl2-missing' || code === 'context-lost') handlers.current.onFailure?.();
      },
    });
    map.current = made;
    const { lon, lat, zoom, bearing } = made.getCamera();
    handlers.current.onMove?.({ lon, lat, zoom, bearing, width_px: roomOf(container, shown.padding) });
    room.current = roomOf(container, shown.padding);
    let frameAsked = 0;
    // What stands over the map follows the window in its own time: measured once it does.
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frameAsked);
      frameAsked = requestAnimationFrame(() => {
        const after = roomOf(container, opening.current.padding);
        const before = room.current;
        // Hidden, or as wide as it was.
        if (after === before || after <= 1) return;
        const wish = drawn.current;
        if (wish && (before <= 1 || performance.now() < arrivesAt.current)) made.jumpTo(cameraOnScreen(wish, after));
        else if (before > 1) made.jumpTo(inRoom(made.getCamera(), before, after));
        room.current = after;
      });
    });
    observer.observe(container);
    return () => {
      cancelAnimationFrame(frameAsked);
      observer.disconnect();
      map.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => map.current?.setScene(scene), [scene]);
  useEffect(() => map.current?.setLabel(label), [label]);
  useEffect(() => map.current?.setPadding({ top, right, bottom, left }), [top, right, bottom, left]);
  useEffect(() => {
    if (!camera || drawn.current === camera || !frame.current) return;
    drawn.current = camera;
    arrivesAt.current = performance.now() + flight_ms;
    room.current = roomOf(frame.current, opening.current.padding);
    map.current?.flyTo(cameraOnScreen(camera, room.current), flight_ms);
  }, [camera, flight_ms]);

  return <div ref={frame} className="tour-map" data-testid="snapshot-map" />;
}
