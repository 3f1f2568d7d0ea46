import { useMemo, useRef, useState } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourStop } from '../../../core/register/tour.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import type { ViewPadding } from '../../../map/map-controller.ts';
import { SnapshotMap } from './SnapshotMap.tsx';

interface MapOfStopProps {
  readonly stop: TourStop;
  readonly snapshot: Snapshot;
  readonly theme: 'light' | 'dark';
  readonly flight_ms: number;
  /** Something stands at the right, over the map. */
  readonly hasMedia: boolean;
  onFailure(): void;
}

const NOTHING: ViewPadding = { top: 0, right: 0, bottom: 0, left: 0 };
/** As in presenter.css: below, the words stand under the map. */
const NARROW_px = 760;
const LEAST_px = 320;

/** From this width on the screen hangs on a wall: what is drawn is as large there as on a desk's screen of `DESK_px`. */
const WALL_px = 1600;
const DESK_px = 1280;
const LARGEST = 3;

/** How many times as large a map is drawn, in quarters: names and lines are read from four metres on a wide screen. */
function magnificationOf(width: number): number {
  return width < WALL_px ? 1 : Math.min(LARGEST, Math.round((4 * width) / DESK_px) / 4);
}

/** The map behind a stop's words. It is looked at and not touched: a finger on it goes on to the next stop. */
export function MapOfStop({ stop, snapshot, theme, flight_ms, hasMedia, onFailure }: MapOfStopProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width));
    observer.observe(frame.current);
    setWidth(frame.current.clientWidth);
    return () => observer.disconnect();
  }, []);
  const padding = useMemo((): ViewPadding => {
    if (width <= NARROW_px) return NOTHING;
    // The card: 34 % of the screen, 320 px at least, with its margin.
    const left = Math.round(Math.max(320, 0.34 * width)) + 24;
    // The media: 28 % of the screen, 300 px at least, with their margin. They cover the lower part alone, but names stand there too.
    const right = hasMedia ? Math.round(Math.max(300, 0.28 * width)) + 24 : 0;
    const scale = magnificationOf(width);
    // In the map's own pixels.
    return { ...NOTHING, left: left / scale, right: width - left - right < LEAST_px ? 0 : right / scale };
  }, [width, hasMedia]);
  const magnified = magnificationOf(width);
  return (
    <div ref={frame} className="presenter__map" style={{ '--magnified': magnified } as React.CSSProperties}>
      {width > 0 && (
        <SnapshotMap
          key={magnified}
          magnified={magnified}
          snapshot={snapshot}
          layers={stop.layers}
          theme={theme}
          camera={stop.camera}
          flight_ms={flight_ms}
          padding={padding}
          label={t('tour.map')}
          onFailure={onFailure}
        />
      )}
    </div>
  );
}
