import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconFilter, IconFilterFilled } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesOf } from '../../../state/tables.ts';
import type { ColumnChoice, ColumnFilter, TableColumn, TableQuery, TableWords } from '../../../workers/calls/tables.ts';
import { StatusMark } from '../StatusMark.tsx';
import type { ItemStatus } from '../../../core/register/clearance-item.ts';
import { headingOf, nameValue, readFigure, unitOf, writeFigure } from './table-words.ts';

interface FilterProps {
  readonly column: TableColumn;
  readonly query: TableQuery;
  readonly words: TableWords;
  onChange(filters: readonly ColumnFilter[]): void;
}

/** The filter beside a heading: open, it holds the fields that fit the column's values. */
export function FilterButton(props: FilterProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { column, query } = props;
  const heading = headingOf(t, query.table, column);
  const filter = query.filters.find((one) => one.column === column.key);
  const put = (next: ColumnFilter | null) => {
    setOpened(false);
    const others = query.filters.filter((one) => one.column !== column.key);
    if (next || filter) props.onChange(next ? [...others, next] : others);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="filter-button"
          data-on={filter !== undefined || undefined}
          aria-label={t('tables.filterBy', { column: heading })}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {filter ? <IconFilterFilled size={13} aria-hidden /> : <IconFilter size={13} aria-hidden />}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="filter-fields" aria-label={t('tables.filterTitle', { column: heading })}>
        {opened && <FilterFields {...props} filter={filter} onPut={put} />}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Fields for a condition on one column, with its title. */
function FilterFields({
  column,
  query,
  words,
  filter,
  onPut,
}: FilterProps & { filter: ColumnFilter | undefined; onPut(filter: ColumnFilter | null): void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<ColumnFilter>(() => filter ?? emptyFilter(column));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPut(isEmpty(draft) ? null : draft);
  };
  return (
    <form onSubmit={submit} className="filter-form">
      <h3>{headingOf(t, query.table, column)}</h3>
      {draft.kind === 'text' && (
        <TextInput
          size="xs"
          data-autofocus
          label={t('tables.contains')}
          value={draft.contains}
          onChange={(event) => setDraft({ ...draft, contains: event.currentTarget.value })}
        />
      )}
      {draft.kind === 'range' && (
        <FigureFields
          column={column}
          from={draft.from}
          to={draft.to}
          onChange={(from, to) => setDraft({ kind: 'range', column: column.key, from, to })}
        />
      )}
      {draft.kind === 'days' && (
        <div className="filter-pair">
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              size="xs"
              type="date"
              data-autofocus={end === 'from' || undefined}
              label={t(`tables.${end}`)}
              value={draft[end] ?? ''}
              onChange={(event) => setDraft({ ...draft, [end]: event.currentTarget.value || undefined })}
            />
          ))}
        </div>
      )}
      {draft.kind === 'choice' && (
        <ChoiceFields
          column={column}
          query={query}
          words={words}
          values={draft.values}
          onChange={(values) => setDraft({ ...draft, values })}
        />
      )}
      <div className="filter-actions">
        {filter && (
          <Button size="compact-sm" variant="default" onClick={() => onPut(null)}>
            {t('tables.clear')}
          </Button>
        )}
        <Button size="compact-sm" type="submit">
          {t('tables.apply')}
        </Button>
      </div>
    </form>
  );
}

/** What is typed stays as typed; the figures it stands for go to the filter. */
function FigureFields({
  column,
  from,
  to,
  onChange,
}: {
  column: TableColumn;
  from: number | undefined;
  to: number | undefined;
  onChange(from: number | undefined, to: number | undefined): void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ from: writeFigure(from, column.kind), to: writeFigure(to, column.kind) });
  const unit = unitOf(t, column.kind);
  return (
    <div className="filter-pair">
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          size="xs"
          inputMode="decimal"
          data-autofocus={end === 'from' || undefined}
          label={unit ? `${t(`tables.${end}`)} (${unit})` : t(`tables.${end}`)}
          value={typed[end]}
          onChange={(event) => {
            const next = { ...typed, [end]: event.currentTarget.value };
            setTyped(next);
            onChange(readFigure(next.from, column.kind), readFigure(next.to, column.kind));
          }}
        />
      ))}
    </div>
  );
}

function ChoiceFields({
  column,
  query,
  words,
  values,
  onChange,
}: Omit<FilterProps, 'onChange'> & { values: readonly string[]; onChange(values: readonly string[]): void }) {
  const { t, i18n } = useTranslation();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<{ total: number; choices: readonly ColumnChoice[] } | null>(null);
  useEffect(() => {
    const ask = async () => {
      const got = await choicesOf(query, words, column.key, search).catch(() => ({ total: 0, choices: [] }));
      if (got) setFound(got);
    };
    void ask();
  }, [query, words, column.key, search]);
  const toggle = (value: string) => onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  const more = found ? found.total - found.choices.length : 0;
  return (
    <>
      {((found?.total ?? 0) > 8 || search !== '') && (
        <TextInput
          size="xs"
          type="search"
          data-autofocus
          aria-label={t('tables.choiceSearch')}
          placeholder={t('tables.choiceSearch')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <ul className="filter-choices" aria-label={t('tables.choices')}>
        {found?.choices.map(({ value, rows }) => (
          <li key={value}>
            <Checkbox
              size="xs"
              checked={values.includes(value)}
              onChange={() => toggle(value)}
              label={
                column.key === 'status' ? (
                  <StatusMark status={(value || undefined) as ItemStatus | undefined} />
                ) : (
                  nameValue(t, column, value, words)
                )
              }
            />
            <span className="figures quiet">{rows.toLocaleString(i18n.language)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="quiet">{t('tables.choicesMore', { count: more })}</p>}
    </>
  );
}

function emptyFilter({ key, kind }: TableColumn): ColumnFilter {
  if (kind === 'text') return { kind: 'text', column: key, contains: '' };
  if (kind === 'choice') return { kind: 'choice', column: key, values: [] };
  return kind === 'day' ? { kind: 'days', column: key } : { kind: 'range', column: key };
}

function isEmpty(filter: ColumnFilter): boolean {
  if (filter.kind === 'text') return filter.contains.trim() === '';
  return filter.kind === 'choice' ? filter.values.length === 0 : filter.from === undefined && filter.to === undefined;
}
