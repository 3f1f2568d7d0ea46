import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTools } from '../../../state/tools.ts';
import { useView } from '../../../state/view.ts';

const NOTICE = 'undo';
/** Where the keys take back what is typed. */
const WRITING = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]';

/** What Ctrl+Z takes back and Ctrl+Shift+Z does again, with a word about what it was. */
export function useUndoKeys(): void {
  const { t } = useTranslation();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const writes = event.target instanceof Element && event.target.closest(WRITING);
      // While something is drawn the keys take back its vertices.
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || writes || useTools.getState().tool) return;
      event.preventDefault();
      const { undo, redo } = useView.getState();
      const step = event.shiftKey ? redo() : undo();
      if (!step) return;
      notifications.hide(NOTICE);
      const message = t(event.shiftKey ? 'views.redone' : 'views.undone', { what: t(`views.step.${step.what}`) });
      notifications.show({ id: NOTICE, message, autoClose: 2500 });
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [t]);
}
