import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What was refused, the action and the way out. */
export function FormFoot({
  busy,
  failure,
  action,
  onClose,
}: {
  busy: boolean;
  failure: string | null;
  action: string;
  onClose(): void;
}) {
  const { t } = useTranslation();
  return (
    <>
      {failure && (
        <p role="alert" className="failure">
          {failure}
        </p>
      )}
      <div className="button-row">
        <Button type="submit" size="xs" variant="light" loading={busy}>
          {action}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('items.cancel')}
        </Button>
      </div>
    </>
  );
}
