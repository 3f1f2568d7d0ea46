import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../../state/view.ts';

/** Takes back what was filtered, sorted or switched: a button in the bar, or an entry of its menu where there is no room. */
export function UndoButton({ inMenu = false }: { inMenu?: boolean }) {
  const { t } = useTranslation();
  const last = useView((s) => s.undoSteps.at(-1));
  const label = last ? t('views.undo', { what: t(`views.step.${last.what}`) }) : t('views.nothingToUndo');
  const undo = () => void useView.getState().undo();
  if (inMenu)
    return (
      <Menu.Item leftSection={<IconArrowBackUp size={18} aria-hidden />} disabled={!last} onClick={undo}>
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
        onClick={undo}
      >
        <IconArrowBackUp size={20} />
      </ActionIcon>
    </Tooltip>
  );
}
