import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { forgetEntries } from '../../../state/kept-entries.ts';
import { useRefusalText } from '../bulk/bulk-words.ts';
import { useEntry } from './use-entry.ts';
import './reason-form.css';

interface ReasonFormProps {
  /** Under which what is typed is kept until it is recorded or given up. */
  readonly name: string;
  /** Of the field; where something is taken back, the usual words. */
  readonly label?: string;
  readonly hint?: string;
  /** On the button that does it. */
  readonly action: string;
  /** What else must be known before it is done. */
  readonly note?: ReactNode;
  /** Whatever it rejects with is worded beside the field. */
  onSubmit(reason: string): Promise<unknown>;
  onClose(): void;
}

/** Asks why before something is recorded that needs a reason. A refusal leaves what was typed where it is. */
export function ReasonForm({ name, label, hint, action, note, onSubmit, onClose }: ReasonFormProps) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [reason, setReason] = useEntry(`${name}/reason`, '');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => {
    forgetEntries(name);
    onClose();
  };
  const submit = async () => {
    if (reason.trim() === '') {
      setProblem(t('error.reason-missing'));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit(reason.trim());
      close();
    } catch (error) {
      const { code, params } = asCodedError(error);
      setProblem(refusalText(code, params ?? {}));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="reason-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Textarea
        ref={(field) => {
          // Whoever asked for the form wants to write.
          if (reason === '') field?.focus();
        }}
        required
        autosize
        minRows={2}
        maxRows={6}
        label={label ?? t('app.reason')}
        description={hint ?? t('app.reasonHint')}
        value={reason}
        error={problem}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {note}
      <div className="button-row">
        <Button type="submit" size="xs" loading={busy}>
          {action}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
