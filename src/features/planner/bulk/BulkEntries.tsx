import { memo, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from '../../../i18n/create-i18n.ts';
import { writeYuan } from '../../../core/register/yuan.ts';
import { entryAt, leaveOut, type OpenBulk, useBulk, wantEntries } from '../../../state/bulk.ts';
import { type GridColumn, VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import type { BulkEntry } from '../../../workers/calls/bulk.ts';
import { useNames } from '../inspection/use-names.ts';
import { useVerdictText } from './bulk-words.ts';

const WIDTHS = {
  take: 56,
  line: 56,
  parcelNo: 190,
  redLine: 130,
  step: 84,
  day: 104,
  document: 140,
  amount: 116,
  verdict: 340,
} as const;
type Key = keyof typeof WIDTHS;
interface EntryColumn extends GridColumn {
  readonly key: Key;
}
const FIGURES: ReadonlySet<Key> = new Set<Key>(['line', 'amount']);

/** Every step of every row with what becomes of it; the reason of the one that is looked at stands below in full. */
export const BulkEntries = memo(function BulkEntries({ open }: { open: OpenBulk }) {
  const { t } = useTranslation();
  const verdictText = useVerdictText();
  const lineOf = useLineName();
  // Entries come in behind the screen's back: the count makes it look again.
  const loaded = useBulk((s) => s.loaded);
  const [looked, setLooked] = useState(-1);
  const { filter, preview } = open;
  const count = preview ? (filter === null ? preview.entries : preview.counts[filter]) : 0;
  const columns = (Object.keys(WIDTHS) as Key[]).map(
    (key): EntryColumn => ({
      key,
      header: t(`bulk.column.${key}`),
      width: WIDTHS[key],
      numeric: FIGURES.has(key),
      className: key === 'parcelNo' || key === 'day' ? 'figures' : undefined,
    }),
  );
  const toggle = (index: number) => {
    const entry = entryAt(index);
    if (entry?.verdict === 'record') void leaveOut(entry.at, !entry.isLeftOut);
  };
  const shown = looked < 0 ? undefined : entryAt(looked);
  return (
    <>
      <div className="bulk-entries" data-loaded={loaded}>
        {count === 0 && preview ? (
          <p className="bulk-quiet bulk-entries__none">{t('bulk.nothing')}</p>
        ) : (
          <VirtualGrid
            label={t('bulk.title')}
            columns={columns}
            count={count}
            order={null}
            cell={(index, column) => writeEntry(entryAt(index), column.key, { t, verdictText, lineOf })}
            isChosen={(index) => index === looked}
            follow={-1}
            onPick={setLooked}
            onOpen={toggle}
            onWindow={wantEntries}
          />
        )}
      </div>
      {shown && (
        <p className="bulk-reason" role="status" data-verdict={shown.isLeftOut ? 'leftOut' : shown.verdict}>
          <strong>
            {t('where.line', { line: shown.line })} ·{' '}
            {shown.item ? `${shown.item.parcelNo}, ${lineOf(shown.item)}` : shown.parcelNo}
          </strong>{' '}
          {verdictText(shown).word}
          {shown.problem && `: ${verdictText(shown).reason}`}
        </p>
      )}
    </>
  );
});

interface EntryWords {
  readonly t: TFunction;
  readonly verdictText: ReturnType<typeof useVerdictText>;
  readonly lineOf: ReturnType<typeof useLineName>;
}

/** Not a component: hundreds of cells would each ask for their words. */
function writeEntry(entry: BulkEntry | undefined, column: Key, { t, verdictText, lineOf }: EntryWords): ReactNode {
  if (!entry) return column === 'parcelNo' ? <span className="chidu-table-waiting" /> : null;
  const step = entry.kind ? t(`milestone.${entry.kind}`) : '—';
  switch (column) {
    case 'take':
      return entry.verdict === 'record' ? (
        <input
          type="checkbox"
          className="bulk-take"
          aria-label={t('bulk.takeEntry', { line: entry.line, step })}
          checked={!entry.isLeftOut}
          onChange={(event) => void leaveOut(entry.at, !event.currentTarget.checked)}
        />
      ) : null;
    case 'line':
      return entry.line;
    case 'parcelNo':
      return entry.item?.parcelNo ?? (entry.parcelNo || '—');
    case 'redLine':
      return entry.item ? lineOf(entry.item) : entry.redLine || '—';
    case 'step':
      return step;
    case 'day':
      return entry.on ?? entry.dayText;
    case 'document':
      return [entry.documentNo, entry.proof].filter((part) => part !== undefined).join(' / ');
    case 'amount':
      return entry.amount === undefined ? '' : writeYuan(entry.amount);
    case 'verdict': {
      const { word, reason } = verdictText(entry);
      return (
        <span className="bulk-verdict" data-verdict={entry.isLeftOut ? 'leftOut' : entry.verdict} title={reason}>
          <span className="bulk-verdict__word">{word}</span>
          {reason && <span className="bulk-verdict__reason">{reason}</span>}
        </span>
      );
    }
  }
}

function useLineName(): (item: NonNullable<BulkEntry['item']>) => string {
  const { nameOf } = useNames();
  return ({ redLineId, redLineName }) => nameOf({ kind: 'red-line', id: redLineId }, redLineName);
}
