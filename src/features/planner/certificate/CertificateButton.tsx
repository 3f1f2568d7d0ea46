import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateSubject } from '../../../workers/calls/certifying.ts';
import './certificate-button.css';

const CertificateDialog = lazy(async () => ({ default: (await import('./CertificateDialog.tsx')).CertificateDialog }));

interface CertificateButtonProps {
  readonly subject: CertificateSubject;
  /** What the certificate is of. */
  readonly name: string;
  /** Beside the row of a list there is room for a sign only. */
  readonly small?: boolean;
  readonly disabled?: boolean;
}

/** Opens the area certificate of a feature, an item or an overlap. */
export function CertificateButton({ subject, name, small = false, disabled = false }: CertificateButtonProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  const label = t('certificate.of', { name });
  return (
    <>
      {small ? (
        <Tooltip label={t('certificate.title')} position="left">
          <ActionIcon variant="subtle" color="gray" className="certificate-button" aria-label={label} onClick={open}>
            <IconCertificate size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : (
        <Button
          variant="default"
          leftSection={<IconCertificate size={16} aria-hidden />}
          onClick={open}
          disabled={disabled}
          title={disabled ? t('certificate.notThere') : undefined}
        >
          {t('certificate.title')}
        </Button>
      )}
      <Suspense fallback={null}>
        {isOpen && <CertificateDialog subject={subject} name={name} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
