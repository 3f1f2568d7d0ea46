import { Autocomplete, Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoordinateColumns, ImportColumn } from '../../../workers/calls/importing.ts';
import { type ColumnDraft, draftColumns, readColumns } from './column-draft.ts';

interface ColumnChoiceProps {
  readonly columns: readonly ImportColumn[];
  /** Not all columns are known: their names can be typed. */
  readonly isOpen?: boolean;
  /** Null where none were found. */
  readonly now: CoordinateColumns | null;
  onChoose(columns: CoordinateColumns): void;
}

/** Which columns hold the coordinates, and what a row is. */
export function ColumnChoice({ columns, now, onChoose, isOpen = false }: ColumnChoiceProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<ColumnDraft>(() => draftColumns(now));
  const change = (part: Partial<ColumnDraft>) => setDraft({ ...draft, ...part });
  const chosen = readColumns(draft);
  const isSame = JSON.stringify(chosen) === JSON.stringify(now);
  const used = Object.values(draftColumns(now)).filter((name): name is string => typeof name === 'string');
  const names = [
    ...new Set([...columns.map(({ name }) => name), ...used.filter((name) => !/^(vertices|features|pair|wkt)$/.test(name))]),
  ];
  const pick = (field: 'wkt' | 'east' | 'north' | 'feature' | 'ring') =>
    isOpen ? (
      <Autocomplete
        label={t(`import.content.${field}`)}
        data={names}
        value={draft[field] ?? ''}
        onChange={(name) => change({ [field]: name === '' ? null : name })}
      />
    ) : (
      <Select
        label={t(`import.content.${field}`)}
        data={names}
        value={draft[field]}
        searchable
        allowDeselect={false}
        clearable={field === 'feature' || field === 'ring'}
        placeholder={field === 'feature' || field === 'ring' ? t('import.content.whole') : t('import.none')}
        description={columns
          .find(({ name }) => name === draft[field])
          ?.samples.slice(0, 3)
          .join(' · ')}
        onChange={(name) => change({ [field]: name })}
      />
    );
  return (
    <fieldset className="mapping">
      <legend>{now ? t('import.content.columns') : t('import.content.columnsMissing')}</legend>
      <SegmentedControl
        aria-label={t('import.content.columns')}
        value={draft.rows}
        data={(['vertices', 'features'] as const).map((value) => ({
          value,
          label: t(`import.content.rows.${value}`),
        }))}
        onChange={(rows) => change({ rows })}
      />
      {draft.rows === 'features' && (
        <SegmentedControl
          aria-label={t('import.content.coordinatesAs')}
          value={draft.as}
          data={(['pair', 'wkt'] as const).map((value) => ({ value, label: t(`import.content.as.${value}`) }))}
          onChange={(as) => change({ as })}
        />
      )}
      {draft.rows === 'features' && draft.as === 'wkt' ? (
        pick('wkt')
      ) : (
        <>
          {pick('north')}
          {pick('east')}
        </>
      )}
      {draft.rows === 'vertices' && (
        <>
          {pick('feature')}
          {pick('ring')}
        </>
      )}
      <Button variant="default" disabled={!chosen || isSame} onClick={() => chosen && onChoose(chosen)}>
        {t('import.content.apply')}
      </Button>
    </fieldset>
  );
}
