import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { redoLast, undoLast } from '../../../state/undo.ts';
import type { UndoStep } from '../../../state/view.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

const NOTICE = 'undo';

/** Takes the last step back, or does it again, with a word about what it was or why it stays. */
export function useUndo(): { wordStep(step: UndoStep): string; turn(direction: 'back' | 'forward'): Promise<void> } {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const wordStep = ({ what, layer, record }: UndoStep): string => {
    if (what !== 'record' || !record) return t(`views.step.${what}`, { name: layer?.name });
    const type = t(`history.type.${record.type}`);
    const name = record.type === 'milestone-recorded' ? t(`milestone.${record.kind}`) : layer?.name;
    const did = name === undefined ? type : t('views.step.named', { type, name });
    return record.changes.length > 1 && !layer ? t('views.step.several', { did, count: record.changes.length }) : did;
  };
  const turn = async (direction: 'back' | 'forward') => {
    const forward = direction === 'forward';
    try {
      const step = await (forward ? redoLast : undoLast)(({ what }) =>
        t(what === 'import' ? 'views.importTakenBack' : forward ? 'views.recordAgain' : 'views.recordTakenBack'),
      );
      if (!step) return;
      notifications.hide(NOTICE);
      const message = t(forward ? 'views.redone' : 'views.undone', { what: wordStep(step) });
      notifications.show({ id: NOTICE, message, autoClose: step.record ? 5000 : 2500 });
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
  };
  return { wordStep, turn };
}
