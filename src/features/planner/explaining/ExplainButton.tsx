import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainSubject } from '../../../workers/calls/explaining.ts';

const ExplainDialog = lazy(async () => ({ default: (await import('./ExplainDialog.tsx')).ExplainDialog }));

interface ExplainButtonProps {
  readonly subject: ExplainSubject;
  /** Whose number it is about. */
  readonly name: string;
  /** Beside the row of a list there is room for a sign only. */
  readonly small?: boolean;
  readonly disabled?: boolean;
}

/** Asks where another number for the same area comes from. */
export function ExplainButton({ subject, name, small = false, disabled = false }: ExplainButtonProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  const label = t('explain.title', { name });
  return (
    <>
      {small ? (
        <Tooltip label={t('explain.button')} position="left">
          <ActionIcon variant="subtle" color="gray" className="certificate-button" aria-label={label} onClick={open}>
            <IconZoomQuestion size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : (
        <Button
          variant="default"
          leftSection={<IconZoomQuestion size={16} aria-hidden />}
          onClick={open}
          disabled={disabled}
          title={disabled ? t('certificate.notThere') : undefined}
        >
          {t('explain.button')}
        </Button>
      )}
      <Suspense fallback={null}>
        {isOpen && <ExplainDialog subject={subject} name={name} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
