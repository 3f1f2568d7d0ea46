import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import './bottom-sheet.css';
import { nearestHeight, SHEET_HEIGHTS, type SheetHeight } from './sheet-height.ts';

export interface BottomSheetProps {
  readonly label: string;
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
  /** Names of the three heights, read aloud at the handle. */
  readonly heightNames: Readonly<Record<SheetHeight, string>>;
  /** Stays in view at every height. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
}

/** A panel for phones, at the foot of the screen in three heights: dragged by its handle, or moved by keys. */
export function BottomSheet({ label, height, onHeight, heightNames, head, children }: BottomSheetProps) {
  const sheet = useRef<HTMLElement>(null);
  const grip = useRef<{ y: number; share: number } | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const share = dragged ?? SHEET_HEIGHTS[height];
  const index = (Object.keys(SHEET_HEIGHTS) as SheetHeight[]).indexOf(height);

  const start = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { y: event.clientY, share };
  };
  const drag = (event: PointerEvent) => {
    const room = sheet.current?.parentElement?.clientHeight;
    if (!grip.current || !room) return;
    setDragged(Math.min(SHEET_HEIGHTS.full, Math.max(0.08, grip.current.share + (grip.current.y - event.clientY) / room)));
  };
  const drop = () => {
    if (dragged !== null) onHeight(nearestHeight(dragged));
    grip.current = null;
    setDragged(null);
  };
  const move = (event: KeyboardEvent) => {
    const names = Object.keys(SHEET_HEIGHTS) as SheetHeight[];
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onHeight(names[Math.min(names.length - 1, Math.max(0, index + step))]);
  };
  return (
    <section
      ref={sheet}
      className={`chidu-sheet${dragged === null ? '' : ' chidu-sheet-dragged'}`}
      aria-label={label}
      style={{ height: `${share * 100}%` }}
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
      <div className="chidu-sheet-body">{children}</div>
    </section>
  );
}
