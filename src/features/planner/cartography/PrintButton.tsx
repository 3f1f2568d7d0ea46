import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPrintKey } from '../../../ui/print-key.ts';

const PrintDialog = lazy(async () => ({ default: (await import('./PrintDialog.tsx')).PrintDialog }));

/** Opens the print sheet; so does Ctrl+P, because printing the screen itself would be of no use to anybody. */
export function PrintButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPrintKey(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Tooltip label={`${t('cartography.print.open')} (Ctrl+P)`} position="left">
        <ActionIcon variant="default" size="lg" aria-label={t('cartography.print.open')} onClick={() => setOpen(true)}>
          <IconPrinter size={18} />
        </ActionIcon>
      </Tooltip>
      <Suspense fallback={null}>{open && <PrintDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
