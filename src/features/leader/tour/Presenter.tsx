import {
  IconChevronLeft,
  IconChevronRight,
  IconMaximize,
  IconNotes,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MapOfStop } from './MapOfStop.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import type { PresentedTour } from './presented-tour.ts';
import './presenter.css';
import './presenter-foot.css';
import './stop-media.css';
import { StopChart } from './StopChart.tsx';
import { StopFigures } from './StopFigures.tsx';
import { StopLegend } from './StopLegend.tsx';
import { StopPicture } from './StopPicture.tsx';
import { stepOfKey, stepOfSwipe, useMotion, useNarrow } from './steering.ts';

interface PresenterProps {
  readonly tour: PresentedTour;
  readonly theme: 'light' | 'dark';
  readonly start?: number;
  /** Absent where there is nothing to go back to. */
  onClose?(): void;
  /** What stands beside the place in the tour: where it comes from. */
  readonly children?: React.ReactNode;
}

/** Seconds that a stop stands when it plays by itself, besides the flight; longer where there is more to look at. */
const STAND_s = 8;
const LOOK_s = 4;
/** Where a finger reads a chart or pulls a table, it does not turn to the next stop. */
const OWN_TOUCH = '.chidu-chart-plot, .chidu-chart-table';

/** A tour on the whole screen: one stop at a time, by keyboard, remote, touch or by itself. */
export function Presenter({ tour, theme, start = 0, onClose, children }: PresenterProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(Math.min(start, tour.stops.length - 1));
  const [plays, setPlays] = useState(false);
  const [notes, setNotes] = useState(false);
  const [canDraw, setCanDraw] = useState(true);
  const moves = useMotion();
  const isNarrow = useNarrow();
  const stage = useRef<HTMLDivElement>(null);
  const touch = useRef<{ x: number; y: number; at: number } | null>(null);
  const last = tour.stops.length - 1;
  const stop = tour.stops[at];
  const snapshot = tour.snapshots.get(stop.snapshot_sha256);
  const go = (to: number) => setAt(Math.max(0, Math.min(last, to)));
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    onClose?.();
  };
  const { chart, picture } = stop;
  const stand_s = STAND_s + (chart ? LOOK_s : 0) + (picture ? LOOK_s : 0) + (moves ? stop.flight_s : 0);
  const steer = useRef<(event: KeyboardEvent) => void>(() => undefined);
  steer.current = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // A button that has the keyboard is pressed by it.
    if ((event.key === ' ' || event.key === 'Enter') && tagOf(event.target) === 'BUTTON') return;
    // The list of stops steers by itself, but for the keys of a remote.
    if (tagOf(event.target) === 'SELECT' && !/^(PageUp|PageDown|Escape)$/.test(event.key)) return;
    const step = stepOfKey(event.key, at, last);
    if (step !== null) {
      setPlays(false);
      go(step);
    } else if (event.key === 'Escape') leave();
    else if (event.key === 'n' || event.key === 'N') setNotes(!notes);
    else if (event.key === 'p' || event.key === 'P') setPlays(!plays);
    else if (event.key === 'f' || event.key === 'F') fill();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const fill = () => {
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    // Where the browser forbids it the tour fills the window.
    else void stage.current?.requestFullscreen?.().catch(() => undefined);
  };

  useEffect(() => {
    const listen = (event: KeyboardEvent) => steer.current(event);
    window.addEventListener('keydown', listen, true);
    stage.current?.focus();
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
  useEffect(() => {
    if (!plays) return;
    if (at === last) return setPlays(false);
    const timer = setTimeout(() => setAt(at + 1), 1000 * stand_s);
    return () => clearTimeout(timer);
  }, [plays, at, last, stand_s]);

  const place = t('tour.stopOf', { n: at + 1, count: tour.stops.length });
  const facts = useMemo(() => {
    if (!snapshot) return [];
    const { asOf, knownAt, audience, district } = snapshot;
    return [
      district.name,
      t('tour.asOf', { day: asOf }),
      t('tour.known', { seq: knownAt.seq }),
      t('tour.forAudience', { audience: t(`tour.audiences.${audience}`) }),
      t('tour.chain', { hash: knownAt.chainHash.slice(0, 8) }),
    ];
  }, [snapshot, t]);
  const media = snapshot && (chart || picture) && (
    <div className="presenter__media" key={stop.id}>
      {picture && <StopPicture picture={picture} content={tour.pictures.get(picture.sha256)} />}
      {chart && <StopChart chart={chart} snapshot={snapshot} />}
    </div>
  );
  // Beside the words, and below the map where it is narrow: over the map it would cut names in two.
  const legend = snapshot && canDraw && <StopLegend layers={stop.layers} snapshot={snapshot} />;
  return (
    <section
      ref={stage}
      className="presenter"
      data-theme={theme}
      data-notes={notes}
      aria-label={tour.title}
      tabIndex={-1}
      onPointerDown={(event) => {
        const isOwn = event.target instanceof Element && event.target.closest(OWN_TOUCH) !== null;
        touch.current =
          event.pointerType === 'touch' && !isOwn ? { x: event.clientX, y: event.clientY, at: event.timeStamp } : null;
      }}
      onPointerUp={(event) => {
        const from = touch.current;
        touch.current = null;
        const step = from && stepOfSwipe(event.clientX - from.x, event.clientY - from.y, event.timeStamp - from.at);
        if (!step) return;
        setPlays(false);
        go(at + step);
      }}
    >
      {snapshot && canDraw && (
        <MapOfStop
          stop={stop}
          snapshot={snapshot}
          theme={theme}
          flight_ms={moves ? 1000 * stop.flight_s : 0}
          hasMedia={Boolean(media)}
          onFailure={() => setCanDraw(false)}
        />
      )}
      <div key={isNarrow ? stop.id : 'card'} className="presenter__card">
        <div aria-live="polite" aria-atomic>
          <p className="presenter__place">{place}</p>
          <h1 dir="auto">{stop.title}</h1>
          {stop.text !== '' && (
            <p className="presenter__text" dir="auto">
              {stop.text}
            </p>
          )}
          {snapshot && <StopFigures stop={stop} snapshot={snapshot} />}
          {!canDraw && <p className="presenter__text">{t('tour.mapFailed')}</p>}
        </div>
        {!isNarrow && legend}
        {isNarrow && media}
      </div>
      {!isNarrow && media}
      {isNarrow && legend}
      {notes && (
        <NotesPanel
          stop={stop}
          next={tour.stops[at + 1]}
          place={place}
          onKey={(event) => steer.current(event)}
          onClose={() => setNotes(false)}
        />
      )}
      <footer className="presenter__foot">
        <p className="presenter__facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {children}
        </p>
        <div className="presenter__controls" role="group" aria-label={t('tour.controls.label')}>
          {last > 0 && (
            <select
              className="presenter__stops"
              aria-label={t('tour.controls.goTo')}
              value={at}
              onChange={(event) => {
                setPlays(false);
                go(Number(event.currentTarget.value));
              }}
            >
              {tour.stops.map((one, n) => (
                <option key={one.id} value={n}>
                  {`${n + 1} · ${one.title}`}
                </option>
              ))}
            </select>
          )}
          <button type="button" aria-label={t('tour.controls.previous')} disabled={at === 0} onClick={() => go(at - 1)}>
            <IconChevronLeft aria-hidden />
          </button>
          <button
            type="button"
            aria-label={plays ? t('tour.controls.pause') : t('tour.controls.play')}
            disabled={at === last}
            onClick={() => setPlays(!plays)}
          >
            {plays ? <IconPlayerPause aria-hidden /> : <IconPlayerPlay aria-hidden />}
          </button>
          <button type="button" aria-label={t('tour.controls.next')} disabled={at === last} onClick={() => go(at + 1)}>
            <IconChevronRight aria-hidden />
          </button>
          <button type="button" aria-label={t('tour.controls.notes')} aria-pressed={notes} onClick={() => setNotes(!notes)}>
            <IconNotes aria-hidden />
          </button>
          <button type="button" aria-label={t('tour.controls.fullscreen')} onClick={fill}>
            <IconMaximize aria-hidden />
          </button>
          {onClose && (
            <button type="button" aria-label={t('tour.controls.exit')} onClick={leave}>
              <IconX aria-hidden />
            </button>
          )}
        </div>
        <span className="presenter__progress" style={{ inlineSize: `${(100 * (at + 1)) / tour.stops.length}%` }} aria-hidden />
      </footer>
    </section>
  );
}

/** Also in the window of the notes, whose elements are of another realm. */
const tagOf = (target: EventTarget | null): string | undefined => (target as Element | null)?.tagName;
