import { Button, Checkbox, Modal } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { fillNotice, writeNotice, writePieces } from '../../../core/report/notice/fill-notice.ts';
import type { NoticeKind, TemplateName } from '../../../core/report/notice/notice.ts';
import type { Settings } from '../../../core/register/district.ts';
import { today } from '../../../state/record.ts';
import { useSession } from '../../../state/session.ts';
import type { NoticeFacts } from '../../../workers/calls/notices.ts';
import { usePrintKey } from '../../../ui/use-print-key.ts';
import { DemandWarning } from '../cases/DemandWarning.tsx';
import { useCopy } from '../measuring/use-copy.ts';
import '../../../ui/print-root.css';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './notice-dialog.css';
import { NO_OFFICE, NoticeForm } from './NoticeForm.tsx';
import { NoticeSheet } from './NoticeSheet.tsx';
import { type TypedValues, valuesOf } from './notice-values.ts';
import { ServiceReceipt } from './ServiceReceipt.tsx';
import { useNoticeFacts } from './use-notice-facts.ts';

const PAGE = '@page { size: A4; margin: 25mm 24mm 22mm }';

interface NoticeDialogProps {
  readonly caseId: string;
  readonly kind: NoticeKind;
  onClose(): void;
}

/** One paper of a case: filled, completed by hand, printed. What the law does not permit to serve is a sample and says so. */
export function NoticeDialog({ caseId, kind, onClose }: NoticeDialogProps) {
  const { t } = useTranslation();
  const [writtenOn, setWrittenOn] = useState(today);
  const { facts, error } = useNoticeFacts(caseId, writtenOn);
  const summary = useSession((s) => s.summary);
  const failureText = useFailureText();
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      title={t('notices.dialog', { kind: t(`notices.kind.${kind}`), caseNo: facts?.caseNo ?? '' })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{ body: 'notice-dialog' }}
    >
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {!facts && !error && (
        <p role="status" className="quiet">
          {t('notices.gathering')}…
        </p>
      )}
      {facts && summary && (
        <Paper
          kind={kind}
          facts={facts}
          settings={summary.settings}
          district={summary.district.name}
          writtenOn={writtenOn}
          onWrittenOn={setWrittenOn}
        />
      )}
    </Modal>
  );
}

interface PaperProps {
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  readonly settings: Settings;
  readonly district: string;
  readonly writtenOn: string;
  onWrittenOn(day: string): void;
}

function Paper({ kind, facts, settings, district, writtenOn, onWrittenOn }: PaperProps) {
  const { t, i18n } = useTranslation();
  const copy = useCopy();
  const name: TemplateName = `${facts.track}-${kind}`;
  const standard = (i18n.getResource(i18n.language, 'translation', `noticeTemplates.${name}`) as string | undefined) ?? '';
  const kept = settings.noticeTemplates?.[name];
  const [template, setTemplate] = useState(kept ?? standard);
  const place =
    i18n.language === 'en'
      ? facts.units.map((unit) => unit.nameEn ?? unit.name).join(' ')
      : facts.units.map((unit) => unit.name).join('');
  const [typed, setTyped] = useState<TypedValues>({ place });
  const [issuer, setIssuer] = useState(settings.office ?? NO_OFFICE);
  // Once printed the paper stays: some browsers look at it after `print` has returned.
  const [onPaper, setOnPaper] = useState(false);
  const notice = fillNotice(
    template,
    valuesOf(facts, { ...typed, writtenOn }, { ...settings, office: issuer }, district, i18n.language, t),
  );
  const { verdict, obstacles } = facts.verdicts[kind];
  const sample = verdict !== 'allowed';
  const [withReceipt, setWithReceipt] = useState(true);
  const receipt = !sample && withReceipt && (
    <ServiceReceipt kind={kind} caseNo={facts.caseNo} title={writePieces(notice.title)} typed={typed} issuer={issuer.name} />
  );
  const print = () => {
    flushSync(() => setOnPaper(true));
    window.print();
  };
  usePrintKey(print);
  return (
    <>
      <div className="notice-dialog__form">
        {sample && (
          <div role="alert" className="warning notice-dialog__refusal">
            <p>{t('notices.refused', { day: writtenOn })}</p>
            <ul>
              {obstacles.map(({ code, until, takenOn, article, missing }) => (
                <li key={`${code}-${article}-${missing}`}>
                  {t(`error.${code}`, { until, takenOn, article, missing: missing && t(`cases.step.${missing}`) })}
                </li>
              ))}
            </ul>
          </div>
        )}
        {kind === 'demand' && <DemandWarning room={facts.demandRoom} servedOn={writtenOn} />}
        <NoticeForm
          name={name}
          template={template}
          kept={kept}
          standard={standard}
          office={settings.office}
          issuer={issuer}
          onIssuer={setIssuer}
          typed={{ ...typed, writtenOn }}
          onTemplate={setTemplate}
          onTyped={({ writtenOn: day, ...others }) => {
            setTyped(others);
            if (day !== undefined && day !== writtenOn) onWrittenOn(day);
          }}
        />
        <p className="quiet" role="status">
          {notice.missing.length === 0
            ? t('notices.complete')
            : t('notices.missing', {
                count: notice.missing.length,
                fields: notice.missing.map((field) => t(`notices.field.${field}`)).join(t('notices.and')),
              })}
        </p>
        {!sample && (
          <Checkbox
            label={t('notices.receipt.attach', { name: t(`notices.receipt.${kind === 'announcement' ? 'posted' : 'served'}`) })}
            checked={withReceipt}
            onChange={(event) => setWithReceipt(event.currentTarget.checked)}
          />
        )}
        <div className="notice-dialog__actions">
          <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={print}>
            {t('notices.print')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => void copy(`${sample ? `${t('notices.sample')}\n\n` : ''}${writeNotice(notice)}`, t('notices.copied'))}
          >
            {t('notices.copy')}
          </Button>
        </div>
        <p className="quiet">{t('notices.afterPrint')}</p>
      </div>
      <div className="notice-dialog__desk" tabIndex={0} role="region" aria-label={t(`notices.kind.${kind}`)}>
        <NoticeSheet notice={notice} sample={sample} />
        {receipt}
      </div>
      {onPaper &&
        createPortal(
          <div className="print-root" aria-hidden>
            <style>{PAGE}</style>
            <NoticeSheet notice={notice} sample={sample} />
            {receipt}
          </div>,
          document.body,
        )}
    </>
  );
}
