import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPatchSources } from '../../../state/desk.ts';
import { TakePatchesDialog } from './TakePatchesDialog.tsx';
import { useAsked } from './use-asked.ts';

/** Opens what takes the rows of a layer as patches; nothing where no layer holds any. `layerId` names one, and shows only for it. */
export function TakePatchesButton({ layerId }: { layerId?: string }) {
  const { t } = useTranslation();
  const { answer: sources } = useAsked('patch-sources', loadPatchSources);
  const [isOpen, setOpen] = useState(false);
  const offered = (sources ?? []).filter((source) => layerId === undefined || source.layerId === layerId);
  if (offered.length === 0) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('desk.take.open')}
      </Button>
      {isOpen && <TakePatchesDialog sources={offered} onClose={() => setOpen(false)} />}
    </>
  );
}
