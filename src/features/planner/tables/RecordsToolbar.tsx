import { Button, Checkbox, Menu, Popover, Select, Switch, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconColumns3,
  IconCopy,
  IconDots,
  IconDownload,
  IconFileExport,
  IconFileSpreadsheet,
  IconFilter,
  IconSearch,
  IconTableImport,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openBulk } from '../../../state/bulk.ts';
import type { TableAnswer, TableColumn, TableName, TableView, TableWords } from '../../../workers/calls/tables.ts';
import { describeFilter, headingOf, unitOf } from './table-words.ts';
import { columnsShown } from './use-records.ts';

/** Typing waits so long for the next letter before it is looked for. */
const WAIT_MS = 200;
/** The same bound as in planner.css. */
const NARROW = '(max-width: 760px)';
const ON_MAP: ReadonlySet<TableName> = new Set<TableName>(['parcels', 'items']);

/** Lists that open inside a fold stay in it: outside they would count as a click elsewhere and shut it. */
interface Folded {
  readonly isFolded?: boolean;
}

export interface ToolbarProps {
  readonly name: TableName;
  readonly answer: TableAnswer | null;
  readonly view: TableView;
  readonly words: TableWords;
  readonly chosenRows: number;
  onChange(change: Partial<TableView>): void;
  /** Null copies the columns shown, else the one. */
  onCopy(rows: 'all' | 'chosen', column: TableColumn | null): void;
  onSave(): void;
  /** Chosen rows, else all, with their shapes. */
  onExport(): void;
  /** The office's ledger of the rows; absent for tables that have none. */
  onLedger: (() => void) | undefined;
}

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

function CopyMenu({ name, answer, view, chosenRows, onCopy, isFolded = false }: ToolbarProps & Folded) {
  const { t, i18n } = useTranslation();
  const columns = answer ? columnsShown(answer, view) : [];
  const which = chosenRows > 1 ? 'chosen' : 'all';
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <Menu position="bottom-end" shadow="md" withinPortal={!isFolded}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCopy size={16} />}
          className="records__button"
          disabled={!answer || answer.totals.rows === 0}
        >
          {t('tables.copy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {which === 'chosen' && (
          <Menu.Item onClick={() => onCopy('chosen', null)}>{t('tables.copyChosen', { count: number(chosenRows) })}</Menu.Item>
        )}
        <Menu.Item onClick={() => onCopy('all', null)}>
          {t('tables.copyAll', { count: number(answer?.totals.rows ?? 0) })}
        </Menu.Item>
        <Menu.Divider />
        <div className="records__copy-columns">
          {columns.map((column) => (
            <Menu.Item key={column.key} onClick={() => onCopy(which, column)}>
              {t('tables.copyColumn', { column: headingOf(t, name, column) })}
            </Menu.Item>
          ))}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}

function SaveButton({ answer, onSave }: ToolbarProps) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={16} />}
      className="records__button"
      disabled={!answer || answer.totals.rows === 0}
      onClick={onSave}
    >
      {t('tables.csv')}
    </Button>
  );
}

/** Other formats, with shapes: of the chosen rows where some are chosen. */
function ExportButton({ answer, onExport, onLedger }: ToolbarProps) {
  const { t } = useTranslation();
  const disabled = !answer || answer.totals.rows === 0;
  return (
    <>
      {onLedger && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} />}
          className="records__button"
          disabled={disabled}
          onClick={onLedger}
        >
          {t('tables.ledger')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFileExport size={16} />}
        className="records__button"
        disabled={disabled}
        onClick={onExport}
      >
        {t('exporting.open')}
      </Button>
    </>
  );
}

/** Steps of clearance items come in from the office's own tables. */
function BulkButton({ name, isShort = false }: ToolbarProps & { isShort?: boolean }) {
  const { t } = useTranslation();
  if (name !== 'items') return null;
  const icon = <IconTableImport size={16} aria-hidden />;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={isShort ? undefined : icon}
      className="records__button"
      aria-label={t('bulk.open')}
      onClick={openBulk}
    >
      {isShort ? icon : t('bulk.open')}
    </Button>
  );
}
