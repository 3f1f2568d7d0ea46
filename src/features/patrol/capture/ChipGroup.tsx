import { useId } from 'react';

interface ChipGroupProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T | null;
  /** Said beside the label, e.g. that one has to be chosen. */
  readonly note?: string;
  onChange(value: T): void;
}

/** A choice of one as big chips in view, instead of a list that has to be opened. */
export function ChipGroup<T extends string>({ label, options, value, note, onChange }: ChipGroupProps<T>) {
  const name = useId();
  return (
    <fieldset className="capture-chips">
      <legend>
        {label}
        {note && <small> {note}</small>}
      </legend>
      {options.map((option) => (
        <label key={option.value} className="capture-chip">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
