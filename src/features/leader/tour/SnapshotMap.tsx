import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourCamera, TourLayer } from '../../../core/register/tour.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { createMapController } from '../../../map/create-map-controller.ts';
import type { MapController, ViewPadding } from '../../../map/map-controller.ts';
import type { MapCamera } from '../../../map/map-scene.ts';
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

  useEffect(() => {
    const container = frame.current;
    if (!container) return;
    const { bounds, camera: first, ...shown } = opening.current;
    const made = createMapController(container, {
      tiles: NO_TILES,
      view: first ? onScreen(first, container, shown.padding) : bounds,
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
    return () => {
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
    map.current?.flyTo(onScreen(camera, frame.current, opening.current.padding), flight_ms);
  }, [camera, flight_ms]);

  return <div ref={frame} className="tour-map" data-testid="snapshot-map" />;
}

/** What stands at the right is low: it moves the middle of what is looked at, and does not make it smaller. */
const roomOf = (frame: HTMLElement, { left }: ViewPadding): number => Math.max(1, frame.clientWidth - left);

/** The same width of ground on a screen of another width. */
function onScreen({ lon, lat, zoom, bearing, width_px }: TourCamera, frame: HTMLElement, padding: ViewPadding): MapCamera {
  const room = roomOf(frame, padding);
  return { lon, lat, bearing, zoom: zoom + (width_px > 0 ? Math.log2(room / width_px) : 0) };
}
