import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { undoLast } from '../../../state/undo.ts';
import { useView } from '../../../state/view.ts';
import { useFailureText } from '../use-failure-text.ts';

/** Takes back what was filtered, sorted, switched or imported: a button in the bar, or an entry of its menu where there is no room. */
export function UndoButton({ inMenu = false }: { inMenu?: boolean }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const last = useView((s) => s.undoSteps.at(-1));
  const what = last && t(`views.step.${last.what}`, { name: (last.layer ?? last.bulk)?.name });
  const label = what ? t('views.undo', { what }) : t('views.nothingToUndo');
  const undo = async () => {
    try {
      const step = await undoLast(t(last?.bulk ? 'bulk.takenBack' : 'views.importTakenBack'));
      if (step?.layer) notifications.show({ message: t('views.importUndone', { name: step.layer.name }) });
      if (step?.bulk) notifications.show({ message: t('bulk.undone', { name: step.bulk.name }) });
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
  };
  if (inMenu)
    return (
      <Menu.Item leftSection={<IconArrowBackUp size={18} aria-hidden />} disabled={!last} onClick={() => void undo()}>
        {label}
      </Menu.Item>
    );
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        className={last ? undefined : 'top-bar__idle'}
        aria-disabled={!last}
        onClick={() => void undo()}
      >
        <IconArrowBackUp size={20} />
      </ActionIcon>
    </Tooltip>
  );
}
