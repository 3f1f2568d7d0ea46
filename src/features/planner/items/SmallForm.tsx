import { Button, TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetEntries } from '../../../state/kept-entries.ts';

interface SmallFormProps {
  /** Under which its entries are kept while they are typed; they are forgotten where it is closed without being submitted. */
  readonly name: string;
  readonly action: string;
  readonly busy: boolean;
  /** What was refused, in words; the entries stay. */
  readonly failure: string | null;
  readonly disabled?: boolean;
  onSubmit(): Promise<void>;
  /** Absent: the form is always there, and its action the main one. */
  onClose?(): void;
  readonly children: ReactNode;
}

/** A few entries and one action, in the column beside the map. */
export function SmallForm({ name, action, busy, failure, disabled = false, onSubmit, onClose, children }: SmallFormProps) {
  const { t } = useTranslation();
  return (
    <form
      className="item-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!disabled) void onSubmit();
      }}
    >
      {children}
      {failure && (
        <p role="alert" className="failure">
          {failure}
        </p>
      )}
      <div className="button-row">
        <Button type="submit" size="xs" variant={onClose ? 'light' : 'filled'} loading={busy} disabled={disabled}>
          {action}
        </Button>
        {onClose && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              forgetEntries(name);
              onClose();
            }}
          >
            {t('items.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface FieldProps extends Omit<TextInputProps, 'onChange' | 'value' | 'size'> {
  readonly value: string;
  onChange(value: string): void;
}

export function Field({ onChange, ...props }: FieldProps) {
  return <TextInput size="xs" {...props} onChange={(event) => onChange(event.currentTarget.value)} />;
}
