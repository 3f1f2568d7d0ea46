import { TextInput, type TextInputProps } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../../state/record.ts';

interface DayFieldProps extends Omit<TextInputProps, 'onChange' | 'value' | 'type' | 'label' | 'required'> {
  readonly label: string;
  /** Empty where no day was typed, or only a part of one. */
  readonly value: string;
  /** The form can be sent without it. A day of which only a part is typed never is: nothing would be recorded of what stands there. */
  readonly optional?: boolean;
  onChange(value: string): void;
}

/**
 * A field for a day. Where its form is sent without it, or with a part of it, or out of its bounds, it says so by its name, below the
 * field, and takes the focus, so that it is seen and read out; the browser's own bubble does neither, and speaks the browser's language.
 */
export function DayField({ label, value, optional = false, error, onChange, ...props }: DayFieldProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const complain = (event: SyntheticEvent<HTMLInputElement>) => {
    event.preventDefault();
    const field = event.currentTarget;
    const { rangeOverflow, rangeUnderflow } = field.validity;
    if (rangeOverflow) setProblem(t('dayBounds.most', { field: label, day: field.max }));
    else if (rangeUnderflow) setProblem(t('dayBounds.least', { field: label, day: field.min }));
    else setProblem(t('error.day-missing', { field: label }));
    // Of several the first one takes the focus.
    if (field.form && field.form.querySelector('input:invalid, textarea:invalid, select:invalid') !== field) return;
    field.focus();
    field.scrollIntoView({ block: 'nearest' });
  };
  return (
    <TextInput
      {...props}
      type="date"
      label={label}
      required={!optional}
      withAsterisk={false}
      value={value}
      error={problem ?? error}
      onInvalid={complain}
      onChange={(event) => {
        setProblem(null);
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** A day that has come: what is recorded has happened. */
export const PastDayField = (props: Omit<DayFieldProps, 'size'>) => <DayField size="xs" max={today()} {...props} />;
