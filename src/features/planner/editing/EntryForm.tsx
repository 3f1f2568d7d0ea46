import { NativeSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CHANNELS, STAGES, STRUCTURES, USES } from '../../../core/register/sighting.ts';
import { effectDay, enter, useEditing } from '../../../state/editing.ts';
import { DayField } from '../shell/DayField.tsx';

type Field =
  | { readonly name: string; readonly as: 'text' | 'day' | 'long' | 'number'; readonly required?: boolean }
  | { readonly name: string; readonly as: 'choice'; readonly values: readonly string[]; readonly texts: string };

const REASON: Field = { name: 'reason', as: 'long', required: true };

const NEW_RED_LINE: readonly Field[] = [
  { name: 'name', as: 'text', required: true },
  { name: 'project', as: 'text' },
  { name: 'approvalNo', as: 'text' },
  { name: 'regime', as: 'choice', values: ['state', 'collective', 'other'], texts: 'redLines.regime' },
  { name: 'freezeOn', as: 'day' },
  { name: 'targetOn', as: 'day' },
  { name: 'reason', as: 'long' },
];

const NEW_SIGHTING: readonly Field[] = [
  { name: 'no', as: 'text', required: true },
  { name: 'channel', as: 'choice', values: CHANNELS, texts: 'channel' },
  { name: 'seenOn', as: 'day', required: true },
  { name: 'absentOn', as: 'day' },
  { name: 'evidence', as: 'text' },
  { name: 'stage', as: 'choice', values: STAGES, texts: 'stage' },
  { name: 'structure', as: 'choice', values: STRUCTURES, texts: 'structure' },
  { name: 'floors', as: 'number' },
  { name: 'use', as: 'choice', values: USES, texts: 'use' },
  { name: 'note', as: 'long' },
];

/** What is recorded beside the shape. Entries stay as they are when a record is refused. */
export function EntryForm() {
  const { t } = useTranslation();
  const task = useEditing((s) => s.task);
  const nothingLeft = useEditing((s) => s.nothingLeft);
  const enteredOn = useEditing((s) => s.entries.on);
  if (!task) return null;
  const fields = task.id !== null ? [REASON] : task.kind === 'red-line' ? NEW_RED_LINE : NEW_SIGHTING;
  return (
    <section aria-label={t('editing.form.title')} className="editing__section editing__form">
      <h3>{t('editing.form.title')}</h3>
      {task.kind === 'sighting' && task.id !== null && (
        <Switch
          size="sm"
          checked={nothingLeft}
          onChange={(event) => useEditing.setState({ nothingLeft: event.currentTarget.checked })}
          label={t('editing.nothingLeft')}
          description={t('editing.nothingLeftHint')}
        />
      )}
      <DayField
        size="xs"
        label={t(task.id === null && task.kind === 'sighting' ? 'editing.field.reportedOn' : 'editing.field.on')}
        value={enteredOn ?? effectDay()}
        onChange={(day) => enter('on', day)}
      />
      {fields.map((field) => (
        <Entry key={field.name} field={field} />
      ))}
    </section>
  );
}

function Entry({ field }: { field: Field }) {
  const { t } = useTranslation();
  const entered = useEditing((s) => s.entries[field.name]);
  const value = entered ?? (field.name === 'seenOn' ? effectDay() : '');
  const { name } = field;
  const label = t(`editing.field.${name}`);
  if (field.as === 'choice') {
    return (
      <NativeSelect
        size="xs"
        label={label}
        value={value || field.values[0]}
        onChange={(event) => enter(name, event.currentTarget.value)}
        data={field.values.map((one) => ({ value: one, label: t(`${field.texts}.${one}`) }))}
      />
    );
  }
  const own = { size: 'xs', label, required: field.required ?? false } as const;
  if (field.as === 'number')
    return (
      <NumberInput
        {...own}
        min={0}
        max={200}
        allowDecimal={false}
        value={value || 1}
        onChange={(now) => enter(name, String(now))}
      />
    );
  if (field.as === 'long')
    return <Textarea {...own} autosize minRows={2} value={value} onChange={(event) => enter(name, event.currentTarget.value)} />;
  if (field.as === 'day')
    return <DayField size="xs" label={label} optional={!field.required} value={value} onChange={(day) => enter(name, day)} />;
  return <TextInput {...own} value={value} onChange={(event) => enter(name, event.currentTarget.value)} />;
}
