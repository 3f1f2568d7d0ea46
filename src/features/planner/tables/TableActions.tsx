import { Button, type ButtonProps, type ElementProps, Menu } from '@mantine/core';
import { IconCopy, IconDownload, IconFileExport, IconFileSpreadsheet, IconTableImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openBulk } from '../../../state/bulk.ts';
import { headingOf } from './table-words.ts';
import type { Folded, ToolbarProps } from './toolbar-props.ts';
import { columnsShown } from './use-records.ts';

interface ToolButtonProps extends ButtonProps, ElementProps<'button', keyof ButtonProps> {
  readonly icon?: ReactNode;
}

/** As the buttons beside it; what opens a menu hands on its own properties. */
function ToolButton({ icon, ...button }: ToolButtonProps) {
  return <Button size="compact-sm" variant="default" leftSection={icon} className="records__button" {...button} />;
}

const isEmpty = (answer: ToolbarProps['answer']): boolean => !answer || answer.totals.rows === 0;

/** All rows or the chosen ones, all columns shown or one. */
export function CopyMenu({ name, answer, view, chosenRows, onCopy, isFolded = false }: ToolbarProps & Folded) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" shadow="md" withinPortal={!isFolded}>
      <Menu.Target>
        <ToolButton icon={<IconCopy size={16} />} disabled={isEmpty(answer)}>
          {t('tables.copy')}
        </ToolButton>
      </Menu.Target>
      <Menu.Dropdown>
        <CopyChoices name={name} answer={answer} view={view} chosenRows={chosenRows} onCopy={onCopy} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Apart from the menu's button: headings of all columns are made for an open menu only. */
function CopyChoices({
  name,
  answer,
  view,
  chosenRows,
  onCopy,
}: Pick<ToolbarProps, 'name' | 'answer' | 'view' | 'chosenRows' | 'onCopy'>) {
  const { t, i18n } = useTranslation();
  const columns = answer ? columnsShown(answer, view) : [];
  const which = chosenRows > 1 ? 'chosen' : 'all';
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <>
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
    </>
  );
}

/** The rows as CSV. */
export function SaveButton({ answer, onSave }: ToolbarProps) {
  const { t } = useTranslation();
  return (
    <ToolButton icon={<IconDownload size={16} />} disabled={isEmpty(answer)} onClick={onSave}>
      {t('tables.csv')}
    </ToolButton>
  );
}

/** The office's ledger, where the table has one. */
export function LedgerButton({ answer, onLedger }: ToolbarProps) {
  const { t } = useTranslation();
  if (!onLedger) return null;
  return (
    <ToolButton icon={<IconFileSpreadsheet size={16} />} disabled={isEmpty(answer)} onClick={onLedger}>
      {t('tables.ledger')}
    </ToolButton>
  );
}

/** Other formats, with shapes: of the chosen rows where some are chosen. */
export function ExportButton({ answer, onExport }: ToolbarProps) {
  const { t } = useTranslation();
  return (
    <ToolButton icon={<IconFileExport size={16} />} disabled={isEmpty(answer)} onClick={onExport}>
      {t('exporting.open')}
    </ToolButton>
  );
}

/** Steps of clearance items come in from the office's own tables. */
export function BulkButton({ name, isShort = false }: ToolbarProps & { isShort?: boolean }) {
  const { t } = useTranslation();
  if (name !== 'items') return null;
  const icon = <IconTableImport size={16} aria-hidden />;
  return (
    <ToolButton icon={isShort ? undefined : icon} aria-label={t('bulk.open')} onClick={openBulk}>
      {isShort ? icon : t('bulk.open')}
    </ToolButton>
  );
}
