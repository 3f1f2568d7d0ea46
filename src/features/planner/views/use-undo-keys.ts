import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTools } from '../../../state/tools.ts';
import { asCodedError } from '../../../state/failure.ts';
import { redoLast, undoLast } from '../../../state/undo.ts';
import { useView } from '../../../state/view.ts';
import { useFailureText } from '../use-failure-text.ts';

const NOTICE = 'undo';
/** Where the keys take back what is typed. */
const WRITING = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]';

/** What Ctrl+Z takes back and Ctrl+Shift+Z does again, with a word about what it was. */
export function useUndoKeys(): void {
  const { t } = useTranslation();
  const failureText = useFailureText();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const writes = event.target instanceof Element && event.target.closest(WRITING);
      // While something is drawn the keys take back its vertices.
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || writes || useTools.getState().tool) return;
      event.preventDefault();
      void turn(event.shiftKey);
    };
    const turn = async (forward: boolean) => {
      try {
        const isBulk = useView.getState().undoSteps.at(-1)?.bulk !== undefined;
        const step = await (forward ? redoLast : undoLast)(t(isBulk ? 'bulk.takenBack' : 'views.importTakenBack'));
        if (!step) return;
        notifications.hide(NOTICE);
        const what = t(`views.step.${step.what}`, { name: (step.layer ?? step.bulk)?.name });
        notifications.show({ id: NOTICE, message: t(forward ? 'views.redone' : 'views.undone', { what }), autoClose: 2500 });
      } catch (error) {
        notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [t, failureText]);
}
