import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditing } from '../../../state/editing.ts';
import type { FeatureDetail } from '../../../workers/engine-api.ts';
import { BeginQuestion } from './BeginQuestion.tsx';
import { taskOfDetail } from './task-of-detail.ts';
import { useBegin } from './use-begin.ts';

/** Begins to draw a feature anew. */
export function EditButton({ detail }: { detail: FeatureDetail }) {
  const { t } = useTranslation();
  const beginning = useBegin();
  const { begin, failure } = beginning;
  const current = useEditing((s) => s.task);
  const task = taskOfDetail(detail);
  useEffect(() => {
    if (failure) notifications.show({ color: 'orange', message: failure });
  }, [failure]);
  if (!task) return null;
  const isAtIt = current?.kind === task.kind && current.id === task.id;
  return (
    <>
      <Button
        variant={isAtIt ? 'light' : 'default'}
        leftSection={<IconPencil size={16} aria-hidden />}
        disabled={isAtIt}
        onClick={() => void begin(task)}
      >
        {t('editing.button')}
      </Button>
      <BeginQuestion beginning={beginning} />
    </>
  );
}
