import { Button, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrsChoice } from '../../../workers/calls/importing.ts';
import { DatumForm } from './DatumForm.tsx';
import { type DatumDraft, readDatum, UNVERIFIED } from './datum-draft.ts';
import { describeSystem, isUnverified } from './describe-system.ts';
import { findSystems } from './find-systems.ts';

interface OtherSystemProps {
  /** What places the file now, where that is none of the candidates. */
  readonly placing: CrsChoice | null;
  readonly initiallyOpen: boolean;
  onChoose(choice: CrsChoice): void;
}

/** Any other system by its name, zone or EPSG number; for the old datums, how to deal with a shift that nobody may publish. */
export function OtherSystem({ placing, initiallyOpen, onChoose }: OtherSystemProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [crs, setCrs] = useState<string | null>(placing?.crs ?? null);
  const [swapped, setSwapped] = useState(placing?.swapped ?? false);
  const [datum, setDatum] = useState<DatumDraft>(UNVERIFIED);
  const old = crs !== null && isUnverified(crs);
  const shift = old ? readDatum(datum) : {};
  const found = findSystems(t, search, crs);
  return (
    <details className="other-system" open={initiallyOpen || placing !== null || undefined}>
      <summary>{t('import.place.manual')}</summary>
      <div className="other-system__body">
        <Select
          label={t('import.place.search')}
          description={t('import.place.searchHint')}
          data={found}
          value={crs}
          searchable
          allowDeselect={false}
          searchValue={search}
          onSearchChange={setSearch}
          filter={({ options }) => options}
          nothingFoundMessage={t('import.place.searchNone')}
          maxDropdownHeight={260}
          onChange={setCrs}
        />
        <Checkbox
          checked={swapped}
          onChange={(event) => setSwapped(event.currentTarget.checked)}
          label={t('import.place.swapAxes')}
        />
        {old && <DatumForm draft={datum} onChange={setDatum} />}
        <Button
          variant="default"
          disabled={crs === null || shift === null}
          onClick={() => crs !== null && shift && onChoose({ crs, swapped, ...shift })}
        >
          {t('import.place.use')}
        </Button>
        {placing && <p className="quiet">{describeSystem(t, placing.crs)}</p>}
      </div>
    </details>
  );
}
