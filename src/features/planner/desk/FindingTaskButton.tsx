import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingEntry } from '../../../workers/calls/findings.ts';
import { useFindingText } from '../findings/use-finding-text.ts';
import { NewTaskDialog } from './NewTaskDialog.tsx';

/** Gives somebody a finding to put right. */
export function FindingTaskButton({ entry }: { entry: FindingEntry }) {
  const { t } = useTranslation();
  const { ruleName, todo, labelsOf } = useFindingText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {t('desk.task.give')}
      </Button>
      {isOpen && (
        <NewTaskDialog
          about={{
            from: 'finding',
            subject: { kind: 'finding', id: entry.key, label: labelsOf(entry) || ruleName(entry.code) },
            title: `${ruleName(entry.code)}：${todo(entry)}`,
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
