import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createToken, featuresAddress } from '../../state/team/tokens.ts';
import { Failure } from './Failure.tsx';
import { TokenList } from './TokenList.tsx';
import { useStep } from './use-step.ts';

const USUAL_days = 90;
const MOST_days = 366;

/** One's own access tokens: how a desktop GIS reads, and a new one, which is shown once. */
export function MyTokens() {
  const { t } = useTranslation();
  const [version, setVersion] = useState(0);
  const [name, setName] = useState('');
  const [days, setDays] = useState<number | string>(USUAL_days);
  const [secret, setSecret] = useState<string | null>(null);
  const { isBusy, failure, run } = useStep();
  const isValid = typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= MOST_days;
  const make = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isValid || name.trim() === '') return;
    await run(async () => {
      const made = await createToken(name.trim(), days);
      setSecret(made.secret);
      setName('');
      setVersion((one) => one + 1);
    });
  };
  return (
    <>
      <p>{t('team.tokens.text')}</p>
      <dl className="team-tokens__address">
        <dt>{t('team.tokens.address')}</dt>
        <dd>{featuresAddress()}</dd>
      </dl>
      <p className="team-quiet">{t('team.tokens.how')}</p>
      <TokenList key={version} account={null} mayEnd />
      <form className="team-tokens__new" onSubmit={(event) => void make(event)} noValidate>
        <TextInput
          size="md"
          label={t('team.tokens.name')}
          placeholder={t('team.tokens.nameHint')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NumberInput
          size="md"
          label={t('team.tokens.days')}
          min={1}
          max={MOST_days}
          clampBehavior="none"
          value={days}
          onChange={setDays}
          error={isValid ? undefined : t('team.tokens.daysWrong')}
        />
        <Button type="submit" size="md" disabled={isBusy || !isValid || name.trim() === ''}>
          {t('team.tokens.make')}
        </Button>
      </form>
      <Failure failure={failure} />
      <Modal
        opened={secret !== null}
        onClose={() => setSecret(null)}
        title={t('team.tokens.made')}
        closeOnClickOutside={false}
        closeOnEscape={false}
        withCloseButton={false}
        centered
      >
        {secret !== null && <Secret secret={secret} onDone={() => setSecret(null)} />}
      </Modal>
    </>
  );
}

function Secret({ secret, onDone }: { readonly secret: string; onDone(): void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null);
  const copy = () =>
    // Plain http pages have no clipboard, and it can be forbidden.
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(secret))
      .then(
        () => setCopied('copied'),
        () => setCopied('notCopied'),
      );
  return (
    <div className="team-first">
      <p>{t('team.tokens.madeText')}</p>
      <p className="team-tokens__secret">{secret}</p>
      <Button
        variant="default"
        size="md"
        leftSection={copied === 'copied' ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
        onClick={() => void copy()}
      >
        {t('team.tokens.copy')}
      </Button>
      <p role="status" className="team-quiet">
        {copied && t(`team.tokens.${copied}`)}
      </p>
      <Button size="md" onClick={onDone}>
        {t('team.tokens.done')}
      </Button>
    </div>
  );
}
