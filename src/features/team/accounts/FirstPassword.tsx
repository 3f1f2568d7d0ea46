import { Button, Modal } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A first password that was made just now, and its owner. */
export interface Told {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/** Shows a first password the one time that it can be seen: nothing but the button closes it. */
export function FirstPassword({ told, onDone }: { readonly told: Told | null; onDone(): void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={told !== null}
      onClose={onDone}
      title={t('team.first.title')}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      centered
    >
      {told && <Content told={told} onDone={onDone} />}
    </Modal>
  );
}

function Content({ told: { login, name, password }, onDone }: { readonly told: Told; onDone(): void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${t('team.first.login')}: ${login}\n${t('team.first.password')}: ${password}`);
      setCopied('copied');
    } catch {
      // Plain http pages have no clipboard, and it can be forbidden.
      setCopied('notCopied');
    }
  };
  return (
    <div className="team-first">
      <p>{t('team.first.text', { name })}</p>
      <dl>
        <div>
          <dt>{t('team.first.login')}</dt>
          <dd>{login}</dd>
        </div>
        <div>
          <dt>{t('team.first.password')}</dt>
          <dd className="team-first__password">{password}</dd>
        </div>
      </dl>
      <Button
        variant="default"
        size="md"
        leftSection={copied === 'copied' ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
        onClick={() => void copy()}
      >
        {t('team.first.copy')}
      </Button>
      <p role="status" className="team-quiet">
        {copied && t(`team.first.${copied}`)}
      </p>
      <Button size="md" onClick={onDone}>
        {t('team.first.done')}
      </Button>
    </div>
  );
}
