import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../../state/view.ts';
import { useUndo } from './use-undo.ts';

/** Takes back what was filtered, sorted, switched, imported or recorded: a button in the bar, or an entry of its menu where there is no room. */
export function UndoButton({ inMenu = false }: { inMenu?: boolean }) {
  const { t } = useTranslation();
  const { wordStep, turn } = useUndo();
  const last = useView((s) => s.undoSteps.at(-1));
  const label = last ? t('views.undo', { what: wordStep(last) }) : t('views.nothingToUndo');
  if (inMenu)
    return (
      <Menu.Item leftSection={<IconArrowBackUp size={18} aria-hidden />} disabled={!last} onClick={() => void turn('back')}>
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
        onClick={() => void turn('back')}
      >
        <IconArrowBackUp size={20} />
      </ActionIcon>
    </Tooltip>
  );
}
