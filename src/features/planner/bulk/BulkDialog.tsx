import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { closeBulk, stopBulk, useBulk } from '../../../state/bulk.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './bulk.css';
import { BulkDone } from './BulkDone.tsx';
import { BulkLook } from './BulkLook.tsx';
import { ChooseTable } from './ChooseTable.tsx';

/** The same bound as in narrow.css. */
const NARROW = '(max-width: 760px)';

/** Steps recorded from an office's table: choose it, say what its columns hold, see what each row would do, record all or none. */
export function BulkDialog() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches) ?? false;
  const { opened, at, busy, problem } = useBulk();
  return (
    <Modal
      opened={opened}
      onClose={closeBulk}
      title={t('bulk.title')}
      size={at === 'looking' ? 1200 : 640}
      fullScreen={isNarrow}
      centered
      // What was looked at is not lost by a click beside it, nor while it is being recorded.
      closeOnClickOutside={at !== 'looking'}
      closeOnEscape={busy?.doing !== 'recording'}
      closeButtonProps={{ 'aria-label': t('app.close'), disabled: busy?.doing === 'recording' }}
      classNames={{ body: 'bulk' }}
    >
      {problem && problem.code !== 'cancelled' && (
        <p role="alert" className="failure">
          {failureText(problem)}
        </p>
      )}
      {at === 'choosing' && !busy && <ChooseTable />}
      {at === 'looking' && <BulkLook />}
      {at === 'done' && <BulkDone />}
      {busy && (busy.doing === 'recording' || at === 'choosing') && (
        <PhaseProgress
          title={t(`bulk.${busy.doing}`)}
          progress={busy.progress}
          onCancel={busy.doing === 'recording' ? undefined : stopBulk}
        />
      )}
      {problem?.code === 'cancelled' && at === 'choosing' && <Button onClick={closeBulk}>{t('app.close')}</Button>}
    </Modal>
  );
}
