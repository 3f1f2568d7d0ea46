import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { acceptImport } from '../../../state/accept-import.ts';
import { polygonsOf } from '../../../state/import-draft.ts';
import { isSettled, stepAfter } from '../../../state/import-steps.ts';
import { dropImport, type OpenImport } from '../../../state/imports.ts';
import { goOn } from '../../../state/open-import.ts';
import { isReplaceBlocked } from './differences.ts';

/** The one thing to do next, and the way out. */
export function WizardActions({ open }: { open: OpenImport }) {
  const { t } = useTranslation();
  const { preview, draft, at, busy, judgement } = open;
  const polygons = polygonsOf(preview);
  const putAside = (
    <Button variant="default" onClick={() => void dropImport()}>
      {t('import.putAside')}
    </Button>
  );
  if (at === 'check')
    return (
      <>
        {putAside}
        <Button
          disabled={!judgement || busy !== null || isReplaceBlocked(judgement, draft.replaces)}
          onClick={() => void acceptImport()}
        >
          {t(draft.replaces === null ? 'import.check.accept' : 'import.check.acceptReplace', { count: polygons })}
        </Button>
      </>
    );
  const confirmed = at === 'content' ? { ...draft, contentConfirmed: true } : draft;
  return (
    <>
      {putAside}
      <Button disabled={busy !== null || !isSettled(at, preview, confirmed)} onClick={goOn}>
        {t('import.goOn', { step: t(`import.step.${stepAfter(at, preview, confirmed)}`) })}
      </Button>
    </>
  );
}
