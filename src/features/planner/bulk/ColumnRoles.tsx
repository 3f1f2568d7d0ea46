import { SegmentedControl, Select } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeMapping, type OpenBulk } from '../../../state/bulk.ts';
import { useSession } from '../../../state/session.ts';
import { type ColumnRole, RECORDED_KINDS } from '../../../workers/calls/bulk.ts';
import { nameRole, roleChoices } from './bulk-words.ts';

/** What each column holds: proposed by its heading, changed here, remembered for the same headings. Open while something is missing. */
export const ColumnRoles = memo(function ColumnRoles({ open: { file, sheet, mapping, recalled } }: { open: OpenBulk }) {
  const { t } = useTranslation();
  const redLines = useSession((s) => s.summary?.redLines);
  const { columns, headingLine } = file.sheets[sheet];
  const roles = mapping.columns.filter((role) => role !== null);
  const hasItem = roles.includes('parcelNo') || roles.includes('item');
  const hasStep = mapping.step !== null || roles.some((role) => role === 'milestone' || role.startsWith('day:'));
  const hasAmount = roles.some((role) => role.startsWith('amount'));
  const [isOpen, setOpen] = useState(!hasItem || !hasStep);
  const choose = (column: number, role: ColumnRole | null) =>
    changeMapping({
      // A role is one column's: the one that had it lets it go.
      columns: mapping.columns.map((one, at) => (at === column ? role : one === role ? null : one)),
    });
  const choices = roleChoices(t);
  return (
    <details className="bulk-columns" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{t('bulk.columns')}</span>
        <span className="bulk-quiet">
          {roles.map((role) => nameRole(t, role)).join(' · ')}
          {headingLine > 1 && ` (${t('bulk.headingAt', { line: headingLine })})`}
          {recalled && ` (${t('bulk.recalled')})`}
        </span>
      </summary>
      {!hasItem && <p className="warning">{t('bulk.needParcel')}</p>}
      {hasItem && !hasStep && <p className="warning">{t('bulk.needStep')}</p>}
      {isOpen && (
        <>
          <div className="bulk-columns__grid">
            {columns.map(({ heading, samples }, column) => (
              <Select
                key={column}
                size="xs"
                label={heading || t('bulk.unnamed', { column: column + 1 })}
                description={samples.join(' · ') || '—'}
                placeholder={t('bulk.notRead')}
                clearable
                searchable
                value={mapping.columns[column] ?? null}
                data={choices}
                onChange={(role) => void choose(column, role as ColumnRole | null)}
              />
            ))}
          </div>
          <fieldset className="bulk-columns__all">
            <legend>{t('bulk.allRows')}</legend>
            <Select
              size="xs"
              label={t('bulk.stepOfAll')}
              placeholder={t('bulk.stepNone')}
              clearable
              value={mapping.step}
              data={RECORDED_KINDS.map((kind) => ({ value: kind, label: t(`milestone.${kind}`) }))}
              onChange={(step) => void changeMapping({ step })}
            />
            <Select
              size="xs"
              label={t('bulk.lineOfAll')}
              placeholder={t('bulk.lineNone')}
              clearable
              searchable
              value={mapping.redLineId}
              data={(redLines ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(redLineId) => void changeMapping({ redLineId })}
            />
            {hasAmount && (
              <div>
                <span className="bulk-label">{t('bulk.amountUnit')}</span>
                <SegmentedControl
                  size="xs"
                  aria-label={t('bulk.amountUnit')}
                  value={mapping.amountUnit}
                  data={(['yuan', 'wan'] as const).map((value) => ({ value, label: t(`bulk.${value}`) }))}
                  onChange={(amountUnit) => void changeMapping({ amountUnit })}
                />
              </div>
            )}
          </fieldset>
        </>
      )}
    </details>
  );
});
