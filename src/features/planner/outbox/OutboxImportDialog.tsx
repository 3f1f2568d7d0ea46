import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import {
  acceptOutboxes,
  closeOutboxes,
  type OpenOutboxes,
  type ReceiptFile,
  useOutboxImport,
} from '../../../state/outbox-import.ts';
import { undoRecord } from '../../../state/undo.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { saveFile } from '../../district-map/save-file.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './outbox-import.css';
import { JudgedRecords } from './JudgedRecords.tsx';

/** What phones recorded: looked at before anything is taken in, then taken in at once, and a receipt to give back. */
export function OutboxImportDialog() {
  const { t } = useTranslation();
  const { phase } = useOutboxImport();
  if (phase.at === 'idle') return null;
  const isBusy = phase.at === 'accepting';
  return (
    <Modal
      opened
      onClose={() => void closeOutboxes()}
      title={t('outboxImport.title')}
      size={900}
      centered
      closeOnClickOutside={false}
      closeOnEscape={!isBusy}
      closeButtonProps={{ 'aria-label': t('app.close'), disabled: isBusy }}
      classNames={{ body: 'outbox-import' }}
    >
      {phase.at === 'reading' && (
        <PhaseProgress title={`${t('outboxImport.reading')} ${phase.fileName}`} progress={phase.progress} />
      )}
      {phase.at === 'accepting' && <PhaseProgress title={t('outboxImport.accepting')} progress={null} />}
      {phase.at === 'open' && <Look open={phase.open} />}
      {phase.at === 'done' && <Done {...phase} />}
    </Modal>
  );
}

function Look({ open }: { open: OpenOutboxes }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { records, outboxes, unread, problem } = open;
  const count = (verdict: string) => records.filter((one) => one.verdict === verdict).length;
  const fresh = count('new');
  return (
    <>
      {problem && (
        <p role="alert" className="failure">
          {failureText(problem)}
        </p>
      )}
      {unread.map(({ fileName, error }) => (
        <p key={fileName} role="alert" className="failure">
          {fileName} — {failureText(error)}
        </p>
      ))}
      <Files open={open} />
      {outboxes.length > 0 && (
        <>
          <p className="outbox-import__lead">
            {t('outboxImport.lead', { fresh, here: count('here'), refused: count('refused') })}
          </p>
          <p className="quiet">{t(fresh > 0 ? 'outboxImport.nothingYet' : 'outboxImport.again')}</p>
          <JudgedRecords records={records} isTaken={false} />
        </>
      )}
      <div className="outbox-import__actions">
        {outboxes.length > 0 && (
          <Button onClick={() => void acceptOutboxes()}>
            {fresh > 0 ? t('outboxImport.accept', { count: fresh }) : t('outboxImport.receiptOnly')}
          </Button>
        )}
        <Button variant="default" onClick={() => void closeOutboxes()}>
          {t('app.cancel')}
        </Button>
      </div>
    </>
  );
}

function Files({ open: { outboxes } }: { open: OpenOutboxes }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="outbox-import__files">
      {outboxes.map(({ outboxId, fileName, device, exportedAt, missing, isBaseKnown }) => (
        <li key={outboxId}>
          {t('outboxImport.file', {
            name: fileName,
            device: device.slice(-8),
            at: new Date(exportedAt).toLocaleString(i18n.language),
          })}
          {missing.length > 0 && <p className="failure">{t('outboxImport.missing', { count: missing.length })}</p>}
          {!isBaseKnown && <p className="quiet">{t('outboxImport.baseUnknown')}</p>}
        </li>
      ))}
    </ul>
  );
}

interface DoneProps {
  readonly open: OpenOutboxes;
  readonly taken: number;
  readonly changes: readonly string[];
  readonly receipt: ReceiptFile | null;
  readonly problem: OpenOutboxes['problem'];
}

function Done({ open, taken, changes, receipt, problem }: DoneProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [refusal, setRefusal] = useState<CodedError | null>(null);
  const takeBack = async () => {
    try {
      await undoRecord(changes, t('outboxImport.takenBack', { name: open.outboxes.map(({ fileName }) => fileName).join(', ') }));
      notifications.show({
        message: t('outboxImport.undone', { count: taken }),
        closeButtonProps: { 'aria-label': t('app.close') },
      });
      await closeOutboxes();
    } catch (error) {
      setRefusal(asCodedError(error));
    }
  };
  const refused = open.records.filter(({ verdict }) => verdict === 'refused').length;
  return (
    <>
      {problem && (
        <p role="alert" className="failure">
          {failureText(problem)}
        </p>
      )}
      <p role="status" className="outbox-import__lead">
        {t('outboxImport.done', { count: taken })}
      </p>
      {refused > 0 && <p>{t('outboxImport.refusedLeft', { count: refused })}</p>}
      <JudgedRecords records={open.records} isTaken />
      <p>{t('outboxImport.receiptHow')}</p>
      {changes.length > 0 && <p className="quiet">{t('outboxImport.undoHow')}</p>}
      {refusal && (
        <p role="alert" className="failure">
          {failureText(refusal)}
        </p>
      )}
      <div className="outbox-import__actions">
        {receipt && (
          <Button onClick={() => saveFile(new Blob([receipt.text], { type: 'application/json' }), receipt.name)}>
            {t('outboxImport.saveReceipt')}
          </Button>
        )}
        {changes.length > 0 && (
          <Button variant="default" onClick={() => void takeBack()}>
            {t('outboxImport.undo')}
          </Button>
        )}
        <Button variant="default" onClick={() => void closeOutboxes()}>
          {t('app.close')}
        </Button>
      </div>
    </>
  );
}
