import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionRequest } from '../../../workers/calls/recording.ts';
import { Field, SmallForm } from './SmallForm.tsx';
import { useAct } from './use-act.ts';

interface ReasonFormProps {
  readonly action: string;
  request(reason: string): ActionRequest;
  onClose(): void;
}

/** Asks why something is taken back. */
export function ReasonForm({ action, request, onClose }: ReasonFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { run, ...state } = useAct();
  const submit = async () => {
    if (await run(request(reason.trim()))) onClose();
  };
  return (
    <SmallForm action={action} busy={state.busy} failure={state.failure} onSubmit={submit} onClose={onClose}>
      <Field label={t('items.reason')} description={t('items.reasonHint')} value={reason} onChange={setReason} />
    </SmallForm>
  );
}
