import { ActionIcon, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTools } from '../../../state/tools.ts';
import { useView } from '../../../state/view.ts';

const NOTICE = 'undo';
/** Where the keys take back what is typed. */
const WRITING = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]';

/** Takes back what was filtered, sorted or switched; also by Ctrl+Z, and forward again by Ctrl+Shift+Z. */
export function UndoButton() {
  const { t } = useTranslation();
  const last = useView((s) => s.undoSteps.at(-1));
  useEffect(() => {
    const take = (direction: 'undo' | 'redo') => {
      const step = useView.getState()[direction]();
      if (!step) return;
      notifications.hide(NOTICE);
      notifications.show({
        id: NOTICE,
        message: t(direction === 'undo' ? 'views.undone' : 'views.redone', { what: t(`views.step.${step.what}`) }),
        autoClose: 2500,
      });
    };
    const press = (event: KeyboardEvent) => {
      const writes = event.target instanceof Element && event.target.closest(WRITING);
      // While something is drawn the keys take back its vertices.
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || writes || useTools.getState().tool) return;
      event.preventDefault();
      take(event.shiftKey ? 'redo' : 'undo');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [t]);
  const label = last ? t('views.undo', { what: t(`views.step.${last.what}`) }) : t('views.nothingToUndo');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        className={last ? undefined : 'top-bar__idle'}
        aria-disabled={!last}
        onClick={() => useView.getState().undo()}
      >
        <IconArrowBackUp size={20} />
      </ActionIcon>
    </Tooltip>
  );
}
