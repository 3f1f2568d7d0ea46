import { useTranslation } from 'react-i18next';
import type { TableName } from '../../../workers/calls/tables.ts';

/** One of the district's tables: sorted, filtered, grouped and written out by the engine, shown a page at a time. */
export function RecordsTable({ name }: { name: TableName }) {
  const { t } = useTranslation();
  return <section aria-label={t('tables.title')} data-table={name} />;
}
