import { Button, Textarea } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { useFailureText } from '../use-failure-text.ts';

interface ReasonFormProps {
  /** What will be done: the button. */
  readonly action: string;
  onSubmit(reason: string): Promise<unknown>;
  onDone(): void;
  onCancel(): void;
}

/** Takes something back, with the reason. What was typed stays where it is refused. */
export function ReasonForm({ action, onSubmit, onDone, onCancel }: ReasonFormProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      await onSubmit(reason.trim());
      onDone();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
      setBusy(false);
    }
  };
  return (
    <form className="desk-form" onSubmit={(event) => void submit(event)}>
      <Textarea
        label={t('desk.reason')}
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {failure && (
        <p role="alert" className="failure">
          {failure}
        </p>
      )}
      <div className="button-row">
        <Button type="submit" loading={busy}>
          {action}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
