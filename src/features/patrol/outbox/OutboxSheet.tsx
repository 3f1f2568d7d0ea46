import { IconDeviceFloppy, IconFileCheck, IconFileExport, IconShare } from '@tabler/icons-react';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { groupByRecord } from '../../../core/register/outbox/field-work.ts';
import { isUnsafe } from '../../../core/register/outbox/outbox-entry.ts';
import { describeError } from '../../../i18n/describe-error.ts';
import { canShare, handOver, openReceipt, packOutbox, type ReadyFile, useOutbox } from '../../../state/patrol/outbox.ts';
import { useSecondCopy } from '../../../state/patrol/second-copy.ts';
import { useSync } from '../../../state/sync-state.ts';
import './outbox.css';
import { OutboxList } from './OutboxList.tsx';
import { wordSize } from './word-size.ts';

const TeamWay = lazy(async () => ({ default: (await import('./TeamWay.tsx')).TeamWay }));

/** What is only on this phone, what is safe, and a file that carries it. */
export function OutboxSheet() {
  const { t, i18n } = useTranslation();
  const { entries, isKnown, packing, ready, problem, read } = useOutbox();
  const copy = useSecondCopy((s) => s.copy);
  const hasTeam = useSync((s) => s.hasTeam === true);
  const picker = useRef<HTMLInputElement>(null);
  const waiting = entries.filter(isUnsafe);
  const size = waiting.reduce((sum, { bytes }) => sum + bytes, 0);
  const waitingRecords = groupByRecord(waiting, (entry) => entry).length;
  const isPacking = packing !== null;
  const packed = packing !== null && packing !== 'begun' && packing.total > 0 ? packing : null;
  return (
    <section className="outbox">
      <p className="outbox__head" role="status">
        {!isKnown
          ? t('patrol.outbox.pill.reading')
          : waitingRecords > 0
            ? t('patrol.outbox.head.waiting', { count: waitingRecords, size: wordSize(size, i18n.language) })
            : t(entries.length > 0 ? 'patrol.outbox.head.safe' : 'patrol.outbox.head.empty')}
      </p>
      {waiting.length > 0 && copy.at !== 'none' && (
        <p className={copy.at === 'behind' && copy.because !== 'writing' ? 'outbox__problem' : 'outbox__how'} role="status">
          {t(`patrol.outbox.copy.${copy.at === 'whole' ? 'whole' : copy.because}`)}
        </p>
      )}
      {hasTeam && (
        <Suspense>
          <TeamWay />
        </Suspense>
      )}
      {problem && (
        <p className="outbox__problem" role="alert">
          {describeError(i18n, problem)}
        </p>
      )}
      {read && (
        <p className="outbox__read" role="status">
          {t('patrol.outbox.read', read)}
        </p>
      )}
      <OutboxList entries={entries} which="attention" />
      {ready ? (
        <Ready file={ready} />
      ) : (
        entries.length > 0 && (
          <button type="button" className="outbox__main" disabled={isPacking} onClick={() => void packOutbox()}>
            <IconFileExport size={22} aria-hidden />
            {packed
              ? t('patrol.outbox.packingFiles', { done: packed.done, total: packed.total })
              : t(isPacking ? 'patrol.outbox.packing' : waiting.length > 0 ? 'patrol.outbox.export' : 'patrol.outbox.exportAll')}
          </button>
        )
      )}
      {entries.length > 0 && (
        <>
          <button type="button" className="outbox__second" onClick={() => picker.current?.click()}>
            <IconFileCheck size={22} aria-hidden />
            {t('patrol.outbox.receipt')}
          </button>
          <input
            ref={picker}
            type="file"
            hidden
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void openReceipt(file);
              event.currentTarget.value = '';
            }}
          />
        </>
      )}
      <p className="outbox__how">{t(hasTeam ? 'patrol.outbox.howTeam' : 'patrol.outbox.how')}</p>
      <OutboxList entries={entries} which="others" />
    </section>
  );
}

/** Sharing needs a touch of its own after the file is written. */
function Ready({ file }: { file: ReadyFile }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="outbox__ready">
      <p role="status">{t('patrol.outbox.ready', { name: file.name, size: wordSize(file.blob.size, i18n.language) })}</p>
      {file.missing > 0 && <p className="outbox__problem">{t('patrol.outbox.missing', { count: file.missing })}</p>}
      {canShare(file) && (
        <button type="button" className="outbox__main" onClick={() => void handOver('share')}>
          <IconShare size={22} aria-hidden />
          {t('patrol.outbox.share')}
        </button>
      )}
      <button
        type="button"
        className={canShare(file) ? 'outbox__second' : 'outbox__main'}
        onClick={() => void handOver('download')}
      >
        <IconDeviceFloppy size={22} aria-hidden />
        {t('patrol.outbox.save')}
      </button>
    </div>
  );
}
