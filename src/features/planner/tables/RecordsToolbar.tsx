import { Button, Checkbox, Popover, Select, Switch, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconColumns3, IconDots, IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableName } from '../../../workers/calls/tables.ts';
import { BulkButton, CopyMenu, ExportButton, LedgerButton, SaveButton } from './TableActions.tsx';
import { describeFilter, headingOf, unitOf } from './table-words.ts';
import type { Folded, ToolbarProps } from './toolbar-props.ts';
import { columnsShown } from './use-records.ts';

/** Typing waits so long for the next letter before it is looked for. */
const WAIT_MS = 200;
/** The same bound as in narrow.css. */
const NARROW = '(max-width: 760px)';
const ON_MAP: ReadonlySet<TableName> = new Set<TableName>(['parcels', 'items']);

/** Search, conditions, groups, columns and what takes the rows elsewhere. On a phone it folds into two buttons. */
export function RecordsToolbar(props: ToolbarProps) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches) ?? false;
  const { view, onChange } = props;
  const conditions = view.filters.length + Number(view.extentOnly);
  return (
    <div className="records__tools" role="toolbar" aria-label={t('tables.tools')}>
      <SearchField value={view.search} onChange={(search) => onChange({ search })} />
      {isNarrow ? (
        <>
          <Fold
            icon={<IconFilter size={16} />}
            label={conditions > 0 ? t('tables.filtersCount', { count: conditions }) : t('tables.filters')}
          >
            <Chips {...props} />
            <Switches {...props} />
          </Fold>
          <Fold icon={<IconDots size={16} />} label={t('tables.more')}>
            <GroupField {...props} isFolded />
            <ColumnsMenu {...props} isFolded />
            <CopyMenu {...props} isFolded />
            <SaveButton {...props} />
            <LedgerButton {...props} />
            <ExportButton {...props} />
          </Fold>
          <BulkButton {...props} isShort />
        </>
      ) : (
        <>
          <Chips {...props} />
          <Switches {...props} />
          <GroupField {...props} />
          <ColumnsMenu {...props} />
          <CopyMenu {...props} />
          <SaveButton {...props} />
          <LedgerButton {...props} />
          <ExportButton {...props} />
          <BulkButton {...props} />
        </>
      )}
    </div>
  );
}

function Fold({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={icon} className="records__button">
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="records__fold" aria-label={label}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

function SearchField({ value, onChange }: { value: string; onChange(text: string): void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  // An undone step or a link puts another text here.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextInput
      className="records__search"
      size="xs"
      type="search"
      aria-label={t('tables.search')}
      placeholder={t('tables.search')}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

/** The conditions that hold, each with a way to take it off. */
function Chips({ name, answer, view, words, onChange }: ToolbarProps) {
  const { t } = useTranslation();
  return (
    <ul className="records__chips" aria-label={t('tables.filters')}>
      {view.filters.map((filter) => {
        const column = answer?.columns.find(({ key }) => key === filter.column);
        const text = describeFilter(t, name, column, filter, words);
        return (
          <li key={filter.column}>
            <button
              type="button"
              className="records__chip"
              aria-label={t('tables.clearFilter', { filter: text })}
              onClick={() => onChange({ filters: view.filters.filter((one) => one !== filter) })}
            >
              <span>{text}</span>
              <IconX size={12} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Switches({ name, view, onChange }: ToolbarProps) {
  const { t } = useTranslation();
  return (
    <>
      <Switch
        size="xs"
        label={t('tables.extent')}
        checked={view.extentOnly}
        onChange={(event) => onChange({ extentOnly: event.currentTarget.checked })}
      />
      {ON_MAP.has(name) && (
        <Switch
          size="xs"
          label={t('tables.emphasis')}
          checked={view.emphasis}
          onChange={(event) => onChange({ emphasis: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

function GroupField({ name, answer, view, onChange, isFolded = false }: ToolbarProps & Folded) {
  const { t } = useTranslation();
  const choices = (answer?.columns ?? []).filter(({ kind }) => kind === 'choice');
  return (
    <Select
      className="records__group"
      size="xs"
      aria-label={t('tables.groupBy')}
      placeholder={t('tables.groupBy')}
      clearable
      comboboxProps={{ withinPortal: !isFolded }}
      clearButtonProps={{ 'aria-label': t('tables.noGroup') }}
      value={view.groupBy}
      data={choices.map((column) => ({ value: column.key, label: headingOf(t, name, column) }))}
      onChange={(groupBy) => onChange({ groupBy })}
    />
  );
}

function ColumnsMenu({ name, answer, view, onChange, isFolded = false }: ToolbarProps & Folded) {
  const { t } = useTranslation();
  if (!answer) return null;
  const shown = columnsShown(answer, view).map(({ key }) => key);
  const toggle = (key: string) => {
    const next = new Set(shown);
    if (!next.delete(key)) next.add(key);
    // In the table's own order; the last one stays.
    if (next.size > 0) onChange({ columns: answer.columns.filter((column) => next.has(column.key)).map((column) => column.key) });
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus withinPortal={!isFolded}>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconColumns3 size={16} />} className="records__button">
          {t('tables.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="records__columns" aria-label={t('tables.columns')}>
        {answer.columns.map((column) => (
          <Checkbox
            key={column.key}
            size="xs"
            checked={shown.includes(column.key)}
            onChange={() => toggle(column.key)}
            label={[headingOf(t, name, column), column.kind === 'mu' && unitOf(t, 'mu')].filter(Boolean).join(' · ')}
          />
        ))}
        <Button size="compact-sm" variant="default" disabled={view.columns === null} onClick={() => onChange({ columns: null })}>
          {t('tables.defaultColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
