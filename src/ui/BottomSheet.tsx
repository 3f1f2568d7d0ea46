import { type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import './bottom-sheet.css';
import {
  besideWidth,
  isBeside,
  nearestHeight,
  SHEET_HEIGHTS,
  type SheetHeight,
  sheetPixels,
  type SheetRoom,
} from './sheet-height.ts';

/** What a sheet covers of the screen, CSS pixels: at its foot, or beside the map where the screen is low. */
export type SheetCover = { readonly foot: number } | { readonly beside: number };

export interface BottomSheetProps {
  readonly label: string;
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
  /** Names of the three heights, read aloud at the handle. */
  readonly heightNames: Readonly<Record<SheetHeight, string>>;
  /** At its lowest it is as high as what it holds, whatever size its words have. */
  readonly whole?: boolean;
  /** On a screen that lies it may stand at the map's side. */
  readonly mayStandBeside?: boolean;
  /** What the sheet holds: another one begins at its top. */
  readonly about?: string;
  /** Stays in view at every height. */
  readonly head?: ReactNode;
  /** Told before the page is painted: whoever looks at the map needs to know what is left of it. */
  readonly onCover?: (cover: SheetCover) => void;
  readonly children: ReactNode;
}

const UNMEASURED = { width: 0, height: 0, whole: 0 };

/** A finger that only taps wavers by this much. */
const TAP_PIXELS = 6;

/** A panel for phones, at the foot of the screen in three heights: dragged by its handle, stepped by a tap on it, or moved by keys. */
export function BottomSheet(props: BottomSheetProps) {
  const { label, height, onHeight, heightNames, whole = false, mayStandBeside = false, about, head, onCover, children } = props;
  const sheet = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const grip = useRef<{ y: number; pixels: number } | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [measured, setMeasured] = useState<SheetRoom & { readonly whole: number }>(UNMEASURED);
  const need = whole ? measured.whole : null;
  const beside = mayStandBeside && isBeside(measured);
  const pixelsOf = (name: SheetHeight) => sheetPixels(name, { ...measured, beside }, need);
  const settled = pixelsOf(height);
  const pixels = dragged ?? settled;
  const names = Object.keys(SHEET_HEIGHTS) as SheetHeight[];
  const index = names.indexOf(height);

  useLayoutEffect(() => {
    const [own, held] = [sheet.current, body.current];
    const parent = own?.parentElement;
    const content = held?.firstElementChild;
    if (!own || !held || !parent || !content) return undefined;
    const measure = () => {
      const frame = own.offsetHeight - held.offsetHeight;
      const next = { width: parent.clientWidth, height: parent.clientHeight, whole: frame + content.scrollHeight };
      setMeasured((last) =>
        last.width === next.width && last.height === next.height && last.whole === next.whole ? last : next,
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(parent);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [about]);
  // Below a full sheet there is nothing to look at: what is looked for lies where it is seen when the sheet is lower.
  const told = beside ? besideWidth(measured) : height === 'full' ? pixelsOf('half') : settled;
  useLayoutEffect(() => {
    if (measured.height > 0) onCover?.(beside ? { beside: told } : { foot: told });
  }, [measured.height, beside, told, onCover]);

  const start = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { y: event.clientY, pixels };
  };
  const drag = (event: PointerEvent) => {
    if (!grip.current) return;
    const [least, most] = [0.1 * measured.height, pixelsOf('full')];
    setDragged(Math.min(most, Math.max(least, grip.current.pixels + grip.current.y - event.clientY)));
  };
  const drop = (event: PointerEvent) => {
    const isTap = grip.current !== null && event.type === 'pointerup' && Math.abs(grip.current.y - event.clientY) < TAP_PIXELS;
    // Whoever cannot drag taps: up by one height, and from the top down again.
    if (isTap && !whole) onHeight(names[index + 1] ?? names[index - 1]);
    else if (dragged !== null) onHeight(nearestHeight(dragged, pixelsOf));
    grip.current = null;
    setDragged(null);
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onHeight(names[Math.min(names.length - 1, Math.max(0, index + step))]);
  };
  return (
    <section
      ref={sheet}
      className={`chidu-sheet${beside ? ' chidu-sheet-beside' : ''}${dragged === null ? '' : ' chidu-sheet-dragged'}`}
      aria-label={label}
      style={
        measured.height === 0 ? { height: `${SHEET_HEIGHTS[height] * 100}%` } : { height: pixels, ...(beside && { width: told }) }
      }
    >
      <div
        className="chidu-sheet-handle"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={2}
        aria-valuenow={index}
        aria-valuetext={heightNames[height]}
        onPointerDown={start}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
        onKeyDown={move}
      />
      {head && <div className="chidu-sheet-head">{head}</div>}
      <div ref={body} className="chidu-sheet-body">
        <div className="chidu-sheet-content">{children}</div>
      </div>
    </section>
  );
}
