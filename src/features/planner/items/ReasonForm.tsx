import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionRequest } from '../../../workers/calls/recording.ts';
import { FormFoot } from './FormFoot.tsx';
import { useAct } from './use-act.ts';

interface ReasonFormProps {
  readonly action: string;
  request(reason: string): ActionRequest;
  onClose(): void;
}

/** One line of words that an action needs; what is refused keeps them. */
export function ReasonForm({ action, request, onClose }: ReasonFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { run, busy, failure } = useAct();
  const submit = async () => {
    if (await run(request(reason.trim()))) onClose();
  };
  return (
    <form
      className="item-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        size="xs"
        label={t('items.reason')}
        description={t('items.reasonHint')}
        value={reason}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormFoot busy={busy} failure={failure} action={action} onClose={onClose} />
    </form>
  );
}
