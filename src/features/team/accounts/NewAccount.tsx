import { Button, Drawer, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createAccount } from '../../../state/team/accounts.ts';
import { Failure } from '../Failure.tsx';
import { useStep } from '../use-step.ts';
import type { Told } from './FirstPassword.tsx';
import { RightsFields } from './RightsFields.tsx';
import { NO_RIGHTS } from './rights.ts';

interface NewAccountProps {
  readonly opened: boolean;
  onMade(told: Told): void;
  onClose(): void;
}

/** Makes an account; its first password is shown once, when it is made. */
export function NewAccount({ opened, onMade, onClose }: NewAccountProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={520}
      title={t('team.accounts.create')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('team.accounts.close') }}
    >
      <NewAccountForm onMade={onMade} onClose={onClose} />
    </Drawer>
  );
}

function NewAccountForm({ onMade, onClose }: Pick<NewAccountProps, 'onMade' | 'onClose'>) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [rights, setRights] = useState(NO_RIGHTS);
  const [isAsked, setAsked] = useState(false);
  const { isBusy, failure, run } = useStep();
  const missing = (text: string) => isAsked && text.trim() === '' && t('team.login.missing');
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (login.trim() === '' || name.trim() === '') return;
    await run(async () => {
      const grants = rights.role === 'partner' ? rights.grants : {};
      const made = await createAccount({ login, name, role: rights.role, isAdmin: rights.isAdmin, grants });
      onMade({ login: made.account.login, name: made.account.name, password: made.password });
    });
  };
  return (
    <form className="team-form" onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        size="md"
        label={t('team.accounts.login')}
        description={t('team.accounts.loginHint')}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        error={missing(login)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
      />
      <TextInput
        size="md"
        label={t('team.accounts.name')}
        description={t('team.accounts.nameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing(name)}
        autoComplete="off"
      />
      <RightsFields rights={rights} onChange={setRights} />
      <Failure failure={failure} />
      <div className="team-actions">
        <Button type="submit" size="md" loading={isBusy}>
          {t('team.accounts.create')}
        </Button>
        <Button variant="default" size="md" onClick={onClose}>
          {t('team.accounts.cancel')}
        </Button>
      </div>
    </form>
  );
}
