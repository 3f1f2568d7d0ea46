import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { forgetEntries } from '../../../state/kept-entries.ts';

interface EntryFootProps {
  /** Under which the form's entries are kept; they are forgotten where it is given up. */
  readonly name: string;
  /** On the button that submits. */
  readonly action: string;
  readonly busy: boolean;
  /** What was refused, in words; the entries stay. */
  readonly failure: string | null;
  onGiveUp(): void;
}

/** The foot of a form: what was refused, the button that submits it and the one that gives it up. */
export function EntryFoot({ name, action, busy, failure, onGiveUp }: EntryFootProps) {
  const { t } = useTranslation();
  return (
    <>
      {failure && (
        <p role="alert" className="failure">
          {failure}
        </p>
      )}
      <div className="button-row">
        <Button type="submit" loading={busy}>
          {action}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            forgetEntries(name);
            onGiveUp();
          }}
        >
          {t('app.cancel')}
        </Button>
      </div>
    </>
  );
}
