import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface ConfirmDialogProps {
  readonly opened: boolean;
  /** What will be done: title and button. */
  readonly action: string;
  /** What it means, and whether it can be taken back. */
  readonly text: string;
  onConfirm(): void;
  onClose(): void;
}

/** Asks once before something is taken away. */
export function ConfirmDialog({ opened, action, text, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={action} centered closeButtonProps={{ 'aria-label': t('app.close') }}>
      <p>{text}</p>
      <div className="button-row">
        <Button
          color="red"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {action}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </Modal>
  );
}
