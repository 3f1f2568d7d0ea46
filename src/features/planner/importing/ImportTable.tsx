import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ImportList, openImportList, useImportPointer } from '../../../state/import-pointer.ts';
import { openImport, type OpenImport, useImports } from '../../../state/imports.ts';
import { DeviationList } from './DeviationList.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { DIFFERENCE_KINDS, shownDifference } from './differences.ts';
import { RowList } from './RowList.tsx';

/** At the map's foot while a file is looked at: its rows, its deviating areas, and where it differs from a layer. */
export function ImportTable() {
  const { t, i18n } = useTranslation();
  const open = useImports((s) => openImport(s));
  const list = useImportPointer((s) => s.list);
  if (!open || !list) return null;
  const lists = listsOf(open);
  const shown = lists.find((one) => one.list === list) ?? lists[0];
  return (
    <section className="drawer drawer--low" aria-label={t('import.list.title')} id="table">
      <header className="drawer__head">
        <div className="drawer__tabs" role="group" aria-label={t('import.list.title')}>
          {lists.map(({ list: one, count }) => (
            <button key={one} type="button" aria-pressed={one === shown.list} onClick={() => openImportList(one)}>
              {one === 'rows' || one === 'areas' ? t(`import.list.${one}`) : t(`import.check.kind.${one}`)}{' '}
              <small className="figures">{count.toLocaleString(i18n.language)}</small>
            </button>
          ))}
        </div>
        <div className="drawer__tools">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('import.list.close')}
            onClick={() => openImportList(null)}
          >
            <IconX size={18} />
          </ActionIcon>
        </div>
      </header>
      <div className="drawer__content">
        <ListContent open={open} list={shown.list} />
      </div>
    </section>
  );
}

function ListContent({ open, list }: { open: OpenImport; list: ImportList }) {
  if (list === 'rows') return <RowList preview={open.preview} placing={open.placing} />;
  if (!open.judgement) return null;
  if (list === 'areas')
    return open.judgement.areas && <DeviationList areas={open.judgement.areas} importId={open.preview.importId} />;
  const difference = shownDifference(open.judgement, open.draft.replaces);
  return difference && <DifferenceList key={list} kind={list} difference={difference} />;
}

/** Those lists that hold something, with how much. */
function listsOf({ preview, judgement, draft }: OpenImport): { list: ImportList; count: number }[] {
  const difference = judgement && shownDifference(judgement, draft.replaces);
  const deviations = judgement?.areas?.deviations.length ?? 0;
  return [
    { list: 'rows', count: preview.features },
    ...(deviations > 0 ? [{ list: 'areas' as const, count: deviations }] : []),
    ...(difference
      ? DIFFERENCE_KINDS.flatMap((list) => (difference.counts[list] > 0 ? [{ list, count: difference.counts[list] }] : []))
      : []),
  ];
}
