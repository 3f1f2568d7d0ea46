import { IconMinus, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly step: number;
  readonly least: number;
  readonly most: number;
  /** Beyond the ends it begins at the other one: a direction. */
  readonly round?: boolean;
  readonly text: string;
  /** A figure that was measured is typed as it was read. */
  readonly typed?: boolean;
  readonly lessLabel: string;
  readonly moreLabel: string;
  onChange(value: number): void;
}

/** Way of a finger for one step, CSS pixels. */
const DRAG_PX = 12;

/** A number for gloves: two big buttons, and the figure between them that is dragged left and right. */
export function Stepper({ label, value, step, least, most, round, text, typed, lessLabel, moreLabel, onChange }: StepperProps) {
  const grip = useRef<{ readonly x: number; readonly value: number } | null>(null);
  const set = (wanted: number) => {
    const span = most - least + step;
    const next = round ? ((((wanted - least) % span) + span) % span) + least : Math.min(most, Math.max(least, wanted));
    const settled = Math.round(next * 100) / 100;
    if (settled !== value) onChange(settled);
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    set(value + by * step);
  };
  const take = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, value };
  };
  const drag = (event: PointerEvent) => {
    if (!grip.current) return;
    set(grip.current.value + Math.trunc((event.clientX - grip.current.x) / DRAG_PX) * step);
  };
  const drop = () => {
    grip.current = null;
  };
  return (
    <div className="capture-stepper">
      <button type="button" aria-label={lessLabel} onClick={() => set(value - step)}>
        <IconMinus size={24} aria-hidden />
      </button>
      {typed ? (
        <Typed label={label} value={value} onChange={set} />
      ) : (
        <div
          role="spinbutton"
          tabIndex={0}
          aria-label={label}
          aria-valuenow={value}
          aria-valuemin={least}
          aria-valuemax={most}
          aria-valuetext={text}
          onKeyDown={press}
          onPointerDown={take}
          onPointerMove={drag}
          onPointerUp={drop}
          onPointerCancel={drop}
        >
          <small>{label}</small>
          <strong className="figures">{text}</strong>
        </div>
      )}
      <button type="button" aria-label={moreLabel} onClick={() => set(value + step)}>
        <IconPlus size={24} aria-hidden />
      </button>
    </div>
  );
}

/** Metres as they were read; taken when the field is left, or with Enter. What is no number is put back. */
function Typed({ label, value, onChange }: { label: string; value: number; onChange(value: number): void }) {
  const [text, setText] = useState<string | null>(null);
  const take = () => {
    const metres = Number(text?.trim().replace(/[,，]/, '.'));
    if (text !== null && metres > 0 && Number.isFinite(metres)) onChange(metres);
    setText(null);
  };
  return (
    <label className="capture-stepper__typed">
      <small>{label}</small>
      <input
        className="figures"
        inputMode="decimal"
        enterKeyHint="done"
        value={text ?? value}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      <small>m</small>
    </label>
  );
}
