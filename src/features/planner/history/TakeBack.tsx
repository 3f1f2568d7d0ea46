import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { takeBack } from '../../../state/take-back.ts';
import type { ToldChange } from '../../../workers/calls/history.ts';
import { ReasonForm } from '../shell/ReasonForm.tsx';
import { useEntry } from '../shell/use-entry.ts';

/** Takes one change back by a counter-change, with the reason. */
export function TakeBack({ change }: { change: ToldChange }) {
  const { t } = useTranslation();
  const name = `change/${change.id}/take-back`;
  const [asking, setAsking] = useEntry(`${name}/opened`, false);
  if (asking)
    return (
      <ReasonForm
        name={name}
        label={t('history.takeBackWhy')}
        hint={t('history.takeBackHint')}
        action={t('history.takeBack')}
        onClose={() => setAsking(false)}
        onSubmit={async (reason) => {
          await takeBack([change.id], reason);
          notifications.show({ message: t('history.takenBackDone') });
        }}
      />
    );
  return (
    <Button
      className="entity-history__take-back"
      variant="subtle"
      color="gray"
      size="compact-sm"
      aria-label={`${t('history.takeBack')}: ${t('history.seq', { seq: change.seq })}`}
      onClick={() => setAsking(true)}
    >
      {t('history.takeBack')}
    </Button>
  );
}
