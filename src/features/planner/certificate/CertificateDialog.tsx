import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBraces, IconCopy, IconFileCode, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { AreaCertificate } from '../../../core/measure/certificate/area-certificate.ts';
import { fingerprint } from '../../../core/measure/certificate/fingerprint.ts';
import { writeCertificateHtml, writeCertificateJson } from '../../../formats/certificate/write.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { CertificateSubject } from '../../../workers/calls/certifying.ts';
import { download } from '../cartography/save-sheet.ts';
import { usePrintKey } from '../../../ui/use-print-key.ts';
import { useCopy } from '../measuring/use-copy.ts';
import '../../../ui/print-root.css';
import { fileNameOf } from '../tables/hand-over.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './certificate-dialog.css';
import { languageOf, textsOf } from './certificate-texts.ts';
import { CertificateSheet } from './CertificateSheet.tsx';
import { useCertificate } from './use-certificate.ts';

/** What a screen lists of a ring at most; paper and files have all of it. */
const ON_SCREEN = { mostRows: 400 };
const PAGE =
  '@page { size: A4; margin: 15mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt } }';

interface CertificateDialogProps {
  readonly subject: CertificateSubject;
  readonly name: string;
  onClose(): void;
}

/** The area certificate of a subject on the day looked at: read, printed, saved as a file that verifies itself. */
export function CertificateDialog({ subject, name, onClose }: CertificateDialogProps) {
  const { t } = useTranslation();
  const summary = useSession((s) => s.summary);
  // The certificate is of the day on which it was opened.
  const [on] = useState(() => shownDay(useView.getState().on, summary));
  const { certificate, error } = useCertificate(subject, on);
  const failureText = useFailureText();
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      title={t('certificate.of', { name })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{ body: 'certificate-dialog', content: 'certificate-dialog__frame', title: 'certificate-dialog__title' }}
    >
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {!certificate && !error && (
        <p role="status" className="quiet">
          {t('certificate.making')}…
        </p>
      )}
      {certificate && <Issued certificate={certificate} />}
    </Modal>
  );
}

function Issued({ certificate }: { certificate: AreaCertificate }) {
  const { t, i18n } = useTranslation();
  const copy = useCopy();
  // Once printed the paper stays: some browsers look at it after `print` has returned.
  const [onPaper, setOnPaper] = useState(false);
  const code = fingerprint(certificate.sha256);
  const save = (ending: 'html' | 'json', type: string, text: string) => {
    const named = t('certificate.fileName', { name: certificate.subject.name, day: certificate.on, code: code.slice(0, 9) });
    const name = fileNameOf([named], ending);
    download(new Blob([text], { type }), name);
    notifications.show({ message: t('certificate.saved', { name }), closeButtonProps: { 'aria-label': t('app.close') } });
  };
  const saveHtml = async () => {
    const page = await import('../../../player/certificate/main.ts?page');
    save('html', 'text/html', writeCertificateHtml(certificate, textsOf(i18n), languageOf(i18n), page));
  };
  const print = () => {
    flushSync(() => setOnPaper(true));
    window.print();
  };
  usePrintKey(print);
  return (
    <>
      <div className="certificate-dialog__bar">
        <div className="certificate-dialog__actions">
          <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={print}>
            {t('certificate.print')}
          </Button>
          <Button variant="default" leftSection={<IconFileCode size={16} aria-hidden />} onClick={() => void saveHtml()}>
            {t('certificate.saveHtml')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconBraces size={16} aria-hidden />}
            onClick={() => save('json', 'application/json', writeCertificateJson(certificate))}
          >
            {t('certificate.saveJson')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => void copy(certificate.sha256, t('certificate.copied', { code }))}
          >
            {t('certificate.copyCode')}
          </Button>
        </div>
        <p className="quiet">{t('certificate.handOver')}</p>
      </div>
      <div className="certificate-dialog__desk" tabIndex={0} role="region" aria-label={t('certificate.title')}>
        <CertificateSheet certificate={certificate} extent={ON_SCREEN} />
      </div>
      {onPaper &&
        createPortal(
          <div className="print-root" aria-hidden>
            <style>{PAGE}</style>
            <CertificateSheet certificate={certificate} />
          </div>,
          document.body,
        )}
    </>
  );
}
