import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface ReasonFieldProps {
  readonly value: string;
  onChange(reason: string): void;
}

/** Why somebody changes what holds for the whole district: it goes into the record with the change. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      size="md"
      label={t('team.administration.reason')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
