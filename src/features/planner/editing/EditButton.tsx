import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasWork, useEditing } from '../../../state/editing.ts';
import type { FeatureDetail } from '../../../workers/engine-api.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { taskOfDetail } from './task-of-detail.ts';
import { useBegin } from './use-begin.ts';

/** Begins to draw a feature anew; asks before that takes the place of unfinished work. */
export function EditButton({ detail }: { detail: FeatureDetail }) {
  const { t } = useTranslation();
  const { begin, failure } = useBegin();
  const [asking, setAsking] = useState(false);
  const current = useEditing((s) => s.task);
  const task = taskOfDetail(detail);
  if (!task) return null;
  const start = async () => {
    await begin(task);
    if (failure) notifications.show({ color: 'orange', message: failure });
  };
  const isAtIt = current?.kind === task.kind && current.id === task.id;
  return (
    <>
      <Button
        variant={isAtIt ? 'light' : 'default'}
        leftSection={<IconPencil size={16} aria-hidden />}
        disabled={isAtIt}
        onClick={() => (hasWork() ? setAsking(true) : void start())}
      >
        {t('editing.button')}
      </Button>
      <ConfirmDialog
        opened={asking}
        action={t('editing.discard.action')}
        text={t('editing.discard.other')}
        onConfirm={() => void start()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
