import { type KeyboardEvent, memo, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../core/register/ports.ts';
import type { Audience } from '../../../core/report/audience.ts';
import type { ComparedLine } from '../../../core/report/comparison/compared.ts';
import { HIDDEN } from '../../../core/report/snapshot/snapshot.ts';
import type { MapController } from '../../../map/map-controller.ts';
import type { MapCamera } from '../../../map/map-scene.ts';
import { type CompareForm, type Side, useCompare } from '../../../state/leader/compare.ts';
import { useCamera } from '../../../state/camera.ts';
import { SideMap } from './SideMap.tsx';
import { useDayMapScene } from './use-day-map-scene.ts';

/** Whether a figure of a place is not for the audience: the map shows none of it. */
const isHidden = ({ amounts }: ComparedLine): boolean =>
  amounts === null || amounts.cm2?.after === HIDDEN || amounts.items?.after === HIDDEN;

interface CompareMapsProps {
  readonly form: CompareForm;
  readonly before: Day;
  readonly after: Day;
  readonly audience: Audience;
}

const STEP = 5;

/** Draws of each map its side of the divider, or all of both. */
function showParts({ before, after }: Readonly<Record<Side, MapController | null>>, at: number | null): void {
  before?.showPart(at === null ? null : { from: 0, to: at });
  after?.showPart(at === null ? null : { from: at, to: 1 });
}

/** The two days as maps that look at the same place: one above the other under a divider, beside each other, or the later one alone. */
export const CompareMaps = memo(function CompareMaps({ form, before, after, audience }: CompareMapsProps) {
  const { t } = useTranslation();
  const scenes = useCompare((s) => s.scenes);
  const told = useCompare((s) => s.told);
  const hidden = useMemo(() => told && new Set(told.lines.filter(isHidden).map(({ key }) => key)), [told]);
  const sceneA = useDayMapScene(scenes.before, audience, hidden);
  const sceneB = useDayMapScene(scenes.after, audience, hidden);
  const [percent, setPercent] = useState(50);
  const maps = useRef<Record<Side, MapController | null>>({ before: null, after: null });
  const leading = useRef<Side | null>(null);
  const follow = useCallback((side: Side, camera: MapCamera) => {
    if (leading.current !== null) return;
    leading.current = side;
    maps.current[side === 'before' ? 'after' : 'before']?.jumpTo(camera);
    leading.current = null;
  }, []);
  const [inUse, setInUse] = useState(false);
  // What the other map covers is not drawn; while the divider is in use all of both is there to be uncovered.
  const parting = form === 'swipe' && !inUse ? percent / 100 : null;
  const parted = useRef(parting);
  parted.current = parting;
  useEffect(() => showParts(maps.current, parting), [parting]);
  const ready = useCallback((side: Side, made: MapController | null) => {
    maps.current[side] = made;
    showParts(maps.current, parted.current);
  }, []);
  const view = useCamera.getState().camera ?? undefined;
  const side = (which: Side, day: Day) => (
    <>
      <SideMap
        scene={which === 'before' ? sceneA : sceneB}
        label={t('compare.map', { side: t(which === 'before' ? 'compare.from' : 'compare.to'), day })}
        scaleBar={which === 'after'}
        {...(view && { view })}
        onReady={(made) => ready(which, made)}
        onMoving={(camera) => follow(which, camera)}
      />
      <span className="compare-tag" data-side={which}>
        <b>{t(which === 'before' ? 'compare.from' : 'compare.to')}</b> <time dateTime={day}>{day}</time>
      </span>
    </>
  );
  const isDrawn = (which: Side, day: Day) => scenes[which]?.on === day;
  return (
    <div
      className="compare-maps"
      data-form={form}
      data-drawn={isDrawn('after', after) && (form === 'single' || isDrawn('before', before))}
    >
      <div className="compare-maps__side" data-side="after">
        {side('after', after)}
      </div>
      {form !== 'single' && (
        <div
          className="compare-maps__side"
          data-side="before"
          style={form === 'swipe' ? { clipPath: `inset(0 ${100 - percent}% 0 0)` } : undefined}
        >
          {side('before', before)}
        </div>
      )}
      {form === 'swipe' && (
        <Divider
          percent={percent}
          onPercent={setPercent}
          onUse={setInUse}
          label={t('compare.divider', { before, after })}
          text={t('compare.dividerAt', { percent: Math.round(percent) })}
        />
      )}
    </div>
  );
});

interface DividerProps {
  readonly percent: number;
  onPercent(percent: number): void;
  /** Whether it is pointed at, held or has the keyboard. */
  onUse(inUse: boolean): void;
  readonly label: string;
  readonly text: string;
}

/** The line between the two pictures: dragged, or moved by keys. */
function Divider({ percent, onPercent, onUse, label, text }: DividerProps) {
  const uses = useRef({ pointer: false, keyboard: false });
  const use = (what: Partial<{ pointer: boolean; keyboard: boolean }>) => {
    Object.assign(uses.current, what);
    onUse(uses.current.pointer || uses.current.keyboard);
  };
  useEffect(() => () => onUse(false), [onUse]);
  const go = (to: number) => onPercent(Math.min(100, Math.max(0, to)));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    if (event.buttons !== 1) return;
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box) go((100 * (event.clientX - box.left)) / box.width);
  };
  const press = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: percent - STEP,
      ArrowDown: percent - STEP,
      ArrowRight: percent + STEP,
      ArrowUp: percent + STEP,
      Home: 0,
      End: 100,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div
      className="compare-divider"
      style={{ left: `${percent}%` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={text}
      onPointerEnter={() => use({ pointer: true })}
      onPointerLeave={() => use({ pointer: false })}
      onFocus={() => use({ keyboard: true })}
      onBlur={() => use({ keyboard: false })}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={press}
    >
      <span className="compare-divider__knob" aria-hidden>
        <svg width="20" height="20" viewBox="0 0 20 20">
          <path d="m7 5-5 5 5 5m6-10 5 5-5 5" />
        </svg>
      </span>
    </div>
  );
}
