import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import type { Beginning } from './use-begin.ts';

/** Asks before a new drawing takes the place of an unfinished one, on the screen or left behind on this device. */
export function BeginQuestion({ beginning }: { beginning: Beginning }) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      opened={beginning.asking !== null}
      action={t('editing.discard.begin')}
      text={t('editing.discard.other')}
      onConfirm={() => beginning.answer(true)}
      onClose={() => beginning.answer(false)}
    />
  );
}
